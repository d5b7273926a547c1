"""Which reports tell of one event: the traditions of this repository, twins, follow-ups, and any text at all."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from variorum import pipeline
from variorum.model import Report, Story
from variorum.settings import Settings
from variorum.stories import stories

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "reports"
SETTINGS = Settings()

FIRE = """Three people died when a fire swept through the Aldgrove paper mill in Tessin on Monday night, police said.
The fire started in a drying hall shortly after 10 p.m. and was put out by 60 firefighters from Tessin and Marnau.
"We heard a bang and ran," said Otto Brandl, 41, a machinist at the Aldgrove mill.
The dead were two men and a woman of the night shift. Mill director Ursa Kellin said all production had stopped."""
FIRE_REWRITTEN = """A blaze at a paper mill in Tessin has killed three workers, authorities said on Tuesday.
The flames broke out in the drying hall of the Aldgrove mill late on Monday, and 60 firefighters fought them.
Machinist Otto Brandl told of a bang before the staff ran for their lives.
Two men and a woman of the night shift died, and director Ursa Kellin halted production."""
FIRE_ELSEWHERE = """Three people died when a fire swept through a furniture store in Orland on Monday night, police said.
The fire started in a storage room shortly after 9 p.m. and was put out by 45 firefighters from Orland.
"There was smoke everywhere," said Mira Stoll, 29, who lives next door on Canal Road.
The dead were a couple and their son. The owner of the store, Janek Wolny, could not be reached."""
FIRE_MONTH_LATER = """Prosecutors charged two managers of the Aldgrove mill with negligence in the deaths of three workers.
Chief prosecutor Lena Hartwig said an emergency door had been locked for weeks before the blaze in Tessin.
Defence lawyer Pavel Dressen called the charges hasty and asked the court in Marnau for a second opinion.
Some 240 people have been without work since, and the Paperworkers' League wants the town to buy the site."""


def report(id_: str, text: str, published: str | None = None, title: str | None = None) -> Report:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(id=id_, digest=digest, text=text, source=id_, published=published, title=title)


def told(reports: Sequence[Report]) -> list[Story]:
    return stories(reports, SETTINGS)


def table(found: Sequence[Story]) -> list[str]:
    return sorted(" ".join(story.reports) for story in found)


def test_a_rewrite_joins_and_a_twin_of_the_same_night_does_not() -> None:
    reports = [
        report("mill", FIRE, "2031-03-04"),
        report("mill-rewritten", FIRE_REWRITTEN, "2031-03-04"),
        report("store", FIRE_ELSEWHERE, "2031-03-04"),
    ]
    assert table(told(reports)) == ["mill mill-rewritten", "store"]


def test_what_follows_a_month_later_is_another_story_of_the_same_thread() -> None:
    reports = [
        report("mill", FIRE, "2031-03-04"),
        report("mill-rewritten", FIRE_REWRITTEN, "2031-03-05"),
        report("charges", FIRE_MONTH_LATER, "2031-04-06"),
    ]
    found = told(reports)
    assert table(found) == ["charges", "mill mill-rewritten"]
    assert len({story.thread for story in found}) == 1


def test_what_happened_half_a_year_before_is_no_thread() -> None:
    reports = [report("mill", FIRE, "2031-03-04"), report("store", FIRE_ELSEWHERE, "2030-09-04")]
    assert len({story.thread for story in told(reports)}) == 2


def test_reports_without_dates_or_titles_are_grouped_by_what_they_say() -> None:
    found = told([report("a", FIRE), report("b", FIRE_REWRITTEN), report("c", FIRE_ELSEWHERE)])
    assert table(found) == ["a b", "c"]


def test_a_copy_put_up_again_months_later_is_the_same_story() -> None:
    found = told([report("a", FIRE, "2031-03-04"), report("b", FIRE + "\nSee also our gallery.", "2031-09-01")])
    assert table(found) == ["a b"]


