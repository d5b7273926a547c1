"""What a figure counts: its unit, and the noun and the fate that the words around it give, in the report's own words."""

from collections.abc import Sequence

import msgspec

from variorum.annotate.numerals import Token
from variorum.annotate.quantities.figures import Figure
from variorum.annotate.quantities.units import AMBIGUOUS, TIME, UNITS, Unit
from variorum.annotate.quantities.words import CHAIN, PERSONS, PLURALS, STATES, STOPS, is_participle, is_plural

_PARTITIVES = frozenset("them these those whom which".split())
_FATES = {
    form: fate
    for fate, forms in {
        "killed": "kill kills killing killed",
        "injured": "injure injures injuring injured",
        "wounded": "wound wounds wounding wounded",
        "arrested": "arrest arrests arresting arrested",
        "displaced": "displace displaces displacing displaced",
        "hospitalised": "hospitalise hospitalises hospitalising hospitalised hospitalize hospitalizes hospitalizing hospitalized",
    }.items()
    for form in forms.split()
}
_RISING = frozenset("to at of reached is was stood hit now stands".split())
_TOLLS = frozenset("toll tolls".split())
_LONGEST_GROUP = 6
_REACH = 25  # words back to "the number of those killed"; it stands at the head of its sentence


class Counted(msgspec.Struct, frozen=True):
    """What a figure counts. `end` is the index after the unit or noun that belongs to its words; `own` says that the words
    beside the figure name it, so that nothing need be taken over from an earlier figure. `noun` is its noun alone."""

    unit: Unit | None
    of: str | None
    end: int
    own: bool
    noun: str | None = None


def unit_after(tokens: Sequence[Token], figure: Figure, last: int) -> tuple[Unit, int] | None:
    """The unit of measure right after `figure`, with the index after it: "14-hour", "per cent", "degrees Fahrenheit"."""
    at = figure.end
    if at < last and tokens[at].word == "-":
        at += 1
    if at >= last:
        return None
    word = tokens[at].word
    glued = tokens[at].begin == tokens[at - 1].end
    if word == "per" and at + 1 < last and tokens[at + 1].word == "cent":
        return UNITS["%"], at + 2
    if word == "%":
        point = at + 1 < last and tokens[at + 1].word in ("point", "points")
        return (UNITS["points"], at + 2) if point else (UNITS["%"], at + 1)
    if word in ("c", "f") and tokens[at].capital and (glued or tokens[at - 1].word == "°"):
        return UNITS["°" + word], at + 1
    if word == "°":
        scale = tokens[at + 1].word if at + 1 < last else ""
        return UNITS.get("°" + scale, UNITS["°c"]), at + 1 + (scale in ("c", "f"))
    if word == "full" and at + 1 < last and tokens[at + 1].word in UNITS:
        at, word = at + 1, tokens[at + 1].word
    if at + 1 < last and (pair := UNITS.get(f"{word} {tokens[at + 1].word}")):
        return pair, at + 2
    unit = UNITS.get(word)
    if unit is None or (word in ("points", "point") and not (at + 1 < last and False)):
        return (
            (UNITS["points"], at + 2)
            if word in ("percent", "percentage") and at + 1 < last and tokens[at + 1].word == "points"
            else None
        )
    if word in AMBIGUOUS and not (
        glued or word in ("nights", "day") or (word in ("second", "time", "day", "night") and figure.low == 1)
    ):
        return None
    return unit, at + 1


def counted(tokens: Sequence[Token], figure: Figure, first: int, last: int) -> Counted:
    """What `figure` counts, by the words of its sentence `tokens[first:last]`."""
    measured = unit_after(tokens, figure, last)
    if measured:
        unit, end = measured
        return Counted(unit, _of_measure(tokens, unit, end, first, last), end, own=True)
    if figure.prefix:
        return Counted(UNITS[figure.prefix], None, figure.end, own=True)
    if figure.adverb:
        return Counted(UNITS["times"], None, figure.end, own=True)
    begin, partitive = _group_begin(tokens, figure.end, last)
    group = (begin, begin) if partitive == "pronoun" else _group(tokens, begin, last, figure)
    label = _label(tokens, figure, first) if group[0] == group[1] else None
    words = [token.word for token in tokens[group[0] : group[1]]]
    noun = _written(tokens, group) if words else None
    fate = _fate(tokens, group[1], last) if not words or words[-1] not in STATES else None
    lead = _leading(tokens, figure.begin, first) if not fate else None
    kind = _person_kind(words, fate, lead)
    if label and not words:
        noun, kind = label
    if not words and not fate and not label:
        noun = _antecedent(tokens, figure, first, partitive)
        kind = _person_kind(noun.split(), None, lead) if noun else kind
        words = noun.split() if noun else words
    parts = [part for part in (noun, fate or (lead if kind == "people" or words else None)) if part]
    of = " ".join(dict.fromkeys(parts)) or None
    if figure.share:
        return Counted(UNITS["%"], of, max(figure.end, group[1]) if not partitive else figure.end, own=True)
    head = words[-1] if words else None
    unit = Unit(kind) if kind else Unit(_singular(head)) if head and head not in STATES else None
    own = bool(noun) or (bool(fate) and kind is not None)
    end = group[1] if group[1] > group[0] and not partitive else figure.end
    return Counted(unit, of, end, own=own, noun=noun)


