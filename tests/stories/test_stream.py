"""Reports that arrive one by one: the same stories as of all at once, and every change told."""

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.stories.test_decisions import read
from tests.stories.test_stories import (
    CHARGED,
    DAYS,
    DERAILED,
    DERAILED_COPY,
    FIRE,
    FIRE_ELSEWHERE,
    FIRE_REWRITTEN,
    OWN_REPORTING,
    TEXTS,
    report,
    table,
)

from variorum.model import Report
from variorum.settings import Settings, Stories
from variorum.stories import Stream, stories
from variorum.stories.order import in_order
from variorum.ties import Change

SETTINGS = Settings()
SOON_SETTLED = Settings(stories=Stories(settled=3))
SENTENCES = [
    sentence
    for text in (FIRE, FIRE_REWRITTEN, FIRE_ELSEWHERE, DERAILED, DERAILED_COPY, OWN_REPORTING, CHARGED)
    for sentence in text.split("\n")
]


def arrived(reports: Sequence[Report], settings: Settings = SETTINGS) -> tuple[Stream, list[list[Change]]]:
    stream = Stream(settings)
    return stream, [stream.add(one) for one in reports]


def kinds(changes: Sequence[Change]) -> list[str]:
    return [change.kind for change in changes]


def test_a_story_is_founded_and_joined_and_keeps_its_id() -> None:
    stream, (first, second) = arrived([report("mill", FIRE, "2031-03-04"), report("rewrite", FIRE_REWRITTEN, "2031-03-05")])
    assert (kinds(first), kinds(second)) == (["founded"], ["joined"])
    assert first[0].story == second[0].story == stream.stories()[0].id


def test_a_report_that_ties_two_stories_makes_them_one() -> None:
    stream = Stream(SOON_SETTLED, read({"together": ["tram", "bridge"]}, {"together": ["bridge", "store"]}))
    said = [stream.add(report(*given)) for given in (("tram", DERAILED), ("mill", FIRE), ("hens", "Hens lay. " * 9))]
    assert [kinds(changes) for changes in said] == [["founded"]] * 3
    assert kinds(stream.add(report("store", FIRE_ELSEWHERE))) == ["joined"]


texts = TEXTS | st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n".join)
piles = st.lists(st.tuples(texts, DAYS), max_size=14)


def given_reports(given_: Sequence[tuple[str, str | None]]) -> list[Report]:
    return [report(f"r{n:02}", text, day, title=text[:30] or None) for n, (text, day) in enumerate(given_)]


@hypothesis_settings(max_examples=60, deadline=None)
@given(piles, st.integers(1, 8), st.integers(0, 14))
def test_one_by_one_or_all_at_once_they_are_the_same_stories(
    given_: list[tuple[str, str | None]], settled: int, already: int
) -> None:
    settings = Settings(stories=Stories(settled=settled))
    reports = given_reports(given_)
    stream, _ = arrived(reports, settings)
    at_once, then_one_by_one = Stream(settings), Stream(settings)
    at_once.extend(reports)
    assert at_once.stories() == stream.stories()
    then_one_by_one.extend(reports[:already])
    for one in reports[already:]:
        then_one_by_one.add(one)
    assert then_one_by_one.stories() == stream.stories()
    assert arrived(in_order(reports, settings), settings)[0].stories() == stories(reports, settings)


@hypothesis_settings(max_examples=60, deadline=None)
@given(piles, st.integers(1, 8))
def test_the_changes_add_up_to_the_stories(given_: list[tuple[str, str | None]], settled: int) -> None:
    reports = given_reports(given_)
    stream, said = arrived(reports, Settings(stories=Stories(settled=settled)))
    home: dict[str, str] = {}
    for changes in said:
        for change in changes:
            if change.kind == "merged":
                home |= {id_: change.story for id_, story in home.items() if story == change.other}
            elif change.report:
                home[change.report] = change.story
    assert home == {id_: story.id for story in stream.stories() for id_ in story.reports}


def test_a_long_pile_is_the_same_one_by_one_and_at_once() -> None:
    texts = ["\n".join(SENTENCES[n * step % len(SENTENCES)] for step in (1, 3, 7, n % 5)) for n in range(600)]
    reports = [report(f"r{n:04}", text, f"2031-03-{1 + n // 40:02}") for n, text in enumerate(texts)]
    settings = Settings(stories=Stories(settled=40))
    stream, _ = arrived(reports, settings)
    at_once = Stream(settings)
    at_once.extend(reports)
    assert at_once.stories() == stream.stories()


def test_rows_in_files_are_as_good_as_rows_in_memory() -> None:
    reports = [report(f"r{n:04}", "\n".join(SENTENCES[n % 11 : n % 11 + 4]) + f"\n{n}", "2031-03-01") for n in range(1200)]
    small = Settings(stories=Stories(memory_mib=0))
    assert table(stories(reports, small)) == table(stories(reports, SETTINGS))
    assert msgspec.json.encode(stories(reports, small)) == msgspec.json.encode(stories(reports, SETTINGS))


def test_the_lines_that_an_outlet_puts_under_all_it_prints_do_not_hide_a_story() -> None:
    lines = """Our morning letter brings the best of the harbour towns to your door before the first tram leaves the depot.
    Write to the readers' desk at the old customs house, third floor, and tell us what we missed along the quays."""
    words = ("harvest", "orchard", "violin", "bakery", "glacier", "tunnel", "poet", "zoo", "comet", "chess", "canal", "marble")
    crowd = [
        report(f"own{n}", f"The {words[n % 12]} of {words[n // 17]} was praised by {n} visitors.\n{lines}", "2031-03-04")
        for n in range(200)
    ]
    stream = Stream()
    stream.extend([report("mill", FIRE, "2031-03-04"), *crowd, report("rewrite", f"{FIRE_REWRITTEN}\n{lines}", "2031-03-05")])
    assert ("mill", "rewrite") in [story.reports for story in stream.stories()]