def test_the_title_is_the_headline_of_the_most_central_report_or_its_first_sentence() -> None:
    (story,) = told([report("a", FIRE), report("b", FIRE + "\nMore follows.")])
    assert story.title == FIRE.split("\n")[0]


def test_a_byline_that_was_taken_for_a_title_is_no_title_of_a_story() -> None:
    byline = report("a", FIRE, title="Lena Quorn and Pim Astley")
    (story,) = told([byline, report("b", FIRE_REWRITTEN, title="Fire at Aldgrove mill kills three in Tessin")])
    assert story.title == "Fire at Aldgrove mill kills three in Tessin"


def test_the_example_groups_as_its_gold_says() -> None:
    assert_as_gold("ferry-collision", ROOT / "examples" / "ferry-collision")


def test_the_vaccine_recall_groups_as_its_gold_says() -> None:
    assert_as_gold("vaccine-recall", ROOT / "tests" / "traditions" / "vaccine-recall")


@pytest.mark.skipif(not REAL.is_dir(), reason="the five real reports are not here")
def test_four_of_the_five_real_reports_are_one_story_and_the_fifth_follows_on() -> None:
    pile, _ = pipeline.reading([str(REAL)], SETTINGS)
    four, fifth = sorted(told(pile), key=lambda story: -len(story.reports))
    assert ([Path(id_).name[:3] for id_ in four.reports], [Path(id_).name[:3] for id_ in fifth.reports]) == (
        ["001", "002", "003", "004"],
        ["000"],
    )
    assert four.thread == fifth.thread


def test_a_story_that_many_print_stays_one_beside_its_twin() -> None:
    chance = Random(1)
    ours, theirs = [*FIRE.split("\n"), *FIRE_REWRITTEN.split("\n")], FIRE_ELSEWHERE.split("\n")
    printed = [report(f"ours{n:02}", "\n".join(chance.sample(ours, 5)), "2031-03-04") for n in range(80)]
    twins = [report(f"theirs{n:02}", "\n".join(chance.sample(theirs, 3)), "2031-03-04") for n in range(30)]
    assert sorted(len(story.reports) for story in told(printed + twins)) == [30, 80]
    assert {len({id_[:4] for id_ in story.reports}) for story in told(printed + twins)} == {1}


def assert_as_gold(name: str, folder: Path) -> None:
    gold = msgspec.json.decode((folder / "gold.json").read_bytes())["reports"]
    pile, _ = pipeline.reading([str(folder / "reports")], SETTINGS)
    found = told(pile)
    letters = {Path(one.id).stem: one.id for one in pile}
    story_of = {id_: story for story in found for id_ in story.reports}
    inside = {letter for letter, about in gold.items() if about["in_story"]}
    assert {Path(id_).stem for id_ in story_of[letters[min(inside)]].reports} == inside, name
    thread = story_of[letters[min(inside)]].thread
    assert {k for k, id_ in letters.items() if story_of[id_].thread == thread} == {k for k, v in gold.items() if v["thread"]}


TEXTS = st.text(max_size=80) | st.sampled_from(
    ["", "\n\n", FIRE, FIRE_REWRITTEN, FIRE_ELSEWHERE, FIRE_MONTH_LATER, "word " * 300]
)
DAYS = st.none() | st.sampled_from(["2031-03-04", "2031-03-05T10:00:00+02:00", "2031-04-06", "1999", "soon"])


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, DAYS), max_size=6))
def test_every_report_is_in_one_story_and_the_order_of_input_changes_nothing(given_: list[tuple[str, str | None]]) -> None:
    reports = [report(f"r{n}", text, day) for n, (text, day) in enumerate(given_)]
    found = told(reports)
    assert sorted(id_ for story in found for id_ in story.reports) == sorted(marked.id for marked in reports)
    assert told(reports[::-1]) == found
    assert len({story.id for story in found}) == len(found)


