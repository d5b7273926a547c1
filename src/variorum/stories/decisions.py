"""What users decided of the stories: read from JSON Lines, checked against each other, and made rules of grouping."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from variorum.errors import InvalidDecision
from variorum.ties import Decision

_WANTED = 'wanted {"together": [ids]}, {"apart": [ids]} or {"story": "name", "reports": [ids]}, and "by", "why" where you like'

_MEND = "take one of these lines out"


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a file of decisions; fields of other names are the user's own."""

    together: tuple[str, ...] | None = None
    apart: tuple[str, ...] | None = None
    story: str | None = None
    reports: tuple[str, ...] | None = None
    title: str | None = None
    by: str | None = None
    why: str | None = None


def decisions(data: bytes, name: str) -> list[Decision]:
    """The decisions of a file called `name`, one a line, in order; blank lines are none.

    Raises `InvalidDecision` where a line is none.

    >>> decisions(b'{"apart": ["mill.txt", "store.txt"], "why": "two fires"}', "desk.jsonl")[0].source
    'desk.jsonl:1'
    """
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return [_decision(line, f"{name}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _decision(line: bytes, source: str) -> Decision:
    try:
        found = msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidDecision(f"{source} is no decision ({error}); {_WANTED}") from error
    told = [ids for ids in (found.together, found.apart, found.reports) if ids is not None]
    if len(told) != 1 or (found.story is None) != (found.reports is None):
        raise InvalidDecision(f"{source} is no decision; {_WANTED}")
    if found.story is not None and not found.story.strip():
        raise InvalidDecision(f"{source} names a story with an empty name")
    ids = told[0]
    least = 2 if found.reports is None else 1
    if len(set(ids)) < least:
        raise InvalidDecision(f"{source} names {len(set(ids))} of the {least} reports that it needs at least")
    if found.apart is not None and len(set(ids)) < len(ids):
        twice = next(id_ for id_ in ids if ids.count(id_) > 1)
        raise InvalidDecision(f"{source} keeps {twice} apart from itself")
    return Decision(
        source=source,
        kind="apart" if found.apart is not None else "together" if found.together is not None else "story",
        reports=tuple(dict.fromkeys(ids)),
        story=found.story,
        title=found.title if found.reports is not None else None,
        by=found.by,
        why=found.why,
    )


Step = tuple[str, Decision, Decision] | None  # the report from which another is reached, and the decisions by which


class Chains(msgspec.Struct, frozen=True):
    """How every report that is together with one is reached from it, nearest first."""

    steps: dict[str, Step]

    def to(self, other: str) -> list[Decision]:
        """The fewest decisions that put a report together with the one, in the order in which they lead there; else none."""
        found: list[Decision] = []
        step = self.steps.get(other)
        while step is not None:
            before, first, second = step
            found += [second, first]
            step = self.steps[before]
        return list(dict.fromkeys(reversed(found)))


class Rulings:
    """All decisions at once, thought through to the end: what two lines put together by way of a third report is together,
    be that report in the pile or not. Raises `InvalidDecision` where two of them cannot both be honoured."""

    def __init__(self, decided: Sequence[Decision]) -> None:
        self.binding = [decision for decision in decided if decision.kind != "apart"]
        self.parting = [decision for decision in decided if decision.kind == "apart"]
        self._by_id: dict[str, list[Decision]] = {}
        self._at_once: dict[tuple[str, str], list[Decision]] = {}  # lines that name one story put all their reports together
        for decision in self.binding:
            for id_ in decision.reports:
                self._by_id.setdefault(id_, []).append(decision)
            self._at_once.setdefault(_key(decision), []).append(decision)
        self.class_of: dict[str, int] = {}
        for decision in self.binding:
            if decision.reports[0] not in self.class_of:
                number = len(self.class_of)
                self.class_of.update(dict.fromkeys(self._reached(decision.reports[0]), number))
        self._parting: dict[int | str, set[int]] = {}  # of a class or a report, the numbers in self.parting
        for number, decision in enumerate(self.parting):
            for id_ in decision.reports:
                self._parting.setdefault(self.class_of.get(id_, id_), set()).add(number)
        self.names: dict[int, Decision] = {}  # of a class, the decision that names its story
        self._check()

    def _reached(self, start: str) -> dict[str, Step]:
        """Every report that is together with one, nearest first: by way of which report, and the decisions from that to it."""
        found: dict[str, Step] = {start: None}
        waiting, spent = [start], set[tuple[str, str]]()
        for id_ in waiting:
            for one in self._by_id.get(id_, ()):
                if (key := _key(one)) not in spent:
                    spent.add(key)
                    for other in self._at_once[key]:
                        new = [reached for reached in other.reports if reached not in found]
                        found.update(dict.fromkeys(new, (id_, other if id_ in other.reports else one, other)))
                        waiting += new
        return found

    def chains(self, id_: str) -> Chains:
        """What puts other reports together with one."""
        return Chains(self._reached(id_))

    def _check(self) -> None:
        for decision in self.parting:
            seen: dict[int, str] = {}
            for id_ in decision.reports:
                number = self.class_of.get(id_)
                if number is not None and seen.setdefault(number, id_) != id_:
                    by = _sources(self.chains(seen[number]).to(id_))
                    raise InvalidDecision(
                        f"{decision.source} keeps {seen[number]} and {id_} apart, but by {by} they are together; {_MEND}"
                    )
        for decision in self.binding:
            if decision.story is not None:
                number = self.class_of[decision.reports[0]]
                self.names[number] = self._one_name(self.names.get(number, decision), decision)

    def _one_name(self, first: Decision, second: Decision) -> Decision:
        """Of two decisions that name one story the first, or that which has a title."""
        lines = _sources([first, second])
        if first.story != second.story:
            chain = [d for d in self.chains(first.reports[0]).to(second.reports[0]) if d not in (first, second)]
            by = f", which by {_sources(chain)} are one story," if chain else ""
            raise InvalidDecision(f"{lines} call reports{by} both {first.story!r} and {second.story!r}; {_MEND}")
        if first.title and second.title and first.title != second.title:
            raise InvalidDecision(f"{lines} give one story the titles {first.title!r} and {second.title!r}; {_MEND}")
        return first if first.title or not second.title else second

    @property
    def ids(self) -> set[str]:
        """Every report that is named."""
        return {id_ for decision in (*self.binding, *self.parting) for id_ in decision.reports}

    def name(self, reports: Iterable[str]) -> Decision | None:
        """The decision that names the story of these reports."""
        return next((self.names[n] for id_ in reports if (n := self.class_of.get(id_)) in self.names and n is not None), None)

    def parting_any(self, reports: Iterable[str]) -> set[int]:
        """The numbers of the decisions that keep one of these reports, or one that is together with it, apart from others."""
        return {number for id_ in reports for number in self._parting.get(self.class_of.get(id_, id_), ())}


def _key(decision: Decision) -> tuple[str, str]:
    return ("line", decision.source) if decision.story is None else ("story", decision.story)


def _sources(chain: Sequence[Decision]) -> str:
    *firsts, last = [decision.source for decision in chain]
    return f"{', '.join(firsts)} and {last}" if firsts else last