def _group_begin(tokens: Sequence[Token], at: int, last: int) -> tuple[int, str]:
    """Where the noun group after a figure begins, and how it is bound: "" right there, "of" for "of the doses", "pronoun"."""
    if at < last and tokens[at].word == "-" and tokens[at].begin == tokens[at - 1].end:
        return at + 1, ""
    if at >= last or tokens[at].word != "of":
        return at, ""
    at += 1
    while at < last and tokens[at].word in ("the", "its", "his", "her", "their", "our", "all", "whose"):
        at += 1
    if at < last and tokens[at].word in _PARTITIVES:
        return at + 1, "pronoun"
    if at < last and tokens[at].number is not None:
        at += 1
    return at, "of"


def _group(tokens: Sequence[Token], begin: int, last: int, figure: Figure) -> tuple[int, int]:
    """The noun group that begins at `begin`, up to and with its head; empty where there is none.

    Its head is the first plural in it, a state ("injured") that no plural follows, or after "one" its last word.
    """
    stop = begin
    while stop < min(last, begin + _LONGEST_GROUP):
        token = tokens[stop]
        if (
            not (token.word[0].isalpha() or (token.word == "-" and stop > begin))
            or token.number is not None
            or token.word in STOPS
        ):
            break
        if (
            stop > begin
            and tokens[stop - 1].word in STATES
            and not (is_plural(token.word) or token.word in PERSONS or token.word.endswith(("ed", "ing")))
        ):
            break
        stop += 1
        if is_plural(token.word) and not (stop < last and tokens[stop].word == "-"):
            break
        if token.word.endswith("ed") and token.word not in STATES and stop - 1 > begin:
            stop -= 1
            break
    head = stop - 1
    while head >= begin and tokens[head].word == "-":
        head -= 1
    if head < begin:
        return begin, begin
    word = tokens[head].word
    if is_plural(word) or word in PERSONS:
        return begin, head + 1
    states = [at for at in range(begin, head + 1) if tokens[at].word in STATES]
    if states:
        return begin, states[-1] + 1
    plural = figure.high is None or figure.high > 1
    if plural:
        persons = [at for at in range(begin, head + 1) if tokens[at].word in PERSONS]
        return (begin, persons[0] + 1) if persons else (begin, head + 1) if _hyphened(tokens, begin, figure) else (begin, begin)
    while head > begin and is_participle(tokens[head].word):
        head -= 1
    return (begin, head + 1) if not is_participle(tokens[head].word) else (begin, begin)


def _hyphened(tokens: Sequence[Token], begin: int, figure: Figure) -> bool:
    """Whether the group hangs on its figure by a hyphen: "a 12-seat van"."""
    return begin > figure.end and tokens[begin - 1].word == "-"


def _written(tokens: Sequence[Token], group: tuple[int, int]) -> str:
    """The words of the group, as they are compared."""
    return " ".join(token.word for token in tokens[group[0] : group[1]]).replace(" - ", "-")


def _fate(tokens: Sequence[Token], at: int, last: int) -> str | None:
    """What became of those counted: "were killed", "have not been found", "developed", in the words after the noun."""
    chained, negated, limit = False, False, min(last, at + 12)
    while at < limit and (
        tokens[at].word in CHAIN or tokens[at].word in ("not", "n't", ",") and chained or tokens[at].word == "-"
    ):
        if tokens[at].word == "," and not (at + 1 < limit and tokens[at + 1].word in CHAIN):
            return None
        negated = negated or tokens[at].word == "not"
        chained = True
        at += 1
    if at >= limit:
        return None
    word = tokens[at].word
    if word == "lost" and at + 2 < last and tokens[at + 2].word in ("life", "lives"):
        return " ".join(token.word for token in tokens[at : at + 3])
    if word == "fall" and at + 1 < last and tokens[at + 1].word == "ill":
        return "fall ill"
    if word in ("fell", "taken", "fallen") and at + 1 < last and tokens[at + 1].word in ("ill", "sick"):
        return f"{word} {tokens[at + 1].word}"
    if word in STATES or is_participle(word):
        return f"not {word}" if negated else word
    return None


