"""Zones: how far the clocks of a zone are from Greenwich on a day."""

import datetime

from variorum.annotate.moments.calendar import Day

_OFFSETS = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
"""Hours; "ist" is left out, for it is that of three countries."""
_ALL_YEAR = {"et": -5, "ct": -6, "mt": -7, "pt": -8}  # in winter, of zones whose name says nothing of the season
_SUNDAY = 7


def offset(zone: str, day: Day | None) -> str:
    """The offset of `zone` on `day` as ISO 8601 has it; empty where it cannot be told.

    >>> offset("gmt", None), offset("cest", None), offset("et", Day(2030, 5, 15)), offset("et", Day(2030, 12, 1))
    ('Z', '+02:00', '-04:00', '-05:00')
    """
    hours = _OFFSETS.get(zone)
    if hours is None:
        if zone not in _ALL_YEAR or day is None:
            return ""
        hours = _ALL_YEAR[zone] + _is_american_summer(day)
    return f"{hours:+03d}:00" if hours else "Z"


def _is_american_summer(day: Day) -> bool:
    """Whether clocks in the United States are an hour ahead: from the second Sunday of March to the first of November."""
    march, november = datetime.date(day.year, 3, 8), datetime.date(day.year, 11, 1)
    begin = march + datetime.timedelta(days=_SUNDAY - march.isoweekday())
    return begin <= day < november + datetime.timedelta(days=_SUNDAY - november.isoweekday())
