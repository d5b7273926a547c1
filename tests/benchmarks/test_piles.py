import json
from collections import Counter
from operator import eq

import pytest

import piles
from reports import Settings

SETTINGS = Settings(600, seed=3, per_day=200, planted=0.2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pile")
    piles.write(folder, SETTINGS)
    return folder


def lines(folder, name):
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def reports(folder):
    return {report["id"]: report for report in lines(folder, "reports")}


def test_the_same_seed_gives_the_same_bytes_whatever_the_number_of_processes(folder, tmp_path):
    piles.write(tmp_path, SETTINGS, processes=2)
    for name in piles.FILES:
        assert (tmp_path / f"{name}.jsonl").read_bytes() == (folder / f"{name}.jsonl").read_bytes()


def test_another_seed_gives_other_reports(reports, tmp_path):
    piles.write(tmp_path, Settings(50, seed=4))
    assert not reports.keys() & {report["id"] for report in lines(tmp_path, "reports")}


def test_a_pile_has_as_many_reports_as_were_asked_for_each_in_one_story(folder, reports):
    told = lines(folder, "stories")
    assert len(reports) == 600
    assert [one["id"] for one in told] == list(reports)
    sizes = Counter(Counter(one["story"] for one in told).values())
    assert sizes[1] > sum(sizes.values()) / 3
    assert max(sizes) >= 20


def test_reports_stand_in_the_order_of_publication_and_some_have_no_date(reports):
    dates = [report["published"] for report in reports.values() if "published" in report]
    assert dates == sorted(dates)
    assert 0 < len(reports) - len(dates) < 60


def test_reports_that_are_copied_have_the_very_words(folder, reports):
    whole = [copy for copy in lines(folder, "copies") if copy["kind"] != "passage"]
    assert {copy["kind"] for copy in whole} == {"report", "paragraphs"}
    for copy in whole:
        left = reports[copy["left"]]["text"][copy["left_begin"] : copy["left_end"]]
        assert left == reports[copy["right"]]["text"][copy["right_begin"] : copy["right_end"]]
        assert left[-1] in ".”"


def test_planted_passages_stand_where_the_truth_says_changed_by_as_much(folder, reports):
    story = {one["id"]: one["story"] for one in lines(folder, "stories")}
    planted = [copy for copy in lines(folder, "copies") if copy["kind"] == "passage"]
    assert len(planted) > 60
    assert {copy["changed"] for copy in planted} == {0.0, 0.1, 0.2}
    for copy in planted:
        left = reports[copy["left"]]["text"][copy["left_begin"] : copy["left_end"]].split()
        right = reports[copy["right"]]["text"][copy["right_begin"] : copy["right_end"]].split()
        assert len(left) == 40
        assert (
            sum(((Counter(left) - Counter(right)) + (Counter(right) - Counter(left))).values()) <= 2 * 40 * copy["changed"] + 2
        )
        assert (left == right) == (copy["changed"] == 0)
        assert story[copy["left"]] != story[copy["right"]]


def test_a_stretch_with_a_source_has_the_same_words_wherever_it_stands_but_for_those_that_a_rewrite_replaced(folder, reports):
    words, same, all_ = {}, 0, 0
    for report in lines(folder, "shared"):
        for begin, end, source in report["places"]:
            here = reports[report["id"]]["text"][begin:end].split()
            if source[0] in "fkt":
                there = words.setdefault(source, here)
                assert len(here) == len(there)
                same += sum(map(eq, here, there))
                all_ += len(here)
    assert 0.85 < same / all_ < 1


def test_a_lookalike_has_the_town_of_another_story_and_other_persons():
    pile = piles.Pile(SETTINGS)
    towns = Counter((plan.town, plan.kind) for plan in pile.plans)
    twins = [plan.number for plan in pile.plans if (plan.town, plan.kind) == towns.most_common(1)[0][0]]
    one, other = (pile.event(number) for number in twins[:2])
    assert one.town is other.town
    assert set(one.persons) & set(other.persons) <= set(one.kind.known)
    assert set(one.persons) != set(other.persons)


def test_a_sequel_has_the_persons_of_the_story_that_it_follows():
    pile = piles.Pile(Settings(2000, per_day=50))
    sequel = next(plan for plan in pile.plans if plan.root != plan.number)
    assert set(pile.event(sequel.number).persons[:-1]) == set(pile.event(sequel.root).persons[:-1])
    assert sequel.breaks - pile.plans[sequel.root].breaks >= 10
