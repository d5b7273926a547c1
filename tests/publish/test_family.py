from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Descent, Edition, MarkedReport, Report, Stemma, Story, Unseen
from variorum.publish.family import family
from variorum.publish.sources import Sources
from variorum.settings import Publish

_IDS = tuple("abcdefg")


def _edition(stemma: Stemma) -> Edition:
    reports = tuple(MarkedReport(report=Report(id=id_, digest="", text="x", source=id_)) for id_ in _IDS)
    return Edition(story=Story(id="s", thread="s", reports=_IDS, title="t"), reports=reports, stemma=stemma)


def _descent(child: str, parent: str, confidence: float = 0.5) -> Descent:
    return Descent(child=child, parent=parent, how="reworded", confidence=confidence, evidence=())


stemmas = st.builds(
    lambda pairs, independent: Stemma(
        unseen=(Unseen(id="w", agency="NPA"),),
        descents=tuple(_descent(child, parent, weight / 10) for child, parent, weight in pairs),
        independent=tuple(sorted(independent)),
    ),
    st.lists(st.tuples(st.sampled_from(_IDS), st.sampled_from((*_IDS, "w", "unknown")), st.integers(0, 10)), max_size=12),
    st.sets(st.sampled_from(_IDS)),
)


@given(stemmas)
def test_any_stemma_is_drawn_with_every_report_once_and_no_box_on_another(stemma: Stemma):
    drawn = family(Sources(_edition(stemma), 1, Publish()))
    boxes = {(box.x, box.y): box.id for box in drawn.boxes}
    assert sorted(boxes.values()) == sorted((*_IDS, "w"))
    assert sorted(drawn.order) == list(_IDS)
    for x, y in boxes:
        assert not any(x == other_x and 0 < abs(y - other_y) < drawn.box_height for other_x, other_y in boxes)


@given(stemmas, st.randoms())
def test_the_drawing_does_not_depend_on_the_order_of_the_descents(stemma: Stemma, random):
    shuffled = list(stemma.descents)
    random.shuffle(shuffled)
    other = Stemma(unseen=stemma.unseen, descents=tuple(shuffled), independent=stemma.independent)
    assert family(Sources(_edition(stemma), 1, Publish())) == family(Sources(_edition(other), 1, Publish()))


def test_a_child_stands_to_the_right_of_all_its_parents(mill_fire: Edition):
    drawn = family(Sources(mill_fire, 1, Publish()))
    x = {box.id: box.x for box in drawn.boxes}
    assert x["w1"] == x["r/valley.txt"] < x["r/daily.txt"] == x["r/home.txt"] < x["r/later.txt"]
    assert [(taking.child, taking.parent, taking.merged) for taking in drawn.takings] == [
        ("Home News", "NPA (unseen)", False),
        ("The Daily", "NPA (unseen)", False),
        ("later", "The Daily", False),
        ("later", "Valley Voice", True),
    ]


def test_reports_of_which_the_stemma_says_nothing_are_called_unknown():
    assert family(Sources(_edition(Stemma(independent=("a",))), 1, Publish())).unknown == _IDS[1:]


def test_two_unseen_sources_of_one_agency_are_told_apart():
    stemma = Stemma(
        unseen=(Unseen(id="w", agency="NPA"), Unseen(id="x", agency="NPA"), Unseen(id="y")),
        descents=(_descent("a", "w"), _descent("b", "x"), _descent("c", "y")),
    )
    assert [box.label for box in family(Sources(_edition(stemma), 1, Publish())).boxes if box.unseen] == [
        "NPA (unseen 1)",
        "NPA (unseen 2)",
        "an unseen source (y)",
    ]