DERAILED = """Tram derails in Halvern, killing four and injuring 29
Four people were killed and 29 injured on Sunday when a tram left the rails on a downhill curve in Halvern, officials said.
Line 7 failed to slow for the bend at Cooper Square and struck a bakery shortly before 9 a.m., the transport authority said.
"All services on the hill lines are suspended until every vehicle has been inspected by our engineers," it said.
Its director, Ingrid Salo, said the tram had passed its last inspection in April. Driver Pavel Dorn, 51, was in hospital.
Mayor Teun Akker ordered flags lowered. "This is the saddest Sunday in the life of this city," he said."""
DERAILED_COPY = """Four dead as tram jumps rails in Halvern
A tram left the rails on a downhill curve in Halvern on Sunday and struck a bakery, killing four people and injuring 29.
Line 7 failed to slow for the bend at Cooper Square, according to the transport authority, whose director is Ingrid Salo.
The driver, Pavel Dorn, was taken to hospital. Mayor Teun Akker called it "the saddest Sunday in the life of this city." """
OWN_REPORTING = """Flour on the cobbles
The bread was still warm when they carried it out. On Cooper Square the smell stayed all day.
"My sister opens at six and I come at nine," said Johanna Priem, whose family has baked here since the war. "I was late."
A retired conductor, Aart Velden, pointed up the hill with his stick. "You braked at the chapel, not at the corner," he said.
A notice hung there: "All services on the hill lines are suspended until every vehicle has been inspected by our engineers."
Mayor Teun Akker stood for a while in the rain. Ingrid Salo of the transport authority came later and spoke to nobody."""
CHARGED = """Halvern tram driver charged over crash that killed four
Prosecutors on Friday charged the driver of a tram that derailed on a curve in Halvern last month with causing four deaths.
Pavel Dorn, 51, had looked at a telephone before line 7 failed to slow for the bend at Cooper Square and struck a bakery.
His lawyer, Hugo Maes, said Dorn denied the charge. Prosecutor Lida Brandt said he faced up to ten years in prison.
Ingrid Salo, director of the transport authority, offered her resignation to Mayor Teun Akker. The tram had passed its
last inspection in April. Four people were killed and 29 injured. Services on the hill lines resumed last week."""


def tram(*days: str | None) -> list[Report]:
    texts = {"agency": DERAILED, "copy": DERAILED_COPY, "own": OWN_REPORTING, "charged": CHARGED}
    return [report(id_, text, published=day) for (id_, text), day in zip(texts.items(), days, strict=True)]


def test_own_reporting_joins_and_a_sequel_that_repeats_every_name_stays_out_of_the_story_but_in_the_thread() -> None:
    found = told(tram("2033-06-12", "2033-06-12", "2033-06-13", "2033-07-08"))
    assert table(found) == ["agency copy own", "charged"]
    assert len({story.thread for story in found}) == 1


def test_a_sequel_stays_out_of_the_story_also_among_hundreds_of_other_reports() -> None:
    chance, words = (
        Random(7),
        [f"{a}{b}{c}" for a in ("ma", "ro", "ti") for b in ("ve", "lu", "san") for c in ("dor", "nek", "")],
    )
    others = [report(f"other{n:03}", " ".join(chance.choices(words, k=60)), f"2033-06-{n % 28 + 1:02}") for n in range(230)]
    found = told([*tram("2033-06-12", "2033-06-12", "2033-06-13", "2033-07-08"), *others])
    assert [one for one in table(found) if "other" not in one] == ["agency copy own", "charged"]


def test_an_undated_sequel_is_known_by_last_month() -> None:
    assert table(told(tram("2033-06-12", "2033-06-12", "2033-06-13", None))) == ["agency copy own", "charged"]


def test_undated_own_reporting_is_not_taken_for_part_of_a_later_event() -> None:
    assert table(told(tram("2033-06-12", "2033-06-12", None, "2033-07-08"))) == ["agency copy own", "charged"]
