"""Places where reports can be compared: what a reader sees of them."""

import re
from itertools import pairwise
from textwrap import dedent

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate import marked
from variorum.collate.contexts import contexts
from variorum.collate.dates import entry_stamps, in_one_zone, same_clock, with_zones
from variorum.collate.loci import loci, with_silences
from variorum.language import encoder
from variorum.model import Descent, MarkedReport, Moment, Quantity, Report, Stemma, Unseen
from variorum.settings import Collate, Settings

SETTINGS = Collate()
MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


def says(name, written, published=None):
    """A report of `written`, in which [nine people|9 9 people] is a figure and [Thursday|2029-10-18] a day.

    Every line is a sentence.
    """
    text, quantities, moments = "", [], []
    at = 0
    for match in MARK.finditer(written):
        text += written[at : match.start()]
        span = (len(text), len(text) + len(match[1]))
        text += match[1]
        at = match.end()
        if re.match(r"\d{4}-", match[2]):
            moments.append((span, match[2]))
        else:
            low, high, *unit = match[2].split()
            quantities.append(
                (span, None if low == "-" else float(low), None if high == "-" else float(high), " ".join(unit) or None)
            )
    text += written[at:]
    report = Report(id=name, digest=name, text=text, source=name, published=published)
    edges = [0, *(match.end() for match in re.finditer(r"\n", text)), len(text)]
    return MarkedReport(
        report=report,
        sentences=tuple(report.span(begin, end) for begin, end in pairwise(edges) if begin < end),
        quantities=tuple(
            Quantity(span=report.span(*span), low=low, high=high, unit=unit) for span, low, high, unit in quantities
        ),
        moments=tuple(Moment(span=report.span(*span), type="DATE", value=day, low=day, high=day) for span, day in moments),
    )


def table(found, reports):
    """One line a locus: each report's words, then the verdict."""
    texts = {marked.id: marked.report for marked in reports}
    lines = []
    for locus in found:
        cells = [f"{r.report} {texts[r.report].words(r.span) if r.span else ('cut' if r.cut else '-')}" for r in locus.readings]
        lines.append(" | ".join(cells) + f"   {locus.verdict}")
    return "\n".join(sorted(lines)) + "\n"


STORY = [
    says(
        "A",
        "[At least twelve people|12 - people] were killed when the mill burned down.\n"
        "Some [40 people|38 42 people] were injured.",
    ),
    says(
        "B",
        "The fire at the mill killed [at least twelve|12 - people].\n[41 people|41 41 people] were injured, the police said.",
    ),
    says(
        "C",
        "The number of people killed in the mill fire rose to [15|15 15 people].\n[41|41 41 people] were injured.",
        published="2029-05-04",
    ),
    says("D", "There was a fire at the mill, and nobody knows how it began."),
]


def test_a_toll_and_the_injured_are_two_places_and_a_fourth_report_is_silent():
    assert table(loci(STORY, encoder(), SETTINGS), STORY) == dedent("""\
        A 40 people | B 41 people | C 41 | D -   agree
        A At least twelve people | B at least twelve | C 15 | D -   overtaken
        """)


def test_an_exact_toll_that_rose_is_overtaken():
    reports = [
        says("A", "[Twelve people|12 12 people] were killed when the mill burned down.", published="2029-05-03"),
        says("B", "The fire at the mill killed [twelve people|12 12 people].", published="2029-05-03"),
        says("C", "The number of people killed in the mill fire rose to [15|15 15 people].", published="2029-05-04"),
    ]
    assert table(loci(reports, encoder(), SETTINGS), reports) == "A Twelve people | B twelve people | C 15   overtaken\n"


def test_a_report_stands_by_its_new_count_and_not_by_the_one_that_it_recalls():
    reports = [
        says("A", "[Twelve people|12 12 people] were killed when the mill burned down."),
        says("B", "The fire at the mill killed [twelve people|12 12 people]."),
        says(
            "C",
            "[Fifteen people|15 15 people] are now known to have been killed.\n"
            "The first count had been [twelve people killed|12 12 people].",
        ),
    ]
    assert (
        table(loci(reports, encoder(), SETTINGS), reports)
        == "A Twelve people | B twelve people | C Fifteen people   overtaken\n"
    )


