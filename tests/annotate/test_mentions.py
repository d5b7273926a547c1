from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.mentions import mentions
from variorum.annotate.sentences import sentences
from variorum.model import Report
from variorum.settings import Annotate


def report(text: str) -> Report:
    return Report(id="r", digest="0" * 64, text=text, source="r")


def named(text: str) -> list[tuple[str, str, str]]:
    made = report(text)
    return [(made.words(m.span), m.kind, m.name) for m in mentions(made, sentences(made), Annotate())]


def kinds_of(text: str) -> list[tuple[str, str]]:
    return [(kind, name) for _, kind, name in named(text)]


def test_a_title_is_no_part_of_a_name():
    assert named("The vote was called by President Orla Venn.") == [("Orla Venn", "person", "Orla Venn")]
    assert named("It was said by Transport Minister Ilva Kestrin.") == [("Ilva Kestrin", "person", "Ilva Kestrin")]


def test_a_surname_stands_for_the_fullest_form():
    found = named("Mayor Dario Plint spoke first. Later Plint left with Mr Plint’s brother.")
    assert [name for _, _, name in found] == ["Dario Plint"] * 3


def test_of_two_with_one_surname_the_one_named_last_is_meant():
    found = named("Anna Brack spoke. Brack smiled. Then Peter Brack spoke. Brack frowned.")
    assert [name for _, _, name in found] == ["Anna Brack", "Anna Brack", "Peter Brack", "Peter Brack"]


def test_an_age_an_apposition_or_a_first_name_makes_a_person():
    assert named("It was seen by Wexa Trill, 34, a teacher.")[0][1] == "person"
    assert named("Then the captain of the ship, Jorv Malden, left.")[-1] == ("Jorv Malden", "person", "Jorv Malden")


def test_bodies_are_organisations_and_an_acronym_stands_for_the_whole_name():
    found = named("The National Water Agency (NWA) closed the weir. On Monday the NWA opened it.")
    assert found == [
        ("National Water Agency", "organisation", "National Water Agency"),
        ("NWA", "organisation", "National Water Agency"),
        ("NWA", "organisation", "National Water Agency"),
    ]


def test_places_are_told_by_the_world_or_by_what_stands_before_them():
    assert [(words, kind) for words, kind, _ in named("They met in Trosk, near Port Ambel, and in France.")] == [
        ("Trosk", "place"),
        ("Port Ambel", "place"),
        ("France", "place"),
    ]


def test_a_word_that_only_begins_a_sentence_is_no_name():
    assert named("Officials stayed away. Meanwhile crowds grew. Everyone waited on Monday.") == []


def test_a_headline_in_capitals_gives_only_names_that_the_report_has():
    found = named("Plint Promises New Bridge Over River\n\nMayor Dario Plint promised a bridge.")
    assert [words for words, _, _ in found] == ["Plint", "Dario Plint"]


def test_a_short_sentence_full_of_names_is_no_headline():
    found = named("President Olek Dvorin met Chancellor Tara Holub.")
    assert [words for words, _, _ in found] == ["Olek Dvorin", "Tara Holub"]


def test_a_name_misspelt_by_one_letter_is_the_same_person():
    found = named("Minister Ilva Kestrin spoke. Nobody believed Kestryn.")
    assert found[-1] == ("Kestryn", "person", "Ilva Kestrin")


def test_a_name_with_a_letter_doubled_wrongly_is_the_same_person():
    assert named("Minister Ilva Torelli spoke. Ms Torreli left.")[-1] == ("Torreli", "person", "Ilva Torelli")
    assert named("Minister Ilva Stark spoke. Ms Starke left.")[-1] == ("Starke", "person", "Ilva Stark")


def test_an_office_behind_a_name_may_be_somebodys():
    assert named("It was built by Wexa Trill, Norvik’s chief architect.")[0][1] == "person"


def test_a_name_that_the_next_sentence_calls_she_is_a_persons():
    assert named("Wexa Trill keeps a stall in town. “It went at ten,” she said.")[0][1] == "person"
    assert named("Wexa Trill keeps a stall in town. “She left,” it said.")[0][1] == "other"


def test_a_body_whose_member_speaks_is_no_person():
    assert ("person", "Clean Roads") not in kinds_of("“It leaks,” as Edda Rusk of Clean Roads put it.")


def test_a_trade_before_a_name_is_no_part_of_it():
    assert named("Welder Wexa Trill, 53, went home.") == [("Wexa Trill", "person", "Wexa Trill")]


def test_whom_a_paper_quotes_is_a_person():
    assert named("“It leaks,” the note quotes Wexa Trill as saying.") == [("Wexa Trill", "person", "Wexa Trill")]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_every_mention_lies_in_the_text(text: str):
    made = report(text)
    for mention in mentions(made, sentences(made), Annotate()):
        assert 0 <= mention.span.begin < mention.span.end <= len(text)
        assert mention.name.strip()


def test_a_person_behind_a_bodys_name_is_named_apart():
    assert ("person", "Edda Rusk") in kinds_of("The head of the Refugee Council Edda Rusk said no. She left.")
    assert ("organisation", "Refugee Council") in kinds_of("The head of the Refugee Council Edda Rusk said no. She left.")


def test_a_surname_alone_is_not_the_wifes_who_was_only_introduced_as_his():
    text = "Bill Plint met his wife, Hilda Plint, in Vellin. Plint was glad. Mrs Plint was not. Mr Plint left."
    assert [name for kind, name in kinds_of(text) if kind == "person"] == [
        "Bill Plint", "Hilda Plint", "Bill Plint", "Hilda Plint", "Bill Plint",
    ]  # fmt: skip


def test_surnames_of_several_words_and_those_that_are_offices_are_names():
    text = "Ursula von der Leyen left. Von der Leyen slept. Ms von der Leyen ate. The sailor Stephen King read. Mr King slept."
    names = [name for kind, name in kinds_of(text) if kind == "person"]
    assert names == ["Ursula von der Leyen"] * 3 + ["Stephen King"] * 2


def test_an_adjective_that_opens_a_sentence_is_no_name():
    assert kinds_of("Recent reports claim that it rained. It rained.") == []


def test_an_acronym_that_reads_like_a_word_is_a_name():
    assert kinds_of("The World Health Organisation warned us. WHO says so. Who knows?") == [
        ("organisation", "World Health Organisation"),
        ("organisation", "World Health Organisation"),
    ]


def test_a_name_that_people_are_called_after_is_a_land():
    text = "Darun says his heart gave out. The Daruni minister, Ilyan Dorr, agreed. Plint says no."
    report = Report(id="r", digest="0" * 64, text=text, source="r")
    kinds = {mark.name: mark.kind for mark in mentions(report, sentences(report), Annotate())}
    assert (kinds["Darun"], kinds["Plint"]) == ("place", "person")


def test_an_office_between_commas_makes_a_surname_alone_a_person():
    assert kinds_of("But the evaluation man, Brik, will not have it.") == [("person", "Brik")]
    assert kinds_of("At noon Brik, the head of the yard, was asked again.") == [("person", "Brik")]
    assert ("person", "Norholm") not in kinds_of("In Norholm, the mayor said, nobody slept.")


def test_two_words_that_end_in_the_surname_of_a_person_are_a_person():
    assert kinds_of("SHAMED Osric Plint swanned home. His sister, Ada Plint, wept.") == [
        ("person", "Osric Plint"),
        ("person", "Ada Plint"),
    ]


def test_a_name_that_only_tells_which_is_nobodys_misspelt():
    assert ("person", "Ada Talvane") not in kinds_of("The Calvane terminal closed.\n\nAda Talvane wept.")[:1]
