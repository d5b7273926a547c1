"""The day on which somebody spoke, in stories of remarks: "said Thursday", "at the press conference on Wednesday"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from variorum.collate.anchors import AHEAD
from variorum.collate.contexts import STAND_IN, Context
from variorum.collate.misattributions import name_words
from variorum.model import MarkedReport, Moment
from variorum.settings import Collate

_AUDIENCE = r"(?:journalists|reporters|correspondents|editors|(?:news )?agencies|(?:the )?media|(?:the )?press)"
OCCASION = re.compile(
    r"\b(?:press|news|media) (?:conference|briefing|call)s?\b"
    r"|\b(?:briefing|interview|speech|round-?table|broadcast|lecture|sermon)\b"
    rf"|\b(?:meeting|talks?|session|exchange|conversation)\s+with\s+(?:\w+\s+){{0,3}}{_AUDIENCE}\b",
    re.IGNORECASE,
)
_SAID = (
    r"(?:said|told|claimed|declared|stated|added|insisted|warned|announced|argued|vowed|pledged|admitted|conceded|acknowledged|denied"
    r"|repeated|remarked|asserted|maintained|spoke|speaking|addressed|addressing|saying)"
)
SPOKE = re.compile(
    rf"\b{_SAID}\s+(?:\w+\s+){{0,2}}?(?:(?:on|late|early|in|at|the|to\s+\w+)\s+)*{STAND_IN}\b"
    rf"|\b{STAND_IN}\b[^.;:]{{0,40}}?\b{_SAID}\b",
    re.IGNORECASE,
)


def with_occasion(
    found: Sequence[Sequence[int]],
    moments: Sequence[Moment],
    around: Sequence[Context],
    reports: Sequence[MarkedReport],
    settings: Collate,
) -> list[list[int]]:
    """`found` after the days on which the one who speaks in most of the story's quotations spoke are one group, with one day
    for each report: the one nearest to a word for the occasion, else the first.

    The other days that a report gives for it are left out; nothing changes where no report names an occasion.
    """
    now = [list(group) for group in found]
    who = protagonist(reports, settings)
    if not who:
        return now
    by_id = {marked.id: marked for marked in reports}
    told = {k: strength for k in range(len(moments)) if (strength := _strength(moments[k], around[k], by_id, who))}
    if 2 not in told.values():
        return now
    days = sorted(_day(moments[k]) for k in told)
    middle = days[len(days) // 2]
    told = {k: strength for k, strength in told.items() if abs(_day(moments[k]) - middle) <= settings.locus_occasion_days}
    chosen: dict[str, int] = {}
    for k in sorted(told, key=lambda k: (-told[k], moments[k].span)):
        chosen.setdefault(moments[k].span.report, k)
    if len(chosen) < settings.locus_occasion_reports:
        return now
    mine = set(chosen.values())
    home = max(now, key=lambda group: (len(mine & set(group)), -group[0]))
    rest = [k for k in home if k not in told and moments[k].span.report not in chosen]
    gone = set(told) | set(rest)
    others = [[k for k in group if k not in gone] for group in now]
    return sorted([sorted([*mine, *rest]), *(group for group in others if group)])


def protagonist(reports: Sequence[MarkedReport], settings: Collate) -> frozenset[str]:
    """The words of the name of the one person who speaks in most of the quotations of `reports`; empty where nobody does."""
    speakers = [name for marked in reports for quotation in marked.quotations if (name := name_words(quotation.speaker))]
    words = Counter(word for name in speakers for word in name)
    top = min(words, key=lambda word: (-words[word], word), default=None)
    if top is None or words[top] < settings.locus_protagonist_share * len(speakers):
        return frozenset()
    return frozenset(word for word in words if words[word] >= settings.locus_protagonist_share * words[top])


def _strength(moment: Moment, context: Context, reports: Mapping[str, MarkedReport], who: frozenset[str]) -> int:
    """2 where `moment` dates a word for an occasion on which one named by `who` spoke, 1 where it dates a verb of saying."""
    marked = reports[moment.span.report]
    if moment.low is None or "T" in moment.value[:11] or AHEAD.search(context.clause) or _is_content(marked, moment):
        return 0
    if not (name_words(context.sentence) & who or _quotes(marked, moment, who)):
        return 0
    return tells_of_speaking(context.clause)


def tells_of_speaking(clause: str) -> int:
    """2 where `clause` has a word for an occasion of speaking, 1 where its moment dates a verb of saying, else 0.

    >>> tells_of_speaking("At the evening press conference on several"), tells_of_speaking("she said late on several that")
    (2, 1)
    """
    return 2 if OCCASION.search(clause) else 1 if SPOKE.search(clause) else 0


def _is_content(marked: MarkedReport, moment: Moment) -> bool:
    return any(part.overlaps(moment.span) for quotation in marked.quotations for part in quotation.content)


def _quotes(marked: MarkedReport, moment: Moment, who: frozenset[str]) -> bool:
    """Whether the sentence of `moment` has words of the one named by `who`."""
    sentence = next((one for one in marked.sentences if one.contains(moment.span)), moment.span)
    return any(
        name_words(quotation.speaker) & who and any(span.overlaps(sentence) for span in quotation.spans)
        for quotation in marked.quotations
    )


def _day(moment: Moment) -> int:
    return date.fromisoformat(moment.low).toordinal() if moment.low else 0
