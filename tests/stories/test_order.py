"""The order in which reports are placed: by publication, and what has no date by what is in it, never by ids."""

from tests.stories.test_stories import FIRE, FIRE_ELSEWHERE, FIRE_REWRITTEN, OWN_REPORTING, SETTINGS, report

from variorum.settings import Settings, Stories
from variorum.stories import stories
from variorum.stories.order import in_order

DIGEST = "The month in short. " + FIRE + " " + FIRE_REWRITTEN + " " + FIRE_ELSEWHERE
TEXTS = [DIGEST, FIRE, FIRE_REWRITTEN, FIRE_ELSEWHERE, OWN_REPORTING]


def test_what_has_a_date_comes_by_it_and_the_rest_last() -> None:
    reports = [report("b", FIRE), report("c", FIRE_REWRITTEN, "2031-03-05"), report("d", FIRE_ELSEWHERE, "2031-03-04")]
    assert [one.id for one in in_order(reports, SETTINGS)] == ["d", "c", "b"]


def test_of_undated_reports_that_which_is_like_all_others_comes_last_whatever_they_are_called() -> None:
    for ids in ("abcde", "edcba", "caebd"):
        ordered = in_order([report(id_, text) for id_, text in zip(ids, TEXTS, strict=True)], SETTINGS)
        assert ordered[0].text == OWN_REPORTING
        assert ordered[-1].text == DIGEST
        assert [one.text for one in ordered] == [one.text for one in in_order(ordered[::-1], SETTINGS)]


def test_stories_of_undated_reports_do_not_depend_on_their_ids() -> None:
    def texts(ids: str) -> set[frozenset[int]]:
        numbers = {id_: number for number, id_ in enumerate(ids)}
        found = stories([report(id_, text) for id_, text in zip(ids, TEXTS, strict=True)], SETTINGS)
        return {frozenset(numbers[id_] for id_ in story.reports) for story in found}

    assert texts("abcde") == texts("edcba") == texts("caebd")


def test_of_too_many_undated_reports_the_order_is_that_of_their_digests() -> None:
    few = Settings(stories=Stories(settled=3))
    ordered = in_order([report(id_, text) for id_, text in zip("abcde", TEXTS, strict=True)], few)
    assert [one.digest for one in ordered] == sorted(one.digest for one in ordered)