def test_the_day_of_the_event_differs_where_one_report_has_another_weekday():
    reports = [
        says("A", "The mill at Orrin burned down on [Thursday|2029-05-03]."),
        says("B", "A fire destroyed the mill at Orrin on [Thursday|2029-05-03]."),
        says("C", "The mill at Orrin was destroyed by fire on [Wednesday|2029-05-02]."),
    ]
    found = loci(reports, encoder(), SETTINGS)
    assert table(found, reports) == "A Thursday | B Thursday | C Wednesday   differ\n"
    assert found[0].asks.startswith("on what day: ")


def asked(*reports):
    return [locus.asks for locus in loci(reports, encoder(), SETTINGS)]


def test_a_question_says_what_befell_the_people_counted():
    assert asked(*STORY) == ["how many people were killed", "how many people were injured"]


def test_a_figure_that_its_noun_does_not_tell_has_its_clause_beside_it():
    reports = [
        says("A", "The drivers were stranded on the bridge for [nine hours|9 9 hours], the council said."),
        says("B", "Drivers were stranded on the bridge for [nine hours|9 9 hours]."),
    ]
    assert asked(*reports) == ["how long: “Drivers were stranded on the bridge for …”"]


def test_a_share_says_of_what():
    reports = [
        says("A", "The members are to raise spending on roads to [5 percent|5 5 %] of their output by May."),
        says("B", "Spending on roads is to rise to [5%|5 5 %] of output."),
    ]
    assert asked(*reports) == ["what share of output"]


def test_a_day_is_asked_for_in_a_clause_without_it():
    reports = [
        says("A", "The mill at Orrin burned down on [Thursday|2029-05-03]."),
        says("B", "The mill at Orrin burned down on [Thursday|2029-05-03], the town's mayor said."),
    ]
    assert asked(*reports) == ["on what day: “The mill at Orrin burned down”"]


def test_a_count_of_the_missing_goes_down_as_some_are_found():
    reports = [
        says("A", "[Four workers|4 4 people] are missing after the mill fire."),
        says("B", "[Four men|4 4 people] are missing after the fire at the mill."),
        says("C", "[Two|2 2 people] are still missing after the mill fire, after two of the missing were found in the cellar."),
    ]
    assert table(loci(reports, encoder(), SETTINGS), reports) == "A Four workers | B Four men | C Two   overtaken\n"


def test_the_order_of_the_reports_changes_nothing():
    assert loci(STORY[::-1], encoder(), SETTINGS) == loci(STORY, encoder(), SETTINGS)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["[nine|9 9 people] died\n", "on [Friday|2029-05-04] ", "the mill. ", "\n", "[7 km|7 7 km] off, "]),
        max_size=8,
    )
)
def test_every_report_has_one_reading_and_every_span_opens_onto_its_own_report(pieces):
    reports = [says("A", "".join(pieces)), says("B", "".join(reversed(pieces)))]
    for locus in loci(reports, encoder(), SETTINGS):
        assert [reading.report for reading in locus.readings] == ["A", "B"]
        assert all(reading.span is None or reading.span.report == reading.report for reading in locus.readings)


def descents(*pairs):
    return tuple(Descent(child=c, parent=p, how="trimmed", confidence=1.0, evidence=()) for c, p in pairs)


def test_a_copy_that_is_silent_where_its_parent_speaks_has_cut():
    found = with_silences(loci(STORY, encoder(), SETTINGS), Stemma(descents=descents(("D", "A"))))
    assert "D cut" in table(found, STORY)


def test_an_unseen_parent_had_what_most_of_its_other_children_have():
    stemma = Stemma(unseen=(Unseen(id="x"),), descents=descents(("A", "x"), ("B", "x"), ("D", "x")))
    assert "D cut" in table(with_silences(loci(STORY, encoder(), SETTINGS), stemma), STORY)


def test_a_report_of_its_own_never_had_it():
    assert "cut" not in table(with_silences(loci(STORY, encoder(), SETTINGS), Stemma(independent=("D",))), STORY)


