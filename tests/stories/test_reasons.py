"""Why a story is as it is, printed as `variorum stories --why` has it."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.stories.test_decisions import PILE, SETTINGS, read
from tests.stories.test_stories import DAYS, FIRE, FIRE_ELSEWHERE, TEXTS, report

from variorum.model import Report
from variorum.stories import reasons, stories
from variorum.ties import Shared, Tied, Why


def whys(reports: Sequence[Report], *lines: dict[str, object]) -> list[Why]:
    found = stories(reports, SETTINGS, read(*lines))
    return reasons(found, reports, SETTINGS, read(*lines))


def why_of(report_: str, *lines: dict[str, object]) -> Why:
    return next(why for why in whys(PILE, *lines) if any(tied.report == report_ for ties in why.ties for tied in ties))


def words(shared: Sequence[Shared], reports: Sequence[Report]) -> list[str]:
    texts = {report.id: report for report in reports}
    return [" = ".join(texts[span.report].words(span) for span in one.spans) for one in shared]


def test_a_tie_shows_the_names_terms_and_passages_that_both_have_as_each_writes_them() -> None:
    reports = [report("mill", FIRE), report("copy", FIRE.upper())]
    (why,) = whys(reports)
    (tied,) = why.ties[0]
    assert (tied.report, tied.other, tied.copied) == ("copy", "mill", 1.0)
    assert words(tied.names, reports)[0] == "OTTO BRANDL = Otto Brandl"
    assert "DRYING = drying" in words(tied.terms, reports)
    assert words(tied.numbers, reports) == ["41 = 41", "60 = 60", "10 = 10"]
    assert words(tied.passages, reports) == [f"{FIRE.upper()} = {FIRE}".replace("STOPPED. =", "STOPPED =").rstrip(".")]


def test_each_report_is_tied_to_another_of_its_story() -> None:
    why = why_of("mill")
    assert [[(tied.report, tied.other) for tied in ties] for ties in why.ties] == [
        [("mill", "rewritten")],
        [("rewritten", "mill")],
    ]
    (tied,) = why.ties[0]
    assert words(tied.names, PILE) == [f"{name} = {name}" for name in ("Otto Brandl", "Ursa Kellin", "Aldgrove", "Tessin")]
    assert tied.days == 0


def test_a_twin_that_was_kept_apart_is_shown_with_what_is_alike_and_what_is_not() -> None:
    twin = next(other.tied for other in why_of("mill").lookalikes if other.tied.other == "store")
    assert {"fire", "swept", "firefighters"} <= {shared.term for shared in twin.terms}
    assert twin.against == ("both have several rare names and share none",)


def test_a_sequel_that_was_kept_apart_is_shown_with_its_days() -> None:
    sequel = next(other.tied for other in why_of("mill").lookalikes if other.tied.other == "charges")
    assert (sequel.days, sequel.against[0]) == (33, "33 days between them, more than the 9 of one event")


def ruled(ties: Sequence[Tied]) -> list[tuple[str, list[str]]]:
    return [(tied.other, [decision.source for decision in tied.decisions]) for tied in ties]


def test_a_decision_is_the_reason_of_what_it_put_together_also_by_way_of_a_third() -> None:
    why = why_of("mill", {"together": ["mill", "lost"]}, {"together": ["store", "lost"]})
    assert [ruled(ties) for ties in why.ties] == [
        [("rewritten", []), ("store", ["desk.jsonl:1", "desk.jsonl:2"])],
        [("mill", [])],
        [("mill", ["desk.jsonl:2", "desk.jsonl:1"])],
    ]


def test_a_decision_is_the_reason_of_what_it_kept_apart() -> None:
    found = whys(PILE, {"apart": ["mill", "rewritten"], "why": "two shifts"})
    mill = next(why for why in found if why.lookalikes and why.lookalikes[0].tied.report == "mill")
    first = mill.lookalikes[0].tied
    assert (first.other, [decision.why for decision in first.decisions]) == ("rewritten", ["two shifts"])


def test_two_names_are_the_reason_of_two_stories() -> None:
    found = whys(PILE, {"story": "one", "reports": ["mill"]}, {"story": "two", "reports": ["rewritten"]})
    one = next(why for why in found if why.story == "one")
    assert ruled([one.lookalikes[0].tied]) == [("rewritten", ["desk.jsonl:1", "desk.jsonl:2"])]


def test_what_has_nothing_in_common_is_no_lookalike() -> None:
    reports = [report("mill", FIRE), report("hens", "A committee praised the new library hours in Ambry, its chair said.")]
    assert [why.lookalikes for why in whys(reports)] == [(), ()]


@hypothesis_settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS | st.just(FIRE_ELSEWHERE), DAYS), max_size=6))
def test_every_span_opens_onto_its_own_report_and_asking_why_changes_nothing(given_: list[tuple[str, str | None]]) -> None:
    reports = [report(f"r{n}", text, day) for n, (text, day) in enumerate(given_)]
    texts = {report.id: report for report in reports}
    found = stories(reports, SETTINGS)
    asked = reasons(found, reports, SETTINGS)
    assert [why.story for why in asked] == [story.id for story in found]
    assert reasons(found, reports[::-1], SETTINGS) == asked
    for why, story in zip(asked, found, strict=True):
        assert len(why.ties) == len(story.reports)
        for tied in [*(tied for ties in why.ties for tied in ties), *(other.tied for other in why.lookalikes)]:
            for shared in (*tied.names, *tied.terms, *tied.numbers, *tied.passages):
                for span in shared.spans:
                    assert span.report in (tied.report, tied.other)
                    texts[span.report].check([span])
