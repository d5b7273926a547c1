"""The order in which the reports of a pile are placed."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Report
from variorum.settings import Settings
from variorum.stories.profiles import moment
from variorum.stories.stream import Stream


def in_order(reports: Sequence[Report], settings: Settings, workers: int = 1) -> list[Report]:
    """`reports` in the order in which they were published, of one moment by id. Those of which that is not known come last:
    first those that are least like the others of them, so that a digest of a month, which is like many, comes when its stories
    are there; it does not depend on their ids. Of more than `stories.settled` undated ones that is not found out: they come by
    what is in them."""
    dated = sorted((report for report in reports if moment(report)), key=lambda report: (moment(report), report.id))
    undated = sorted((report for report in reports if not moment(report)), key=lambda report: (report.digest, report.id))
    if 2 < len(undated) <= settings.stories.settled:
        met = Stream(settings)
        met.extend(undated, workers)
        connected = met.connectedness()
        undated = [undated[number] for number in sorted(range(len(undated)), key=lambda number: (connected[number], number))]
    return dated + undated