def test_one_minute_of_one_day_is_one_thing_and_a_full_hour_is_not():
    def clocks(first, second):
        reports = [
            says("A", "The statement was put out at [7.25|9 9]."),
            says("B", "A notice hung in the window by [7.25|9 9]."),
        ]
        return [
            msgspec.structs.replace(
                marked,
                quantities=(),
                moments=(Moment(span=marked.quantities[0].span, type="TIME", value=value, low=value[:10], high=value[:10]),),
            )
            for marked, value in zip(reports, (first, second), strict=True)
        ]

    assert float(same_clock([one.moments[0] for one in clocks("2029-10-18T07:25", "2029-10-18T07:25")])[0, 1]) == 1
    assert float(same_clock([one.moments[0] for one in clocks("2029-10-18T07:00", "2029-10-18T07:00")])[0, 1]) == 0
    assert float(same_clock([one.moments[0] for one in clocks("2029-10-18T07:25", "2029-10-22T07:25")])[0, 1]) == 0


def test_a_day_ahead_of_two_reports_is_one_place():
    reports = [
        says("A", "The union called a walkout for [Friday|2029-10-26].", published="2029-10-23"),
        says("B", "He spoke of a strike, a long one; [Friday|2029-10-26] it is.", published="2029-10-23"),
    ]
    assert table(loci(reports, encoder(), SETTINGS), reports) == "A Friday | B Friday   agree\n"


def test_a_clock_time_beside_its_hour_elsewhere_is_compared_in_that_zone():
    zoned = says("A", "The statement came at [8.30|9 9] ([6.30 GMT|9 9]).")
    plain = says("B", "The statement came at [7.30|9 9].")
    values = ("2029-10-18T08:30", "2029-10-18T06:30Z", "2029-10-18T07:30")
    spans = [quantity.span for marked in (zoned, plain) for quantity in marked.quantities]
    moments = [
        Moment(span=span, type="TIME", value=value, low=value[:10], high=value[:10])
        for span, value in zip(spans, values, strict=True)
    ]
    told = with_zones(moments, {"A": zoned, "B": plain})
    assert [one.value for one in told] == ["2029-10-18T06:30Z", "2029-10-18T06:30Z", "2029-10-18T07:30"]
    assert [one.value for one in in_one_zone([[0, 2]], told)][2] == "2029-10-18T06:30Z"


def test_a_figure_with_its_point_in_another_place_differs():
    reports = [
        says("A", "The dam held [2.6 million cubic metres|2600000 2600000 m³] of water."),
        says("B", "The dam held [2.6 million cubic metres|2600000 2600000 m³] of water."),
        says("C", "The dam held [26 million cubic metres|26000000 26000000 m³] of water."),
    ]
    assert table(loci(reports, encoder(), SETTINGS), reports) == (
        "A 2.6 million cubic metres | B 2.6 million cubic metres | C 26 million cubic metres   differ\n"
    )


def test_a_clause_ends_with_the_day_that_a_comma_follows():
    marked = says("A", "The leader, who has called a walkout for [Friday|2029-10-26], says nobody was told.")
    spans = [moment.span for moment in marked.moments]
    assert contexts(marked, spans, spans, SETTINGS.locus_reach)[0].clause == "who has called a walkout for several"


def test_the_hours_at_which_entries_of_a_live_page_were_written_are_no_readings():
    live = says(
        "A",
        "[21:50|2031-03-04T21:50] The page is closed.\n[20:15|2031-03-04T20:15] It fell at [7.52|2031-03-04T07:52].\nMore.",
    )
    assert {live.report.words(span) for span in entry_stamps(live)} == {"21:50", "20:15"}
    told = says("B", "[9.30|2031-03-04T09:30] was the hour.\nIt fell at [7.52|2031-03-04T07:52].")
    assert entry_stamps(told) == frozenset()


def test_the_hour_as_of_which_nine_had_died_is_no_hour_of_the_deaths():
    def kinds(first):
        texts = {
            "A": f"{first} 9.15 p.m. on Tuesday nine persons had died.",
            "B": "Nine persons had died at 7.52 a.m. on Tuesday.",
        }
        found = [
            marked(Report(id=name, digest=name, source=name, text=text, published="2031-03-05"), Settings())
            for name, text in texts.items()
        ]
        return {locus.kind for locus in loci(found, encoder(), SETTINGS)}

    assert kinds("At") == {"figure", "date"}
    assert kinds("As of") == {"figure"}
