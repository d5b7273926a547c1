"""What only a pile shows to be furniture."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from variorum import clean
from variorum.model import Report
from variorum.settings import Settings

Reader = Callable[..., Report]

STORIES = [
    "The bridge over the river Tamm was closed on Monday after inspectors found cracks in two of its piers, officials said.",
    "A baker from Sund has won the national bread prize with a loaf of rye that takes four days to rise, the jury announced.",
    "Wolves killed eleven sheep near Brok overnight, and farmers demanded that parliament allow hunting before the winter.",
    "The orchestra of Averin will play in a swimming pool this summer because its concert hall is being rebuilt until 2034.",
    "Fishermen blocked the harbour of Orle for six hours in protest against herring quotas that ministers cut by a tenth.",
]
ASK = "Is something on your street broken? Write to our desk and we will look into it"
CLOSING = "We at the Tamm Mail would rather print nothing than print it wrong, so tell our desk."


def pile(read: Reader, texts: list[str], outlets: list[str]) -> list[Report]:
    """Reports with the ids 0, 1, 2 ..."""
    return [read(text, id=str(i), outlet=outlet) for i, (text, outlet) in enumerate(zip(texts, outlets, strict=True))]


def marked(reports: list[Report]) -> str:
    """A line for each piece of furniture: the report's id and the words."""
    found = clean.repeated(reports, Settings())
    return "\n".join(f"{report.id}: {report.words(item.span)}" for report in found for item in report.furniture)


def test_lines_that_reports_of_one_outlet_share_and_nothing_else_are_furniture(read: Reader) -> None:
    texts = [f"{story}\n\nInside the third pillar\n\n{story.replace('the', 'this')}\n\n{CLOSING}" for story in STORIES[:3]]
    assert marked(pile(read, texts, ["Tamm Mail"] * 3)) == "\n".join(
        f"{i}: {line}" for i in range(3) for line in ("Inside the third pillar", CLOSING)
    )
    assert marked(pile(read, texts[:2], ["Tamm Mail"] * 2)) == ""


def test_lines_that_many_outlets_share_are_furniture(read: Reader) -> None:
    texts = [f"{story}\n\n{ASK}\n\n{story.replace('the', 'this')}" for story in STORIES]
    outlets = ["Tamm Mail", "Sund Post", "Brok Star", "Averin Times", "Orle Echo"]
    assert marked(pile(read, texts, outlets)).count(ASK) == 5
    assert marked(pile(read, texts[:3], outlets[:3])) == ""


def test_a_dispatch_loses_nothing_however_many_carry_it(read: Reader) -> None:
    dispatch = "\n\n".join([STORIES[0], "What happens now", "Nobody was hurt.", STORIES[4], CLOSING])
    texts = [dispatch, f"{dispatch}\n\nThe mayor came at noon.", f"It rained in Tamm.\n\n{dispatch}", dispatch + " "]
    assert marked(pile(read, texts, ["Tamm Mail"] * 4)) == ""


def test_background_that_an_outlet_repeats_is_kept(read: Reader) -> None:
    background = "The bridge was built in 1931 and has been closed for repairs eleven times since then."
    arrests = "No arrests have been made."
    texts = [f"{story} The bridge is near.\n\n{arrests}\n\n{background}" for story in STORIES]
    assert marked(pile(read, texts, ["Tamm Mail"] * 5)) == ""


@given(st.permutations(range(5)))
def test_the_order_of_the_pile_changes_nothing(read: Reader, order: list[int]) -> None:
    texts = [f"{story}\n\nInside the third pillar\n\n{story.replace('the', 'this')}\n\n{CLOSING}" for story in STORIES]
    reports = pile(read, texts, ["Tamm Mail"] * 5)
    again = clean.repeated([reports[i] for i in order], Settings())
    assert sorted(again, key=lambda r: r.id) == clean.repeated(reports, Settings())
