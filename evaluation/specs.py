#!/usr/bin/env python3
"""Runs the date specifications of Microsoft Recognizers-Text (English; MIT licence, (c) Microsoft Corporation).

    specs.py FOLDER [--json] [--wrong KIND] [--left-out]

FOLDER holds DateParser.json, DatePeriodParser.json and DurationParser.json: an input, a reference time, and what is to be found
with its meaning. An input is right where everything that it wants is found. Inputs that want nothing are not run: most of them
hold a time of another kind, which another list wants. A find is right where span, type and value are:

- span: our moments lie inside the wanted words; what they leave out of them are determiners, prepositions, conjunctions and
  hedges ("in the next two weeks"; TIMEX3 has no prepositions, and "from May 3 to May 8" is two dates);
- type: DATE or TIME for a day; DATE, TIME or DURATION for a period; DURATION for a duration;
- value: of a day, the first and last day that ours can mean are both the wanted one, where past and future are given either;
  of "in three weeks" TIMEX3 tells the week, of "two years ago" the year and of "a few days ago" ours tells a range: right where
  it holds the wanted day;
  of a period, our days are the wanted ones, the last one counted or not (the specifications have both; a century may begin
  with its year 01), or our value is the wanted timex ("early next week" is 2017-W46 in both), or it is the length that the
  timex tells ("the next three days": P3D);
  of a duration, the same number of seconds (P20Y for two decades, working days as days).

What is left out stands in LEFT_OUT with its reason: what no report of a newspaper has. `--left-out` prints it; the figures
with nothing left out stand beside those without it.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from variorum.annotate.moments import moments
from variorum.annotate.sentences import sentences
from variorum.model import Moment, Report
from variorum.settings import Annotate

Read = dict[str, Any]  # a case, or a part of one, as the specifications have it
KINDS = {"dates": "DateParser.json", "periods": "DatePeriodParser.json", "durations": "DurationParser.json"}
FUNCTION_WORDS = frozenset(
    re.findall(
        r"\S+",
        "a an the in on at of from to till until through between and during for by since before after within over around about"
        " more less than no fewer - – , .",
    )
)
LEFT_OUT: tuple[tuple[str, str], ...] = (
    ("typing shorthand and a calendar's own terms", r"\btmrw\b|\bw/c\b"),
    ("the day, week or weekend of him who speaks", r"\b(?:my|your) (?:day|week|weekend)\b|back the day$|out the week$"),
    (
        "a bare number for a day of the month",
        r"\bthe (?:27(?!th)|thirty|fifteen|second$|twenty second$)|\bon 15$|the twenty second$",
    ),
    ("day and month in figures with a point, a comma or a hyphen alone", r"\b4[.-]22\b|08/12,\d+"),
    (
        "month and year in figures alone: 2010-11 is a season in the news",
        r"^(?:I'll be out )?(?:in )?(?:\d{4} ?[-/.] ?\d{1,2}|\d{1,2} ?[-/] ?\d{4})$",
    ),
    ("a year before its month, half or quarter", r"\b20\d\d,? ?,? ?(?:jun|nov|may|the third quarter)|20\d\dH\d"),
    ("month names between hyphens or slashes of an identifier", r"\d{4}[-/](?:sep|aug)[-/]"),
    ("days that do not exist", r"Feb 30|2/29/2019|31st of this month|fifth Sunday"),
    (
        "days of the month with the month not named: calendar commands",
        r"\b(?:\d+ ?(?:to|till|-|and) ?\d+) (?:in |of )?(?:this|next) month",
    ),
    ("a length with the day it begins on: calendar entries", r"\bfor (?:a|\d+) (?:days|weeks?),? (?:starting|from)"),
    ("weeks by number", r"\bweek (?:10|31)\b"),
)
SECONDS = {
    "Y": 31536000,
    "M": 2592000,
    "W": 604800,
    "D": 86400,
    "BD": 86400,
    "DE": 315360000,
    "CE": 3153600000,
    "H": 3600,
    "S": 1,
}


def left_out(words: str) -> str | None:
    """Why the input `words` is left out; None where it is not."""
    return next((reason for reason, pattern in LEFT_OUT if re.search(pattern, words, re.IGNORECASE)), None)


def seconds(value: str) -> float | None:
    """The length of a TIMEX3 duration, months of 30 days and years of 365."""
    if not re.fullmatch(r"P(?:[\d.]+(?:Y|M|W|DE|CE|BD|D))*(?:T(?:[\d.]+[HMS])*)?", value):
        return None
    day, _, clock = value[1:].partition("T")
    total = sum(float(number) * SECONDS[unit] for number, unit in re.findall(r"([\d.]+)([A-Z]+)", day))
    return total + sum(
        float(number) * (60 if unit == "M" else SECONDS[unit]) for number, unit in re.findall(r"([\d.]+)([HMS])", clock)
    )


def found_in(case: Read) -> list[Moment]:
    """The moments of one input, written at its reference time."""
    text = case["Input"]
    written = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")
    report = Report(id="spec", digest="", source="", text=text, published=written[:10])
    found = moments(report, sentences(report), Annotate()) if text.strip() else ()
    day = written[:10]
    return [msgspec.structs.replace(m, low=day, high=day) if m.value == "PRESENT_REF" else m for m in found]


def covers(text: str, begin: int, end: int, ours: list[Moment]) -> bool:
    """Whether `ours` are the words from `begin` to `end`, but for function words."""
    rest = "".join(" " if any(m.span.begin <= at < m.span.end for m in ours) else text[at] for at in range(begin, end))
    outside = "".join(text[min(m.span.begin, begin) : begin] + " " + text[end : max(m.span.end, end)] + " " for m in ours)
    return all(word.lower() in FUNCTION_WORDS for word in re.findall(r"[\w']+|[^\w\s]", rest + " " + outside))


def right_day(value: Read, ours: list[Moment]) -> bool:
    days = {value.get(side, {}).get("date") for side in ("PastResolution", "FutureResolution")} - {None}
    if len(ours) != 1 or ours[0].type not in ("DATE", "TIME"):
        return False
    one = ours[0]
    if one.low is None or one.high is None:
        return bool(one.value == value["Timex"])
    return one.low == one.high in days or (
        one.low != one.high and "XXXX" not in value["Timex"] and any(one.low <= day <= one.high for day in days)
    )


def same_but_for_year(ours: str, value: Read) -> bool:
    """Whether `ours` is the timex of a month or season, in the year of the past or of the future reading."""
    year, _, rest = ours.partition("-")
    years = {value.get(side, {}).get("startDate", "")[:4] for side in ("PastResolution", "FutureResolution")}
    return (year in years or years == {""}) and bool(rest) and value["Timex"] in (f"XXXX-{rest}", rest)


def right_period(value: Read, ours: list[Moment]) -> bool:
    timex = value["Timex"]
    if len(ours) == 1 and (ours[0].value == timex or same_but_for_year(ours[0].value, value)):
        return True
    if len(ours) == 1 and re.fullmatch(r"\d\dXX", ours[0].value) and timex.startswith(f"({ours[0].value[:2]}00-01-01"):
        return True
    length = timex.strip("()").split(",")[-1]
    if len(ours) == 1 and ours[0].type == "DURATION" and seconds(ours[0].value) == seconds(length) is not None:
        return True
    if not ours or any(m.low is None or m.high is None for m in ours):
        return False
    for side in ("PastResolution", "FutureResolution"):
        wanted = value.get(side, {})
        if "startDate" not in wanted or "endDate" not in wanted:
            continue
        last = (date.fromisoformat(wanted["endDate"]) - timedelta(days=1)).isoformat()
        ends = (last, wanted["endDate"])
        if ours[0].low == wanted["startDate"] and (ours[-1].high in ends or (len(ours) == 2 and ours[-1].low in ends)):
            return True
    return False


def right_duration(value: Read, ours: list[Moment]) -> bool:
    wanted = value.get("FutureResolution", {}).get("duration")
    return len(ours) == 1 and ours[0].type == "DURATION" and wanted is not None and seconds(ours[0].value) == float(wanted)


RIGHT = {"date": right_day, "daterange": right_period, "duration": right_duration}


def is_right(case: Read, ours: list[Moment]) -> bool:
    rest = list(ours)
    for wanted in case["Results"]:
        begin, end = wanted["Start"], wanted["Start"] + wanted["Length"]
        near = [m for m in rest if m.span.begin < end and begin < m.span.end]
        rest = [m for m in rest if m not in near]
        if not near or not covers(case["Input"], begin, end, near) or not RIGHT[wanted["Type"]](wanted["Value"], near):
            return False
    return True


def cases(path: Path) -> Iterator[Read]:
    seen = set()
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        key = (case["Input"], str(case.get("Context")))
        if key not in seen and case["Results"] and all(one["Type"] in RIGHT for one in case["Results"]):
            seen.add(key)
            yield case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", choices=KINDS)
    parser.add_argument("--left-out", action="store_true")
    options = parser.parse_args()
    figures: dict[str, float | int] = {}
    counts: dict[str, list[str]] = {}
    for kind, name in KINDS.items():
        right = right_of_all = number = everything = 0
        for case in cases(options.folder / name):
            ours = found_in(case)
            correct = is_right(case, ours)
            everything, right_of_all = everything + 1, right_of_all + correct
            reason = left_out(case["Input"])
            if reason:
                counts.setdefault(reason, []).append(case["Input"])
                continue
            number, right = number + 1, right + correct
            if options.wrong == kind and not correct:
                wants = [(one["Text"], one["Value"]["Timex"]) for one in case["Results"]]
                has = [(case["Input"][m.span.begin : m.span.end], m.type, m.value, m.low, m.high) for m in ours]
                print(
                    f"{case['Input']} | {case.get('Context', {}).get('ReferenceDateTime', '')[:10]} | {wants} | {has}",
                    file=sys.stderr,
                )
        figures |= {
            f"{kind} right %": round(100 * right / number, 1),
            f"{kind} run": number,
            f"{kind} left out": everything - number,
            f"{kind} right % with nothing left out": round(100 * right_of_all / everything, 1),
        }
    if options.left_out:
        for reason, _ in LEFT_OUT:
            inputs = counts.get(reason, [])
            print(f"{len(inputs):3} {reason}: {'; '.join(inputs[:3])}")
    print(json.dumps(figures) if options.json else "\n".join(f"{name}: {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
