"""Readings that depart from all others: which join the place they depart from, and which have none."""

from textwrap import dedent

from msgspec.structs import replace
from tests.collate.test_loci import SETTINGS, says, table

from variorum.collate.contexts import contexts
from variorum.collate.development import has_moved, is_rest
from variorum.collate.drafts import Mark
from variorum.collate.figures import is_count
from variorum.collate.loci import in_own_words, loci
from variorum.collate.outcomes import outcome
from variorum.language import encoder
from variorum.model import Reading


def shown(reports):
    return "\n" + table(loci(reports, encoder(), SETTINGS), reports)


def context(written):
    marked = says("A", written)
    spans = [quantity.span for quantity in marked.quantities]
    return contexts(marked, spans, spans, SETTINGS.locus_reach, figures=True)[0]


def test_two_copies_that_depart_together_differ_from_the_others():
    reports = [
        *(says(name, "The failure left [31,400 savers|31400 31400 people] without access to their money.") for name in "ABC"),
        *(says(name, "The failure left [34,100 savers|34100 34100 people] without access to their money.") for name in "DE"),
    ]
    assert shown(reports) == dedent("""
        A 31,400 savers | B 31,400 savers | C 31,400 savers | D 34,100 savers | E 34,100 savers   differ
    """)


def test_a_yesterday_that_a_late_copy_carried_over_departs_from_nobody():
    reports = [
        says("A", "The mill at Dunmere burned down on [Tuesday|2031-05-06].", "2031-05-06"),
        says("B", "The mill at Dunmere burned down [yesterday|2031-05-06] with all its grain.", "2031-05-07"),
        says("C", "The mill at Dunmere burned down [yesterday|2031-05-07] with all its grain.", "2031-05-08"),
    ]
    assert shown(reports) == dedent("""
        A Tuesday | B yesterday | C yesterday   agree
    """)


def test_a_yesterday_before_the_day_that_all_others_tell_differs():
    reports = [
        *(says(name, "The mill at Dunmere burned down on [Tuesday|2031-05-06].", "2031-05-06") for name in "ABC"),
        says("D", "The mill at Dunmere burned down [yesterday|2031-05-05].", "2031-05-06"),
    ]
    assert shown(reports) == dedent("""
        A Tuesday | B Tuesday | C Tuesday | D yesterday   differ
    """)


def test_a_report_stands_by_its_own_words_rather_than_by_those_it_quotes():
    around = context("Deposits are safe up to [40,000 crowns|40000 40000 crown], she said.")
    told = Reading(report="A", span=around.span, low=40_000.0, high=40_000.0, unit="crown")
    quoted = Mark(reading=told, context=around, quoted=True)
    own = Mark(reading=told, context=around)
    other = Mark(reading=replace(told, low=30_000.0), context=around)
    assert in_own_words([quoted, other, own]) == own
    assert in_own_words([quoted, other]) == quoted


def test_somebody_named_in_passing_is_no_figure():
    reports = [says(name, "He went there with [his friend|1 1 people] for the evening.") for name in "AB"]
    assert shown(reports).strip() == ""
    assert [is_count(words) for words in ("one friend", "twenty-two", "a 3-year-old boy", "the child")] == [
        True,
        True,
        False,
        False,
    ]


def test_what_is_left_of_a_whole_is_told_from_the_whole():
    assert is_rest(context("The [18 members|18 18 people] other than Carrow pay less."))
    assert not is_rest(context("The [19 members|19 19 people] of the league met."))


def test_lives_are_lost_where_something_cost_them_and_not_where_they_were_saved():
    assert outcome(context("The war has cost [18,000 lives|18000 18000 people].").clause) == "dead"
    assert outcome(context("The crew saved [40 lives|40 40 people].").clause) != "dead"


def test_a_share_that_slipped_has_moved():
    assert has_moved(context("Its share of the total has slipped to [60 per cent|60 60 %]."))
    assert not has_moved(context("Its share of the total is [60 per cent|60 60 %]."))


def test_the_own_day_of_a_follow_up_is_not_the_day_of_the_event():
    lead = "The mill at Dunmere burned down on [Tuesday|2031-05-06]."
    reports = [
        *(says(name, lead, "2031-05-06") for name in "ABC"),
        says("D", "The council published its yearly accounts on [Thursday|2031-05-08].", "2031-05-08"),
    ]
    assert shown(reports) == dedent("""
        A Tuesday | B Tuesday | C Tuesday | D -   agree
    """)


def test_a_later_report_of_its_own_day_tells_news_and_not_when_the_event_was():
    reports = [
        *(
            says(name, "The board of Corvel said on [Tuesday|2031-05-06] that the mill will close.", "2031-05-06")
            for name in "ABC"
        ),
        says("D", "The board of Corvel said on [Thursday|2031-05-08] that the mill will close.", "2031-05-08"),
    ]
    assert shown(reports) == dedent("""
        A Tuesday | B Tuesday | C Tuesday | D -   agree
    """)


def test_a_yesterday_in_a_report_that_was_changed_later_is_one_of_two_days():
    late = says("D", "The mill at Dunmere burned down [yesterday|2031-05-05].", "2031-05-06")
    changed = replace(late, report=replace(late.report, updated="2031-05-07T08:00:00"))
    others = [says(name, "The mill at Dunmere burned down on [Tuesday|2031-05-06].", "2031-05-06") for name in "ABC"]
    assert shown([*others, changed]).strip().endswith("agree")
    assert shown([*others, late]).strip().endswith("differ")


def test_who_says_more_than_6000_after_others_told_6200_is_only_less_exact():
    told = [says(name, "The firm employs [6,200 people|6200 6200 people] there.", "2031-05-06") for name in "AB"]
    open_ones = [says(name, "The firm employs [more than 6,000|6000 - people] there.", "2031-05-06") for name in "CD"]
    later = says("E", "The firm employs [6,200 people|6200 6200 people] there.", "2031-05-08")
    assert shown([*told, *open_ones, later]).strip().endswith("agree")
    assert shown([*open_ones, later]).strip().endswith("overtaken")
