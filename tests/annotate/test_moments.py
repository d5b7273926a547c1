"""Time expressions and the days that they mean."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.moments import moments
from variorum.annotate.moments.holidays import HOLIDAYS, easter
from variorum.model import Dateline, Report, Span
from variorum.settings import Annotate


def report(text: str, published: str | None = "2029-06-08T11:05:00", dateline: str | None = None) -> Report:
    place = Dateline(span=Span("a", 0, 1), place=None, date=dateline) if dateline else None
    return Report(id="a", digest="", source="", text=text, published=published, dateline=place)


def read(text: str, published: str | None = "2029-06-08T11:05:00", dateline: str | None = None) -> list[tuple[str, str]]:
    """Each time expression of a report of one sentence, published on a Friday unless it says so: its words and value."""
    told = report(text, published, dateline)
    return [(told.words(moment.span), moment.value) for moment in moments(told, [Span("a", 0, len(text))], Annotate())]


def days(text: str, published: str | None = "2029-06-08") -> list[tuple[str | None, str | None]]:
    told = report(text, published)
    return [(moment.low, moment.high) for moment in moments(told, [Span("a", 0, len(text))], Annotate())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened on 8 June 2029.", [("8 June 2029", "2029-06-08")]),
        ("It fell on March 13.", [("March 13", "2029-03-13")]),
        ("The line ends on 27 March next year.", [("27 March next year", "2030-03-27")]),
        ("Paid on Sept 23.", [("Sept 23", "2028-09-23")]),
        ("It will open on Tuesday, 5 June.", [("Tuesday, 5 June", "2029-06-05")]),
        ("It will open on Monday, 5 June.", [("Monday, 5 June", "2030-06-05")]),
        ("It runs out on 31/08/2030.", [("31/08/2030", "2030-08-31")]),
        ("It runs out at the end of August of 2030.", [("the end of August of 2030", "2030-08")]),
        ("Thursday, 7 June", [("Thursday, 7 June", "2029-06-07")]),
        ("The toll rose in May, he said.", [("May", "2029-05")]),
        ("They meet on the 12th in Orle.", [("the 12th", "2029-06-12")]),
        ("Rebuilt in 1987, it burned in the late 1990s.", [("1987", "1987"), ("the late 1990s", "199X")]),
        ("The winter of 2027 was mild.", [("The winter of 2027", "2027-WI")]),
        ("In the first quarter of 2028 it lost money.", [("the first quarter of 2028", "2028-Q1")]),
        ("They meet on the first Friday of July.", [("the first Friday of July", "2029-07-06")]),
        ("It fell in 493 BC.", [("493 BC", "BC0493")]),
        ("They fled on Good Friday.", [("Good Friday", "2029-03-30")]),
    ],
)
def test_a_named_date_is_read_with_the_year_that_its_report_makes_likely(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She said Thursday that it was over.", "2029-06-07"),
        ("The council will meet on Thursday.", "2029-06-14"),
        ("The leaders meet on Tuesday in Orle.", "2029-06-12"),
        ("Doses must be returned by Thursday.", "2029-06-14"),
        ("She called a strike for Thursday.", "2029-06-14"),
        ("She blamed them for Thursday's attack.", "2029-06-07"),
        ("The two sides sit down again on Thursday.", "2029-06-14"),
        ("He died last Wednesday.", "2029-06-06"),
        ("Talks resume next Tuesday.", "2029-06-12"),
        ("She spoke in the port this Thursday, sources said.", "2029-06-07"),
        ("The bank was shut on Friday.", "2029-06-08"),
        ("It has wages to pay on Monday.", "2029-06-11"),
        ("He was taken to hospital on Monday.", "2029-06-04"),
    ],
)
def test_a_bare_weekday_looks_back_or_ahead_with_its_verb(text, day):
    assert days(text) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank yesterday evening.", [("yesterday evening", "2029-06-07TEV")]),
        ("It sank late yesterday.", [("late yesterday", "2029-06-07")]),
        ("They leave tonight.", [("tonight", "2029-06-08TNI")]),
        ("They left this morning.", [("this morning", "2029-06-08TMO")]),
        ("It closed last month.", [("last month", "2029-05")]),
        ("It opens next week.", [("next week", "2029-W24")]),
        ("It was quiet earlier this year.", [("earlier this year", "2029")]),
        ("Doors open two weeks from now.", [("two weeks from now", "2029-W25")]),
        ("She left two years ago.", [("two years ago", "2027")]),
        ("On 3 May it burned and two days later it fell.", [("3 May", "2029-05-03"), ("two days later", "2029-05-05")]),
        ("It came two days before Christmas.", [("two days before Christmas", "2028-12-23")]),
        ("The former mayor now lives there.", [("former", "PAST_REF"), ("now", "PRESENT_REF")]),
    ],
)
def test_a_date_told_from_another_is_counted_from_it(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It struck at 10.40 p.m. yesterday", "2029-06-07T22:40"),
        ("It struck at 17:40 on 6 June.", "2029-06-06T17:40"),
        ("It struck at about four twenty-five a.m. on 6 June.", "2029-06-06T04:25"),
        ("It struck at 20 to six on Friday morning.", "2029-06-08T05:40"),
        ("It struck at half past five on Thursday evening.", "2029-06-07T17:30"),
        ("It struck at twenty minutes to eleven on Thursday night.", "2029-06-07T22:40"),
        ("The call came at 03:40 GMT on 8 June.", "2029-06-08T03:40Z"),
        ("It struck towards 17.40.", "2029-06-08T17:40"),
        ("It struck towards 17 h 40.", "2029-06-08T17:40"),
        ("Le Mans struck at 17h05 on 6 June.", "2029-06-06T17:05"),
        ("It struck at 17 h on 6 June.", "2029-06-06T17:00"),
        ("Ten to eight on Wednesday by the station clock, and it struck.", "2029-06-06T07:50"),
        ("It was five past six when it struck.", "2029-06-08T06:05"),
        ("It struck at twenty past midnight.", "2029-06-08T00:20"),
        ("It struck at half past noon.", "2029-06-08T12:30"),
        ("The ferry left the quay at three.", "2029-06-08T03:00"),
        ("The lamp burned until three.", "2029-06-08T03:00"),
        ("It left at eight on the dot.", "2029-06-08T08:00"),
        ("It reopened at four in the afternoon.", "2029-06-08T16:00"),
    ],
)
def test_a_clock_time_stands_on_the_day_named_with_it(text, value):
    assert [value for _, value in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began in the small hours of Monday.", [("the small hours of Monday", "2029-06-04TMO")]),
        ("It fell in the early hours of 15 May.", [("the early hours of 15 May", "2029-05-15TMO")]),
        ("They left in the night to Tuesday.", [("the night to Tuesday", "2029-06-04TNI")]),
        ("They fought overnight into Tuesday.", [("overnight into Tuesday", "2029-06-04TNI")]),
        ("She left at six o'clock on the evening of 9 May.", [("six o'clock on the evening of 9 May", "2029-05-09T18:00")]),
        ("It was at 9.30 on the morning of Thursday.", [("9.30 on the morning of Thursday", "2029-06-07T09:30")]),
        ("It came at nine in the evening on 14 May.", [("nine in the evening on 14 May", "2029-05-14T21:00")]),
        ("It came out 20 minutes to midnight on Monday.", [("20 minutes to midnight on Monday", "2029-06-04T23:40")]),
        ("Polls close at 10 at night.", [("10 at night", "2029-06-08T22:00")]),
        ("A curfew holds from 20 hours.", [("20 hours", "2029-06-08T20:00")]),
        ("They cut the week from 20 hours to 15.", [("20 hours", "PT20H")]),
        ("They were there on the twentieth.", [("the twentieth", "2029-05-20")]),
        ("The shot came on the eleventh hole.", []),
    ],
)
def test_the_hours_of_a_night_and_the_days_beside_them(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The odds on the grey are ten to one.",
        "The motion was passed by twenty to five.",
        "They lost by ten to four.",
        "The count went from twenty to five.",
        "They won six to four.",
        "The police put the toll at nine.",
        "It will happen at five to ten places.",
        "It stood at three, then at two of them.",
        "After two the rest gave up.",
        "It sank shortly after four.",
        "The lamp burned until after three.",
        "It went to two in Orle, and three more were seen at nine houses.",
    ],
)
def test_scores_odds_and_counts_are_no_clock_times(text):
    assert read(text) == []


def test_the_half_of_a_clock_time_is_told_by_the_part_of_the_day_behind_it():
    assert read("It struck at ten to eight this evening.") == [
        ("ten to eight", "2029-06-08T19:50"),
        ("this evening", "2029-06-08TEV"),
    ]


def test_hours_with_minutes_behind_them_that_are_a_length_are_no_clock_time():
    assert read("The crossing takes 2 h 30 min.") == [("2 h 30 min", "PT2H30M")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a 71-minute speech", "PT71M"),
        ("It took an hour and eleven minutes.", "PT1H11M"),
        ("a truce of thirty days", "P30D"),
        ("a truce of four weeks and two days", "P4W2D"),
        ("within seven working days", "P7BD"),
        ("It lasted two and a half years.", "P2.5Y"),
        ("for several years", "PXY"),
        ("for a couple of years", "P2Y"),
        ("a quarter of an hour", "PT15M"),
        ("It took a month and a half.", "P1.5M"),
        ("the last three weeks", "P3W"),
        ("They meet every Tuesday.", "XXXX-WXX-2"),
        ("It sails daily.", "XXXX-XX-XX"),
    ],
)
def test_durations_and_sets_have_no_days(text, value):
    told = report(text)
    found = moments(told, [Span("a", 0, len(text))], Annotate())
    assert [(moment.value, moment.low, moment.high) for moment in found] == [(value, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 people may march in 4 rows.",
        "Call 1717, which is free.",
        "He shot 17.40 points.",
        "The second man sat down.",
        "Eight to ten ships left.",
        "April Vale sat down.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text):
    assert [words for words, _ in read(text) if not words.startswith("April")] == []


def test_the_dateline_goes_before_the_publication():
    assert days("It sank yesterday.") == [("2029-06-07", "2029-06-07")]
    assert read("It sank yesterday.", dateline="2029-06-07") == [("yesterday", "2029-06-06")]


def test_without_a_day_of_writing_a_weekday_has_no_days():
    assert read("It sank on Thursday.", published=None) == [("Thursday", "XXXX-WXX-4")]
    assert days("It sank on Thursday.", published=None) == [(None, None)]


def test_a_night_may_lie_in_two_days_and_the_end_of_a_month_in_its_last_days():
    assert days("It sank last night.") == [("2029-06-07", "2029-06-08")]
    assert days("It runs out at the end of August 2030.") == [("2030-08-25", "2030-08-31")]


def test_a_history_leans_on_the_year_last_named():
    text = "In 1861 it began. It went on through 1862, 1863, 1864, 1865, 1866 and 1867. In 1868 it was quiet. In May it ended."
    told = report(text, published="2009-12-19")
    ends = [at + 1 for at, mark in enumerate(text) if mark == "."]
    spans = [Span("a", begin, end) for begin, end in zip([0, *ends[:-1]], ends, strict=True)]
    assert moments(told, spans, Annotate())[-1].value == "1868-05"


@given(st.integers(1583, 3000))
def test_easter_is_a_sunday_of_spring(year):
    assert easter(year).weekday() == 6
    assert datetime.date(year, 3, 22) <= easter(year) <= datetime.date(year, 4, 25)
    assert all(day(year).year in (year, year + 1) for day in HOLIDAYS.values())


_WORDS = (
    "two days before Thursday 8 June 2029 at 17:40 the end of last week night BC - a 9999 Easter half past minutes "
    "to later ago 12th 99/99/99 '99 31"
)


@given(
    st.lists(st.sampled_from(_WORDS.split()), max_size=25),
    st.sampled_from([None, "2029-06-08", "0001-01-01", "9999-12-31", "soon"]),
)
def test_every_moment_lies_in_its_text_in_order_and_its_first_day_is_not_after_its_last(words, published):
    text = " ".join(words)
    told = report(text, published)
    found = moments(told, [Span("a", 0, len(text))] if text else [], Annotate())
    ends = 0
    for moment in found:
        assert moment.span.begin >= ends
        ends = moment.span.end
        assert (moment.low is None) == (moment.high is None)
        assert moment.low is None or moment.high is None or moment.low <= moment.high


@given(st.text(max_size=80))
def test_any_text_at_all_can_be_read(text):
    moments(report(text), [Span("a", 0, len(text))] if text else [], Annotate())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens June 3-5, 2029.", [("June 3", "2029-06-03"), ("5, 2029", "2029-06-05")]),
        ("It ran from 4 to 22 January 1995.", [("4", "1995-01-04"), ("22 January 1995", "1995-01-22")]),
        ("He left Thursday the 7th.", [("Thursday the 7th", "2029-06-07")]),
        ("He left on the 20th of last month.", [("the 20th of last month", "2029-05-20")]),
        ("It fell in the first week of 2015.", [("the first week of 2015", "2015-W01")]),
        ("It begins in the week of June 18.", [("the week of June 18", "2029-W25")]),
        ("Profit fell in Q1 2028.", [("Q1 2028", "2028-Q1")]),
        ("They spoke of first-quarter earnings.", [("first-quarter", "2029-Q1")]),
        ("It was popular in the seventies.", [("the seventies", "197X")]),
        ("It was popular in the 1970's.", [("the 1970's", "197X")]),
        ("She was born in nineteen twenty-eight.", [("nineteen twenty-eight", "1928")]),
        ("The bridge will open in three weeks.", [("three weeks", "2029-W26")]),
        ("He worked all day in recent weeks.", [("all day", "P1D"), ("recent weeks", "PAST_REF")]),
        ("It rained for two days, a three-day storm.", [("two days", "P2D"), ("three-day", "P3D")]),
        ("She died midnight Sunday.", [("midnight Sunday", "2029-06-03T00:00")]),
        ("A 17-year-old sang at 3 p.m. ET.", [("17-year-old", "P17Y"), ("3 p.m. ET", "2029-06-08T15:00-04:00")]),
        ("The week after next is free.", [("The week after next", "2029-W25")]),
        ("They met over the weekend.", [("the weekend", "2029-W22-WE")]),
        ("A man in his 30s was open 24/7.", []),
    ],
)
def test_what_the_news_says_of_days_weeks_and_quarters(text, expected):
    assert read(text) == expected


def test_a_few_days_ago_is_any_of_several_days():
    assert days("He left a few days ago.") == [("2029-05-30", "2029-06-06")]


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("passover", 2024, "2024-04-23"),
        ("rosh hashanah", 2025, "2025-09-23"),
        ("yom kippur", 2013, "2013-09-14"),
        ("ramadan", 2024, "2024-03-11"),
        ("eid", 2013, "2013-08-08"),
        ("lunar new year", 2024, "2024-02-10"),
        ("diwali", 2013, "2013-11-03"),
    ],
)
def test_holidays_that_move_with_the_moon(name, year, day):
    assert HOLIDAYS[name](year).isoformat() == day


def test_the_end_of_ramadan_may_be_a_day_sooner_or_later():
    assert days("It opened on Eid al-Fitr.", "2024-04-20") == [("2024-04-09", "2024-04-11")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiscal 2030 was hard.", [("Fiscal 2030", "FY2030")]),
        ("It rose in the third quarter of fiscal 1989.", [("the third quarter of fiscal 1989", "FY1989-Q3")]),
        ("It fell in the 2029 fiscal year.", [("the 2029 fiscal year", "FY2029")]),
        ("The fiscal first quarter of FY2029 was good.", [("The fiscal first quarter of FY2029", "FY2029-Q1")]),
        ("In fiscal year 2029-30 it rose.", [("fiscal year 2029-30", "FY2030")]),
        ("It rose in the third quarter of 1989.", [("the third quarter of 1989", "1989-Q3")]),
    ],
)
def test_fiscal_years_and_quarters_are_told_from_those_of_the_calendar(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("year", ["fiscal 2030", "the second quarter of fiscal 2030"])
def test_a_fiscal_year_has_the_days_of_every_habit(year):
    ((low, high),) = days(f"Sales fell in {year}.")
    assert (low, high) == (("2029-02-01", "2031-03-31") if year == "fiscal 2030" else ("2029-05-01", "2030-09-30"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sailed at 10:00 GMT.", "2029-06-08T10:00Z"),
        ("It sailed at 20:00 CEST.", "2029-06-08T20:00+02:00"),
        ("It sailed at 0900 GMT.", "2029-06-08T09:00Z"),
        ("It sailed at 5 p.m. ET on 3 December 2028.", "2028-12-03T17:00-05:00"),
        ("It sailed at 5 p.m. local time.", "2029-06-08T17:00"),
        ("It sailed at 9:30 IST.", "2029-06-08T09:30"),
    ],
)
def test_a_clock_time_keeps_the_zone_that_it_is_told_in(text, value):
    assert [found for _, found in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It will open in three working days.", "2029-06-08", "2029-06-13"),  # a Friday
        ("It will open in five business days.", "2029-06-09", "2029-06-15"),
        ("It will open in ten business days.", "2029-06-06", "2029-06-20"),
        ("It will open in three days.", "2029-06-08", "2029-06-11"),
    ],
)
def test_working_days_leave_out_weekends(text, published, value):
    assert [found for _, found in read(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "days_meant"),
    [
        ("It opens next Sunday.", ("2029-06-10", "2029-06-17")),  # said on a Friday
        ("It opens next Tuesday.", ("2029-06-12", "2029-06-12")),
        ("It opens this Sunday.", ("2029-06-10", "2029-06-10")),
    ],
)
def test_next_sunday_is_this_or_the_next_as_long_as_this_one_is_to_come(text, days_meant):
    assert days(text) == [days_meant]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote, on 14 June, was close. Two days before the vote she spoke.", "2029-06-12"),
        ("The vote will be held on 14 June. She spoke on the eve of the vote.", "2029-06-13"),
        ("Three died in Monday's blast. A day after the blast she spoke.", "2029-06-05"),
        ("The 4 June parliamentary election is over. She spoke three days before the election.", "2029-06-01"),
        ("The summit is on 20 June. The second summit is later. She spoke a week before the summit.", "XXXX-WXX"),
        ("The vote on 14 June and the vote on 20 June. She spoke a day before the vote.", "XXXX-XX-XX"),
        ("A bomb went off on Monday. She spoke the day before the attack.", "XXXX-XX-XX"),
        ("The mayor said on Monday she was ill. She spoke the day before the mayor left.", "XXXX-XX-XX"),
    ],
)
def test_days_that_lean_on_an_event_are_told_where_the_report_dates_it_once(text, value):
    assert read(text)[-1][1] == value
