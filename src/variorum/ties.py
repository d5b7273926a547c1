"""What ties reports to their story, what changes in stories, and a user's own decisions on them, as frozen values."""

from __future__ import annotations

from typing import Literal

import msgspec

from variorum.model import Span

DecisionKind = Literal["together", "apart", "story"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a user decided of stories: that `reports`, by id, are `together` in one, that each two are `apart`, or that they
    are the `story` of that name. `source` says where it was read: `desk.jsonl:3`."""

    source: str
    kind: DecisionKind
    reports: tuple[str, ...]
    story: str | None = None
    title: str | None = None
    by: str | None = None
    why: str | None = None


ChangeKind = Literal["founded", "joined", "merged", "moved"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the stories when a report arrived: it `founded` the `story`, or `joined` it; the story `other` was
    `merged` into it; or the `report` was `moved` to it from the story `other`. Stories are named by their ids."""

    kind: ChangeKind
    story: str
    report: str | None = None
    other: str | None = None


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What two reports share: a name, term or figure in the form compared, and where each has it first; or a passage.
    A report that has it in its headline only has no span."""

    term: str
    spans: tuple[Span, ...]


class Tied(msgspec.Struct, frozen=True, kw_only=True):
    """What `other` has in common with `report`, what speaks against their telling of one event, and what was decided.

    `likeness` is how probably both tell of one event by what they say, 0 to 1; `copied` the share of the shorter one's
    stretches of five words that the other has too; `days` None where one has no date.
    """

    report: str
    other: str
    likeness: float
    names: tuple[Shared, ...] = ()
    terms: tuple[Shared, ...] = ()
    numbers: tuple[Shared, ...] = ()
    days: int | None = None
    copied: float = 0.0
    passages: tuple[Shared, ...] = ()
    against: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Lookalike(msgspec.Struct, frozen=True, kw_only=True):
    """Another `story` that is like one and was kept apart: its nearest report, and the mean likeness between the stories."""

    story: str
    mean: float
    tied: Tied


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why a story is as it is: what ties each of its reports to which others, in their order, and what was kept apart."""

    story: str
    ties: tuple[tuple[Tied, ...], ...]
    lookalikes: tuple[Lookalike, ...] = ()
