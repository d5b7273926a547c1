"""What users decide of stories: read, checked against each other, and honoured exactly, whatever the reports say."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.stories.test_stories import FIRE, FIRE_ELSEWHERE, FIRE_MONTH_LATER, FIRE_REWRITTEN, report, table

from variorum.errors import InvalidDecision, VariorumError
from variorum.model import Story
from variorum.settings import Settings
from variorum.stories import decisions, stories
from variorum.stories.decisions import Rulings
from variorum.ties import Decision

SETTINGS = Settings()
PILE = [
    report("mill", FIRE, "2031-03-04"),
    report("rewritten", FIRE_REWRITTEN, "2031-03-04"),
    report("store", FIRE_ELSEWHERE, "2031-03-04"),
    report("charges", FIRE_MONTH_LATER, "2031-04-06"),
]


def read(*lines: dict[str, object]) -> list[Decision]:
    return decisions("\n".join(json.dumps(line) for line in lines).encode(), "desk.jsonl")


def told(*lines: dict[str, object], without: str = "") -> list[Story]:
    return stories([marked for marked in PILE if marked.id != without], SETTINGS, read(*lines))


def refused(*lines: dict[str, object]) -> str:
    with pytest.raises(InvalidDecision) as error:
        Rulings(read(*lines))
    return str(error.value)


def test_without_decisions_the_twin_and_the_sequel_stand_by_themselves() -> None:
    assert table(told()) == ["charges", "mill rewritten", "store"]


def test_what_is_put_together_brings_along_whom_it_is_like() -> None:
    assert table(told({"together": ["rewritten", "charges"]})) == ["charges mill rewritten", "store"]


def test_what_is_kept_apart_is_apart() -> None:
    assert table(told({"apart": ["mill", "rewritten"]})) == ["charges", "mill", "rewritten", "store"]


def test_a_pin_gives_a_story_its_id_and_title_and_holds_its_reports() -> None:
    found = told({"story": "night-of-fires", "title": "A night of fires", "reports": ["mill", "store"]})
    named = next(story for story in found if story.id == "night-of-fires")
    assert (named.title, named.reports) == ("A night of fires", ("mill", "rewritten", "store"))


def test_stories_of_different_names_stay_apart() -> None:
    found = told({"story": "first", "reports": ["mill"]}, {"story": "second", "reports": ["rewritten"]})
    assert {story.id: story.reports for story in found if len(story.id) < 16} == {"first": ("mill",), "second": ("rewritten",)}


def test_an_id_that_a_user_gives_to_one_story_is_no_other_storys() -> None:
    taken = next(story.id for story in told() if "mill" in story.reports)
    found = told({"story": taken, "reports": ["store"]})
    assert next(story.reports for story in found if story.id == taken) == ("store",)
    assert len({story.id for story in found}) == len(found) == 3


def test_together_reaches_through_reports_that_are_not_in_the_pile() -> None:
    lines = {"together": ["charges", "lost"]}, {"together": ["lost", "store"]}, {"apart": ["store", "mill"]}
    assert table(told(*lines)) == ["charges store", "mill rewritten"]


def test_who_is_together_with_one_that_is_kept_apart_is_apart_too() -> None:
    found = told({"together": ["mill", "store"]}, {"apart": ["store", "rewritten"]})
    assert table(found) == ["charges", "mill store", "rewritten"]


def test_a_decision_holds_before_and_after_the_pile_grows() -> None:
    lines = {"together": ["mill", "charges"]}, {"apart": ["mill", "rewritten"]}
    assert table(told(*lines, without="rewritten")) == ["charges mill", "store"]
    assert table(told(*lines)) == ["charges mill", "rewritten", "store"]


def test_the_order_of_lines_changes_no_story() -> None:
    lines = {"together": ["mill", "charges"]}, {"apart": ["store", "mill"]}, {"story": "desk", "reports": ["store"]}
    first, *others = [told(*order) for order in permutations(lines)]
    assert all(other == first for other in others)


def test_a_contradiction_names_every_line_of_it() -> None:
    message = refused({"together": ["a", "b"]}, {"together": ["b", "c"]}, {"apart": ["c", "x", "a"]})
    assert message == (
        "desk.jsonl:3 keeps c and a apart, but by desk.jsonl:2 and desk.jsonl:1 they are together; take one of these lines out"
    )


def test_two_names_for_one_story_are_a_contradiction() -> None:
    lines = {"story": "fire", "reports": ["a"]}, {"together": ["a", "b"]}, {"story": "blaze", "reports": ["b"]}
    assert refused(*lines) == (
        "desk.jsonl:1 and desk.jsonl:3 call reports, which by desk.jsonl:2 are one story, both 'fire' and 'blaze'; "
        "take one of these lines out"
    )


def test_two_titles_for_one_story_are_a_contradiction() -> None:
    lines = {"story": "fire", "title": "Fire", "reports": ["a"]}, {"story": "fire", "title": "Blaze", "reports": ["b"]}
    assert "the titles 'Fire' and 'Blaze'" in refused(*lines)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "is no decision"),
        ("[]", "is no decision"),
        ('{"together": "mill"}', "is no decision"),
        ('{"by": "me"}', 'wanted {"together": [ids]}'),
        ('{"together": ["a", "b"], "apart": ["a", "c"]}', "is no decision"),
        ('{"story": "fire"}', "is no decision"),
        ('{"reports": ["a"]}', "is no decision"),
        ('{"story": " ", "reports": ["a"]}', "empty name"),
        ('{"story": "fire", "reports": []}', "names 0 of the 1 reports"),
        ('{"together": ["a", "a"]}', "names 1 of the 2 reports"),
        ('{"apart": ["a", "b", "a"]}', "keeps a apart from itself"),
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str, says: str) -> None:
    with pytest.raises(InvalidDecision) as error:
        decisions(b'\n{"together": ["x", "y"]}\n' + line.encode(), "desk.jsonl")
    assert str(error.value).startswith("desk.jsonl:3 ")
    assert says in str(error.value)


def test_a_byte_order_mark_and_the_desks_own_fields_do_no_harm() -> None:
    (decision,) = decisions(b'\xef\xbb\xbf{"apart": ["a", "b"], "by": "Ada", "ticket": 7}\r\n\r\n', "desk.jsonl")
    assert (decision.kind, decision.reports, decision.by) == ("apart", ("a", "b"), "Ada")


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_decisions_or_an_error_that_a_user_understands(data: bytes) -> None:
    try:
        Rulings(decisions(data, "desk.jsonl"))
    except VariorumError as error:
        assert "desk.jsonl:" in str(error)


IDS = st.lists(st.sampled_from([*(marked.id for marked in PILE), "lost"]), min_size=2, max_size=3, unique=True)
LINES = (
    st.builds(lambda ids: {"together": ids}, IDS)
    | st.builds(lambda ids: {"apart": ids}, IDS)
    | st.builds(lambda ids, name: {"story": name, "reports": ids}, IDS, st.sampled_from(["one", "two"]))
)


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=4))
def test_decisions_are_honoured_exactly_or_refused(lines: list[dict[str, list[str]]]) -> None:
    try:
        found = told(*lines)
    except InvalidDecision:
        return
    home = {id_: story.id for story in found for id_ in story.reports}
    assert sorted(home) == sorted(marked.id for marked in PILE)
    assert len({story.id for story in found}) == len(found)
    for line in lines:
        held = [home[id_] for ids in line.values() if isinstance(ids, list) for id_ in ids if id_ in home]
        if "apart" in line:
            assert len(set(held)) == len(held)
        else:
            assert len(set(held)) == min(1, len(held))
        if "story" in line:
            assert set(held) <= {line["story"]}
