"""The question that a locus asks, in the reports' own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.collate.contexts import stem
from variorum.collate.dates import HOUR
from variorum.collate.drafts import Mark
from variorum.model import LocusKind

MOST_WORDS = 4  # of the reports' words in a question: enough to tell it from the next


def question(kind: LocusKind, marks: Sequence[Mark]) -> str:
    """What the readings of `marks` answer."""
    words = commonest_words(marks)
    if kind == "date":
        days = [mark.reading.date or "" for mark in marks]
        when = "at what time" if any(HOUR.search(day) for day in days) else "in what year" if _years(days) else "on what day"
        return f"{when}: {' '.join(words)}".rstrip(": ")
    if kind == "figure":
        return _figure_question(marks, words)
    return " ".join(words)


def commonest_words(marks: Sequence[Mark]) -> list[str]:
    """The words around most of `marks`, each in its commonest form, in the order of the mark that has most of them."""
    in_marks = Counter(stem for mark in marks for stem in sorted(mark.context.stems))
    forms: dict[str, Counter[str]] = {}
    for mark in marks:
        for word in mark.context.words:
            forms.setdefault(stem(word), Counter())[word if not word.isupper() else word.lower()] += 1
    best = max(
        marks,
        key=lambda mark: (
            sum(in_marks[s] for s in sorted(mark.context.stems)) / (3 + len(mark.context.stems)),
            mark.centrality,
        ),
    )
    order = {stem(word): at for at, word in reversed(list(enumerate(best.context.words)))}
    top = sorted(order, key=lambda s: (-in_marks[s], order[s]))[:MOST_WORDS]
    return [min(forms[s].items(), key=lambda item: (-item[1], item[0]))[0] for s in sorted(top, key=lambda s: order[s])]


def _figure_question(marks: Sequence[Mark], words: list[str]) -> str:
    units = Counter(mark.reading.unit for mark in marks if mark.reading.unit)
    counted = Counter(mark.of for mark in marks if mark.of)
    unit = min(units.items(), key=lambda item: (-item[1], item[0]))[0] if units else None
    of = min(counted.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0] if counted else None
    counts = unit is None or unit == "people" or (of is not None and stem(unit) in {stem(word) for word in of.split()})
    noun = (of or unit) if counts else " ".join(word for word in (unit, of) if word)
    known = {stem(word) for word in (noun or "").split()}
    rest = " ".join(word for word in words if stem(word) not in known)
    return f"how many {noun}: {rest}".rstrip(": ") if noun else f"how many: {rest}".rstrip(": ")


def _years(days: Sequence[str]) -> bool:
    return 2 * sum(len(day) == 4 for day in days) > len(days)
