"""What readings do to one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.verdicts import Changes, agree, dates_meet, verdict
from variorum.model import Reading, Report, Span
from variorum.settings import Collate

SETTINGS = Collate()


def figure(report="a", low=None, high=None, unit="people"):
    return Reading(report=report, span=Span(report, 0, 1), low=low, high=high, unit=unit)


def day(date, report="a"):
    return Reading(report=report, span=Span(report, 0, 1), date=date)


def published(**days):
    return {name: Report(id=name, digest=name, text="x" * 9, source=name, published=when) for name, when in days.items()}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (figure(low=9.0), figure(low=13.0, high=13.0), True),  # at least nine, and 13
        (figure(low=30.0), figure(low=71.0, high=71.0), False),  # nobody who knows of 71 says more than 30
        (figure(low=2.0), figure(low=5.0, high=5.0), True),
        (figure(low=95.0, high=95.0, unit="years"), figure(low=93.0, high=93.0, unit="years"), False),
        (figure(low=1_238.0, high=1_238.0, unit="kg"), figure(low=1_283.0, high=1_283.0, unit="kg"), False),
        (figure(low=18.0, high=18.0, unit="km"), figure(low=18_000.0, high=18_000.0, unit="m"), True),
        (figure(low=212.0, high=212.0, unit="days"), figure(low=7.0, high=7.0, unit="months"), True),
        (figure(low=90.0, high=90.0, unit="seconds"), figure(low=1.5, high=1.5, unit="minutes"), True),
        (figure(low=18.0, high=18.0, unit="months"), figure(low=5.0, unit="years"), False),
        (figure(low=11.0, high=13.0), figure(low=12.0, high=12.0), True),  # about a dozen, and 12
        (figure(low=9.0, high=9.0), figure(low=13.0, high=13.0), False),
        (figure(high=18.0, unit="months"), figure(high=15.0, unit="months"), False),  # up to 18, and up to 15
        (figure(low=40.0, high=40.0), figure(low=41.0, high=41.0), False),  # a count of people is not rounded so
        (figure(low=31_000.0, high=31_000.0), figure(low=31_400.0, high=31_400.0), True),
        (figure(low=4.0, high=4.0, unit="km"), figure(low=4.02, high=4.02, unit="km"), True),  # two and a half miles
        (figure(low=5.0, high=5.0, unit="%"), figure(low=5.2, high=5.2, unit="%"), False),
        (day("2030-08-01/2030-08-31"), day("2030-08-31"), True),
        (day("2029-10-18"), day("2029-10-17"), False),
        (day("2029-10-18T17:35"), day("2029-10-18T17:40"), False),
        (day("2029-10-18T17:40"), day("2029-10-18"), True),
        (day("2034"), day("2034-03-01"), True),
    ],
)
def test_two_readings(left, right, expected):
    assert agree(left, right, SETTINGS) is expected


@given(st.lists(st.tuples(st.floats(0, 1e9), st.floats(0, 1e9)), min_size=2, max_size=2))
def test_agreement_has_no_direction(bounds):
    left, right = (figure(low=min(pair), high=max(pair)) for pair in bounds)
    assert agree(left, right, SETTINGS) == agree(right, left, SETTINGS)
    assert agree(left, left, SETTINGS)


def test_one_reading_is_alone():
    assert verdict([figure("a", 9.0, 9.0), Reading(report="b")], published(a=None, b=None), Changes(), SETTINGS) == "alone"


def test_a_toll_that_rises_day_by_day_is_overtaken_and_one_that_two_sources_give_is_not():
    reports = published(a="2029-10-18T20:00", b="2029-10-19T07:00", c="2029-10-19T10:00", d="2029-10-19")
    fates = Changes(counts_fates=True)
    rising = [figure("a", 17.0, None), figure("b", 19.0, 19.0), figure("c", 26.0, 26.0), figure("d", 17.0, 17.0)]
    assert verdict(rising, reports, fates, SETTINGS) == "overtaken"
    assert verdict(rising, reports, Changes(), SETTINGS) == "differ"
    mixed = [figure("a", 26.0, 26.0), figure("b", 19.0, 19.0), figure("c", 17.0, 17.0)]
    assert verdict(mixed, reports, fates, SETTINGS) == "differ"
    assert verdict(mixed, reports, Changes(counts_fates=True, may_fall=True), SETTINGS) == "overtaken"


def test_a_later_and_higher_toll_overtakes_the_earlier_ones():
    reports = published(a="2029-10-18T20:00", b="2029-10-18T22:00", c="2029-10-19T18:00")
    readings = [figure("a", 9.0, 9.0), figure("b", 9.0, None), figure("c", 13.0, 13.0)]
    assert verdict(readings, reports, Changes(), SETTINGS) == "overtaken"


def test_two_tolls_of_one_evening_differ():
    reports = published(a="2029-10-18T20:00", b="2029-10-18T22:00")
    readings = [figure("a", 9.0, 9.0), figure("b", 13.0, 13.0)]
    assert verdict(readings, reports, Changes(), SETTINGS) == "differ"


def test_a_toll_that_is_said_to_have_risen_overtakes_without_dates():
    reports = published(a=None, b=None, c=None)
    readings = [figure("a", 9.0, 9.0), figure("b", 9.0, 9.0), figure("c", 13.0, 13.0)]
    assert verdict(readings, reports, Changes(developing=frozenset({"c"})), SETTINGS) == "overtaken"


def test_earlier_readings_that_are_not_at_one_differ_whatever_comes_later():
    reports = published(a="2029-03-13T17:00", b="2029-03-13T21:00", c="2029-03-14T18:00")
    readings = [figure("a", 6.0, 6.0), figure("b", 7.0, 7.0), figure("c", 8.0, 8.0)]
    assert verdict(readings, reports, Changes(), SETTINGS) == "differ"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [(Changes(), "agree"), (Changes(moved=frozenset({"c"})), "overtaken")],
)
def test_an_exact_toll_above_at_least_so_many_overtakes_where_it_is_said_to_have_risen(changes, expected):
    readings = [figure("a", 6.0), figure("b", 6.0), figure("c", 8.0, 8.0)]
    assert verdict(readings, published(a=None, b=None, c=None), changes, SETTINGS) == expected


def test_an_exact_toll_above_at_least_so_many_overtakes_where_it_is_of_a_later_day():
    readings = [figure("a", 6.0), figure("b", 6.0), figure("c", 8.0, 8.0)]
    reports = published(a="2029-10-18", b="2029-10-18", c="2029-10-19")
    assert verdict(readings, reports, Changes(), SETTINGS) == "overtaken"
    assert verdict(readings, published(a="2029-10-18", b="2029-10-18", c="2029-10-18"), Changes(), SETTINGS) == "agree"


@pytest.mark.parametrize(("may_fall", "expected"), [(True, "overtaken"), (False, "differ")])
def test_only_counts_that_may_fall_are_overtaken_by_lower_ones(may_fall, expected):
    readings = [figure("a", 4.0, 4.0), figure("b", 4.0, 4.0), figure("c", 2.0, 2.0)]
    reports = published(a="2029-10-18", b="2029-10-18", c="2029-10-19")
    assert verdict(readings, reports, Changes(may_fall=may_fall), SETTINGS) == expected


def test_a_clock_time_told_to_five_minutes_is_the_exact_one():
    assert dates_meet("2031-05-06T14:20", "2031-05-06T14:17")
    assert not dates_meet("2031-05-06T14:20", "2031-05-06T14:25")
    assert not dates_meet("2031-05-06T14:20", "2031-05-06T14:11")
    assert not dates_meet("2031-05-06T14:17", "2031-05-06T14:19")
