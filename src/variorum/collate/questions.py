"""The questions that loci ask, in the words of grammar and of the reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from variorum.collate.clauses import clause
from variorum.collate.contexts import EMPTY, NUMERAL, WORD, stem
from variorum.collate.dates import HOUR
from variorum.collate.drafts import Mark
from variorum.collate.money import MONEY
from variorum.collate.outcomes import outcome
from variorum.model import LocusKind, Report

_UNITS = {
    "km": "how far", "m": "how far", "km/h": "how fast", "km²": "how large an area", "m²": "how large an area",
    "kg": "what weight", "l": "how much", "m³": "how much", "°C": "what temperature", "MW": "how much power",
    "MWh": "how much energy", "magnitude": "what magnitude",
    "seconds": "how long", "minutes": "how long", "hours": "how long", "days": "how long", "months": "how long",
    "years": "how long", "%": "what share", "points": "how many points", "times": "how many times",
}  # fmt: skip
_FATES = {
    "dead": "died", "hurt": "were injured", "missing": "are missing", "aboard": "were aboard", "rescued": "were rescued",
    "held": "were held", "fled": "had to leave", "ill": "fell ill", "treated": "were treated in hospital",
    "freed": "were freed",
}  # fmt: skip
KILLED = re.compile(r"\bkill", re.IGNORECASE)
BODIES = re.compile(r"^(?:bod(?:y|ies)|corpses?|remains)$", re.IGNORECASE)
_NO_NOUN = "fall falls fell fallen became become taken told left given sent put lost"
NO_NOUN = frozenset(_NO_NOUN.split())
IRREGULAR = {"child": "children", "man": "men", "woman": "women", "person": "people", "life": "lives"}
SHARE_OF = re.compile(r"\s*of\s+(?:the |its |their |his |her |our |all |a |an )*((?:[^\W\d_][\w’'-]*\s?){1,3})", re.IGNORECASE)
CHANGED = re.compile(
    r"\b(?:fell|fall(?:s|en)?|rose|risen|rises?|dropped|gain(?:ed|ing|s)|lost|slid|jumped|climbed|grew|shed|up|down)"
    r"\s+(?:by\s+)?several\b",
    re.IGNORECASE,
)
OLD = re.compile(r"-?\s*old\b")
SIZES = re.compile(r"[\s-]*(high|tall|deep|long|wide|thick)\b")
MOST_NOUN = 2  # words of what is counted: "replacement doses"


def questions(places: Sequence[tuple[LocusKind, Sequence[Mark]]], texts: Mapping[str, Report]) -> list[str]:
    """What the marks of each of `places` answer; `places` are in the order in which they are shown.

    Where the grammar of the figures does not tell two places apart, and where it says no more than a unit, a clause of one
    of the reports stands behind it, with … for the figure; of several that ask one thing, the first does without.
    """
    asked: set[str] = set()
    found = []
    for kind, marks in places:
        words, enough = _figure(marks, texts) if kind == "figure" else (_when(marks), False)
        one = words.replace("were killed", "died")
        told = "" if enough and one not in asked else clause(kind, marks)
        asked.add(one)
        found.append(f"{words}: “{told}”" if told else words)
    return found


def _when(marks: Sequence[Mark]) -> str:
    days = [mark.reading.date or "" for mark in marks]
    if any(HOUR.search(day) for day in days):
        return "at what time"
    if 2 * sum(len(day) == 4 for day in days) > len(days):
        return "in what year"
    return "on what day" if 2 * sum(len(day) == 10 for day in days) >= len(days) else "when"


def _figure(marks: Sequence[Mark], texts: Mapping[str, Report]) -> tuple[str, bool]:
    """The question, and whether it says enough where no other place of the story asks the same."""
    unit = commonest([mark.reading.unit for mark in marks])
    if unit == "people":
        return _people(marks, texts)
    if unit is not None and MONEY.match(unit):
        return "how much money", False
    if unit == "%":
        return _share(marks, texts)
    if unit == "years" and any(OLD.match(_after(mark, texts)) for mark in marks):
        return "how old", False
    if unit == "m" and (sizes := [found[1] for mark in marks if (found := SIZES.match(_after(mark, texts)))]):
        return f"how {commonest(sizes)}", False
    if unit in _UNITS:
        return _UNITS[unit], False
    noun = commonest([counted(mark, texts) for mark in marks]) or unit
    if noun is None:
        return "how many", False
    return f"how many {plural(noun) if noun == unit or _all_one(marks) else noun}", True


def _people(marks: Sequence[Mark], texts: Mapping[str, Report]) -> tuple[str, bool]:
    nouns = [noun for mark in marks if (noun := counted(mark, texts))]
    plain = ["people" if outcome(noun) else noun for noun in nouns]
    top = commonest(plain) or "people"
    heads = [stem(noun.split()[-1]) for noun in plain]
    who = top if 2 * heads.count(stem(top.split()[-1])) > len(heads) else "people"
    who = plural(who) if _all_one(marks) else who
    if 2 * sum(any(BODIES.match(word) for word in (mark.of or "").split()) for mark in marks) > len(marks):
        return "how many bodies", True
    outcomes = [outcome(mark.context.clause) for mark in marks]
    fate = max(sorted(_FATES), key=outcomes.count)
    if 2 * outcomes.count(fate) <= len(outcomes):
        return f"how many {who}", who not in ("people", "persons")
    killed = 2 * sum(bool(KILLED.search(mark.context.clause)) for mark in marks) >= len(marks)
    return f"how many {who} {'were killed' if fate == 'dead' and killed else _FATES[fate]}", True


def _share(marks: Sequence[Mark], texts: Mapping[str, Report]) -> tuple[str, bool]:
    if 2 * sum(bool(CHANGED.search(mark.context.clause)) for mark in marks) > len(marks):
        return "by how many per cent", False
    wholes = []
    for mark in marks:
        if found := SHARE_OF.match(_after(mark, texts)):
            words = []
            for word in found[1].split()[:MOST_NOUN]:
                if word.lower() in EMPTY or word.endswith(("ed", "ing")):
                    break
                words.append(word)
            wholes.append(" ".join(words) or None)
    whole = commonest(wholes)
    return (f"what share of {whole}", True) if whole else ("what share", False)


def counted(mark: Mark, texts: Mapping[str, Report]) -> str | None:
    """What stands behind the numeral of `mark` and is counted there, as the report words it; None where nothing does."""
    stems = {stem(word) for word in (mark.of or "").split()}
    span = mark.reading.span
    assert span is not None
    text = texts[span.report].text[span.begin : span.end + 60]
    numeral = NUMERAL.match(text)
    at = numeral.end() if numeral else 0
    words: list[str] = []
    for found in WORD.finditer(text, at):
        if text[at : found.start()].strip(" \n-") or stem(found.group()) not in stems or len(words) == MOST_NOUN:
            break
        if found.group().lower() in NO_NOUN:
            break
        words.append(found.group() if not found.group().isupper() else found.group().lower())
        at = found.end()
    return " ".join(words) or None


def commonest(values: Sequence[str | None]) -> str | None:
    """The one of `values` that most have, by the stem of its last word, in its commonest form; None where all are None. Of
    two words only where most of those that have the last one have both.

    >>> commonest(["doses", "new doses", None, "dose", "doses", "people"])
    'doses'
    """
    known = [value for value in values if value]
    stems = Counter(stem(value.split()[-1]) for value in known)
    if not stems:
        return None
    top = min(stems, key=lambda one: (-stems[one], one))
    forms = Counter(value for value in known if stem(value.split()[-1]) == top)
    form = min(forms, key=lambda form: (-forms[form], len(form), form))
    return form if 2 * forms[form] > stems[top] else form.split()[-1]


def _after(mark: Mark, texts: Mapping[str, Report]) -> str:
    span = mark.reading.span
    assert span is not None
    return texts[span.report].text[span.end : span.end + 60]


def _all_one(marks: Sequence[Mark]) -> bool:
    return all(mark.reading.low == mark.reading.high == 1 for mark in marks)


def plural(noun: str) -> str:
    """`noun`, of one word or two, in the plural."""
    first, _, last = noun.rpartition(" ")
    if last.endswith("s") or last in IRREGULAR.values():
        return noun
    if last in IRREGULAR:
        last = IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    else:
        last = f"{last}es" if last.endswith(("x", "ch", "sh")) else f"{last}s"
    return f"{first} {last}".strip()
