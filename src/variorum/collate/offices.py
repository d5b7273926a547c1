"""Offices: who is meant where a report gives words to "the prime minister" and only the others say who that is."""

import re
from collections.abc import Sequence

import msgspec

from variorum.collate.persons import described, persons
from variorum.collate.titles import ROLES, titles
from variorum.model import MarkedReport, Quotation

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE = 40  # characters before an office that can say of what: "water resources"
_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "this", "that"])
_PAST = frozenset(["ex", "former", "onetime"])
_FEWEST = 2  # words of an office: of bare "ministers" a story has several


def with_holders(reports: Sequence[MarkedReport]) -> list[MarkedReport]:
    """`reports`, with the name of its holder for every office of two words and more that a report gives words to, where the
    report names that person and the reports know no other holder."""
    holders = _holders(reports)
    people = persons(mention.name for marked in reports for mention in marked.mentions if mention.kind == "person")

    def named(marked: MarkedReport, quotation: Quotation) -> Quotation:
        office = _office(quotation.speaker)
        if len(office) < _FEWEST:
            return quotation
        found = {person for words, person in holders if _is_called(words, office)}
        here = {people.get(mention.name): mention.name for mention in marked.mentions if mention.kind == "person"}
        if len(found) != 1 or not found <= here.keys():
            return quotation
        return msgspec.structs.replace(quotation, speaker=here[found.pop()])

    return [
        msgspec.structs.replace(marked, quotations=tuple(named(marked, quotation) for quotation in marked.quotations))
        if any(_office(quotation.speaker) for quotation in marked.quotations)
        else marked
        for marked in reports
    ]


def _is_called(words: tuple[str, ...], office: tuple[str, ...]) -> bool:
    """Whether the holder of an office of so many `words` may be called by `office`: its last words, or "the former minister"
    of a former transport minister.

    >>> _is_called(("former", "transport", "minister"), ("former", "minister"))
    True
    >>> _is_called(("deputy", "prime", "minister"), ("former", "minister"))
    False
    """
    if words[-len(office) :] == office:
        return True
    past = office[0] in _PAST and not _PAST.isdisjoint(words)
    return past and words[-1:] == office[-1:] and set(office[1:]) <= set(words)


def _office(speaker: str | None) -> tuple[str, ...]:
    """The words of a speaker that is an office: "the prime minister"; none where it is a name or no office."""
    if not speaker or not described(speaker):
        return ()
    words = [word.lower() for word in _WORDS.findall(speaker)]
    if words[:1] and words[0] in _ARTICLES:
        del words[0]
    return tuple(words) if words and words[-1] in ROLES else ()


def _holders(reports: Sequence[MarkedReport]) -> set[tuple[tuple[str, ...], str]]:
    """Every office that stands beside a name, with the words before it, and whose name it is."""
    texts = {marked.id: marked.report.text for marked in reports}
    found = set()
    for title in titles(reports):
        text = texts[title.span.report]
        before = re.split(r"[^\w\s-]", text[max(0, title.span.begin - _BEFORE) : title.span.begin])[-1]
        words = [word.lower() for word in _WORDS.findall(before)]
        found.add(((*words, title.role), title.person))
    return found
