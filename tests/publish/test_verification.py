import copy
import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from variorum.model import Edition
from variorum.publish import discrepancies, edition_record

Json = Any


@pytest.fixture
def record(mill_fire: Edition) -> Json:
    """The edition as a user's file has it."""
    return msgspec.json.decode(msgspec.json.encode(edition_record(mill_fire)))


def test_an_edition_as_it_was_written_holds(record: Json, texts: dict[str, str]):
    assert discrepancies([record], texts) == []


def _locus(record: Json, name: str) -> Json:
    return next(locus for locus in record["loci"] if locus["id"] == name)


def _moved(record: Json) -> None:
    _locus(record, "dead")["readings"][0]["begin"] += 1


def _outside(record: Json) -> None:
    _locus(record, "dead")["readings"][0]["end"] = 9_999


def _backwards(record: Json) -> None:
    record["slips"][0]["spans"][0]["begin"], record["slips"][0]["spans"][0]["end"] = 9, 3


def _other_word(record: Json) -> None:
    record["utterances"][0]["quotations"][0]["words"][0] = "We warned them thrice about the wiring,"


def _other_figure(record: Json) -> None:
    _locus(record, "dead")["readings"][1].update(low=8, high=8)


def _higher_floor(record: Json) -> None:
    _locus(record, "dead")["readings"][0].update(low=9)


def _other_day(record: Json) -> None:
    _locus(record, "day")["readings"][0]["date"] = "2026-03-04"


def _other_text(record: Json) -> None:
    text = record["reports"][0]["text"].replace("seven", "eight")
    record["reports"][0].update(text=text, digest=hashlib.sha256(text.encode()).hexdigest())


def _other_digest(record: Json) -> None:
    record["reports"][0]["digest"] = "0" * 64


def _unknown_report(record: Json) -> None:
    record["utterances"][0]["quotations"][0]["report"] = "r/nobody.txt"


def _unknown_parent(record: Json) -> None:
    record["stemma"]["descents"][0]["parent"] = "w9"


def _other_origins(record: Json) -> None:
    record["origins"] = 4


def _no_span(record: Json) -> None:
    del _locus(record, "dead")["readings"][0]["begin"]


DAMAGES: list[tuple[Callable[[Json], None], str]] = [
    (_moved, 'mill: locus dead: at 26 to 39 of report r/daily.txt stands "t least seven", not "At least seven"'),
    (_outside, "mill: locus dead: 25 to 9999 does not lie in report r/daily.txt, which has 216 characters"),
    (_backwards, "mill: a slip: 9 to 3 does not lie in report r/valley.txt, which has 154 characters"),
    (_other_word, 'stands "We warned them twice about the wiring,", not "We warned them thrice about the wiring,"'),
    (_other_figure, 'mill: locus dead: the figure of r/home.txt is 8 to 8, but the words are "Seven people"'),
    (_higher_floor, 'mill: locus dead: the figure of r/daily.txt is from 9 up, but the words are "At least seven"'),
    (_other_day, 'mill: locus day: the date of r/daily.txt is 2026-03-04, but the words are "Tuesday"'),
    (_other_text, "mill: the text of report r/daily.txt differs from its source from character 34 on"),
    (_other_digest, "mill: the digest of report r/daily.txt is 000000000000…, that of its source"),
    (_unknown_report, "mill: utterance u1: r/nobody.txt is no report of this edition"),
    (_unknown_parent, "mill: the stemma: w9 is no report of this edition"),
    (_other_origins, "mill: 4 origins are claimed, and the stemma has 2"),
    (_no_span, "mill: locus dead: the reading of r/daily.txt is not silent and has no span"),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGES, ids=lambda value: getattr(value, "__name__", ""))
def test_an_edition_damaged_by_hand_is_caught(
    record: Json, texts: dict[str, str], damage: Callable[[Json], None], message: str
):
    damage(record)
    found = discrepancies([record], texts)
    assert any(message in problem for problem in found), found


def test_a_day_that_the_edition_calls_a_slip_may_be_another_one(record: Json, texts: dict[str, str]):
    day = _locus(record, "day")
    span = record["slips"][0]["spans"][0]
    day["readings"][3] = {"report": "r/valley.txt", "date": "2026-03-05"} | span
    assert discrepancies([record], texts) == []
    record["slips"] = []
    (problem,) = discrepancies([record], texts)
    assert 'the date of r/valley.txt is 2026-03-05, but the words are "Wednesday, March 3"' in problem


def test_what_was_withdrawn_is_held_against_the_sources(record: Json, texts: dict[str, str]):
    readings = [reading for reading in _locus(record, "dead")["readings"] if not reading.get("silent")]
    note, was = ({key: reading[key] for key in ("report", "begin", "end", "words")} for reading in readings[:2])
    entry = note | {"locus": "dead", "was": was, "now": None, "first_in": [], "carried_by": [was["report"]]}
    record["withdrawn"] = [entry]
    assert discrepancies([record], texts) == []
    was["words"] = "ninety"
    entry["locus"] = "weather"
    shown = discrepancies([record], texts)
    assert any("ninety" in problem for problem in shown)
    assert any("weather is no locus of this edition" in problem for problem in shown)


def test_a_source_that_is_missing_is_named(record: Json, texts: dict[str, str]):
    del texts["r/home.txt"]
    assert discrepancies([record], texts) == ["mill: report r/home.txt is not among the sources"]


def _replaced(record: Json, path: list[str | int], value: object) -> Json:
    damaged = copy.deepcopy(record)
    at = damaged
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return damaged


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (["reports"], None, "$[0].reports"),
        (["loci", 0, "readings", 0, "begin"], "four", "$[0].loci[0].readings[0].begin"),
        (["utterances", 0], [], "$[0].utterances[0]"),
        (["stemma", "descents"], 7, "$[0].stemma.descents"),
    ],
)
def test_json_that_is_no_edition_is_one_clear_line(record: Json, path: list[str | int], value: object, where: str):
    (problem,) = discrepancies([_replaced(record, path, value)], {})
    assert problem.startswith("this is not a list of editions") and where in problem


@pytest.mark.parametrize("junk", [None, 3, "edition", {"story": "x"}, [1], [[]], [{}]])
def test_any_other_json_is_one_clear_line_too(junk: object):
    (problem,) = discrepancies(junk, {})
    assert problem.startswith("this is not a list of editions")