def _leading(tokens: Sequence[Token], at: int, first: int) -> str | None:
    """The verb right before a figure that says what was done to those it counts: "killed 28 people", "carrying 379"."""
    word = tokens[at - 1].word if at > first else ""
    if word in _FATES:
        return _FATES[word]
    if word in STATES or word in STOPS or word in CHAIN:
        return word if word in STATES else None
    if (
        word.endswith("ing") and len(word) > 5 and word not in ("during", "according", "including", "following", "regarding")
    ) or word in ("carried", "recalled"):
        return word
    return word if word.endswith("ed") and len(word) > 4 else None


def _person_kind(words: Sequence[str], fate: str | None, lead: str | None) -> str | None:
    """ "people" where persons are counted."""
    head = words[-1] if words else ""
    if head:
        return "people" if head in PERSONS or head in STATES or head in ("dead", "ones") else None
    bare = (fate or "").removeprefix("not ")
    if bare in STATES or bare.startswith("lost ") or bare.endswith((" ill", " sick")):
        return "people"
    return "people" if lead in _FATES.values() else None


def _label(tokens: Sequence[Token], figure: Figure, first: int) -> tuple[str, str | None] | None:
    """What the head of the sentence says that the figure is: "the number of injured stands at", "the toll rose to", "Missing:"."""
    at = figure.begin - 1
    if at < first:
        return None
    for colon in range(first, min(first + 4, figure.begin)):
        if tokens[colon].word == ":" and colon > first and figure.begin - colon < 12:
            word = tokens[colon - 1].word
            if word in STATES or word in PERSONS:
                return word, "people"
    if tokens[at].word not in _RISING:
        return None
    for back in range(at, max(first, at - _REACH) - 1, -1):
        word = tokens[back].word
        if word in _TOLLS:
            before = tokens[back - 1].word if back > first else ""
            return (f"{before} {word}" if before and before not in STOPS else word), "people"
        if word == "number" and back + 1 < at and tokens[back + 1].word == "of":
            begin = back + 2
            stop = begin
            while (
                stop < at
                and tokens[stop].word[0].isalpha()
                and (tokens[stop].word not in STOPS)
                and stop - begin < 5
                and tokens[stop].word not in ("rose", "stands")
            ):
                stop += 1
            words = [token.word for token in tokens[begin:stop]]
            if words:
                persons = any(w in PERSONS or w in STATES for w in words)
                return " ".join(words), "people" if persons else _singular(words[-1])
    return None


def _antecedent(tokens: Sequence[Token], figure: Figure, first: int, partitive: str) -> str | None:
    """The noun before "…, 20,000 of them"."""
    at = figure.begin - 1
    if partitive != "pronoun" or at <= first or tokens[at].word != ",":
        return None
    noun = tokens[at - 1].word
    if not is_plural(noun):
        return None
    before = tokens[at - 2].word if at - 2 >= first else ""
    return f"{before} {noun}" if before.isalpha() and before not in STOPS and not is_participle(before) else noun


def _of_measure(tokens: Sequence[Token], unit: Unit, end: int, first: int, last: int) -> str | None:
    """What a measure is of: "7 per cent of customers" -> customers, "14-hour days" -> days."""
    at = end
    if at < last and tokens[at].word == "of":
        at += 1
        while at < last and tokens[at].word in ("the", "its", "all", "his", "her", "their", "our"):
            at += 1
    elif unit.name in TIME and (end == 0 or tokens[end - 2].word != "-"):
        return None
    if unit.name in TIME and tokens[end - 1].word == "old":
        return None
    stop = at
    while (
        stop < min(last, at + 4)
        and tokens[stop].word[0].isalpha()
        and tokens[stop].word not in STOPS
        and tokens[stop].number is None
    ):
        stop += 1
        if is_plural(tokens[stop - 1].word):
            break
    while stop > at and is_participle(tokens[stop - 1].word):
        stop -= 1
    return " ".join(token.word for token in tokens[at:stop]) or None


def _singular(noun: str) -> str:
    """`noun`, a plural, in the singular, by its ending.

    >>> [_singular(noun) for noun in ("doses", "countries", "branches", "lives", "ferries", "buses")]
    ['dose', 'country', 'branch', 'life', 'ferry', 'bus']
    """
    if noun in ("lives", "wives", "knives"):
        return noun[:-3] + "fe"
    if noun in PLURALS or not noun.endswith("s") or noun.endswith("ss"):
        return {"men": "man", "women": "woman", "feet": "foot", "teeth": "tooth", "mice": "mouse"}.get(noun, noun)
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zzes", "buses")):
        return noun[:-2]
    return noun[:-1]
