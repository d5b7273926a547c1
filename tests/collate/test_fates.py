"""What became of somebody, as reports that depart from one another tell it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collate.shown import lines

from variorum.collate.fate_words import PHRASES, phrases
from variorum.collate.fates import fates
from variorum.collate.sides import Sentences
from variorum.model import MarkedReport, Mention, Report, Span

PEOPLE = ("Mirko Halden", "Irene Halden", "Sofie Lund", "Prosecutor Nils Aare")


def says(name, text, published=None):
    """A report of `text`, a sentence a line; every full name of PEOPLE, and a surname that stands alone, is marked."""
    report = Report(id=name, digest=name, text=text, source=name, published=published)
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        sentences.append(Span(name, at, at + len(line.rstrip("\n"))))
        at += len(line)
    mentions, taken = [], set()
    for person, form in [(person, person) for person in PEOPLE] + [(person, person.split()[-1]) for person in PEOPLE]:
        for place in range(len(text)):
            if text.startswith(form, place) and not taken & set(range(place, place + len(form))):
                taken |= set(range(place, place + len(form)))
                mentions.append(Mention(span=Span(name, place, place + len(form)), kind="person", name=person))
    return MarkedReport(
        report=report, sentences=tuple(sentences), mentions=tuple(sorted(mentions, key=lambda mention: mention.span))
    )


def table(*reports):
    return lines(fates([Sentences(marked) for marked in reports]), reports)


def test_who_fights_for_life_in_early_reports_and_dies_in_a_later_one_is_overtaken():
    assert table(
        says("A", "A cyclist of 34 was fighting for her life on Tuesday night."),
        says("B", "A woman in her thirties was in a critical condition, the hospital said."),
        says("C", "Sofie Lund, 34, died on Wednesday."),
        says("D", "A road was closed."),
    ) == ["whether Sofie Lund is alive: A fighting for her life | B in a critical condition | C died | D - overtaken"]


def test_whoever_the_first_sentence_describes_and_the_second_names_is_one():
    assert table(
        says("A", "A retired teacher who was hit by a branch died on Sunday.\nMirko Halden, 71, had been walking his dog."),
        says("B", "A man of 71 was between life and death."),
    ) == ["whether Mirko Halden is alive: A died | B between life and death overtaken"]


def test_a_death_that_later_reports_take_back_differs():
    assert table(
        says("A", "Mirko Halden died in the night.", published="2031-04-02"),
        says("B", "Mirko Halden was in a coma.", published="2031-04-04"),
    ) == ["whether Mirko Halden is alive: A died | B in a coma differ"]


def test_somebody_arrested_and_somebody_heard_as_a_witness_differ_where_it_is_one():
    assert table(
        says("A", "Police have arrested a 52-year-old man."),
        says("B", "A man of 52 was questioned as a witness and went home."),
        says("C", "Detectives spoke to Mirko Halden as a witness."),
        says("D", "Mirko Halden, 52, keeps pigeons."),
    ) == [
        "whether Mirko Halden was arrested: A Police have arrested a 52-year-old man | B questioned as a witness"
        " | C Detectives spoke to Mirko Halden as a witness | D - differ"
    ]


def test_of_what_somebody_died_differs_also_where_reports_have_both_sides():
    assert table(
        says(
            "A", "Mirko Halden died in his cell.\nThe prison says his heart gave out.\nHis insulin was taken away, says Irene."
        ),
        says("B", "Mirko Halden, who died in March, had no medicine for a week."),
        says("C", "Mirko Halden died of heart failure, the doctor wrote."),
    ) == ["of what Mirko Halden died: A his heart gave out | B no medicine | C heart failure differ"]


def test_what_struck_somebody_down_is_asked_as_what_happened():
    assert table(
        says("A", "Sofie Lund was in a critical condition after she was trampled by a horse."),
        says("B", "Sofie Lund collapsed near the gate and was in a critical condition."),
    ) == ["what happened to Sofie Lund: A was trampled | B collapsed differ"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mirko Halden was in a critical condition.", "Irene Halden died."),  # two of one family
        ("Mirko Halden's mother died.", "Mirko Halden was in a coma."),
        ("Mirko Halden was in a coma.", "Mirko Halden could have died."),
        ("Mirko Halden was in a coma, and two others died.", "Mirko Halden was in a coma."),
        ("Mirko Halden was in a coma when the engine died.", "Mirko Halden was in a coma."),
        ("The lamp that Sofie Lund held died.", "Sofie Lund said a man was in a coma."),
        ("Mirko Halden was shot and died.", "Mirko Halden collapsed after he was shot and died."),
        ("Mirko Halden died of a gunshot wound.", "Mirko Halden, who died, had committed suicide.\nHe had shot himself."),
        ("A team of 37 was arrested.", "A man of 37 was heard as a witness."),
        ("Mirko Halden was posing in front of the cross when it collapsed and died.", "Mirko Halden died of a stroke."),
        ("Police said a man of 40 was arrested.", "Nils Aare said a woman of 40 was heard as a witness."),
        ("Police arrested Sofie Lund.", "Sofie Lund was taken into custody."),
        ("Police arrested Sofie Lund.", "Sofie Lund had not been charged."),
        ("Sofie Lund is in a stable condition.", "Sofie Lund is in a serious but stable condition."),
        ("Sofie Lund died after being struck by a bullet.", "Sofie Lund died in a hunting accident."),
    ],
)
def test_what_only_looks_like_two_fates_of_one_person_is_no_place(one, other):
    assert table(says("A", one), says("B", other)) == []


@given(st.permutations(["A", "B", "C"]))
def test_the_order_in_which_reports_come_changes_no_verdict(order):
    told = {
        "A": "A boy of 9 was clinging to life.",
        "B": "A boy of nine days ago was found.",
        "C": "The boy, 9, died.",
    }
    (locus,) = fates([Sentences(says(name, told[name])) for name in order])
    assert (locus.asks, locus.verdict) == ("whether a boy of 9 is alive", "overtaken")


@given(st.lists(st.sampled_from(sorted({word for phrase in PHRASES for word in phrase.telling})), max_size=12).map(" ".join))
def test_every_phrase_stands_where_it_says(text):
    for phrase, begin, end in phrases(text, 0, len(text), text.split()):
        assert phrase in PHRASES and 0 <= begin < end <= len(text)


def test_who_will_not_go_in_early_reports_and_resigns_in_a_later_one_is_overtaken():
    assert table(
        says("A", "Minister Sofie Lund ruled out resigning.", published="2031-04-02"),
        says("B", "Sofie Lund said she would not step down.", published="2031-04-02"),
        says("C", "Sofie Lund rejected calls for her resignation.", published="2031-04-03"),
        says("D", "Sofie Lund stepped down.\nShe had said that she was staying on.", published="2031-04-04"),
    ) == [
        "whether Sofie Lund stays in office: A ruled out resigning | B would not step down"
        " | C rejected calls for her resignation | D stepped down overtaken"
    ]


@pytest.mark.parametrize(
    "gone",
    [
        "Sofie Lund resigned from the works council in 2019.",  # another post
        "Sofie Lund resigned herself to a long wait.",
        "Sofie Lund quit smoking.",
        "The treasurer told Sofie Lund that he had resigned.",
        "Sofie Lund should have resigned.",
    ],
)
def test_not_every_word_of_going_tells_of_an_office(gone):
    assert table(says("A", "Sofie Lund has no intention of resigning."), says("B", gone)) == []


def test_whoever_is_missing_dead_or_found_alive_is_told_otherwise():
    assert table(
        says("A", "Mirko Halden, 71, was still missing on Monday.", published="2031-04-02"),
        says("B", "There was no sign of Mirko Halden.", published="2031-04-02"),
        says("C", "Mirko Halden perished in the mine.", published="2031-04-03"),
        says("D", "A miner who had been given up was pulled out alive.\nMirko Halden, 71, waved.", published="2031-04-05"),
    ) == [
        "whether Mirko Halden is alive: A was still missing | B no sign of Mirko Halden | C perished"
        " | D was pulled out alive differ"
    ]


def test_who_was_pulled_out_alive_and_is_critical_is_critical():
    assert table(
        says("A", "Mirko Halden was pulled from the cab alive and is in intensive care."),
        says("B", "Mirko Halden died in the night."),
    ) == ["whether Mirko Halden is alive: A in intensive care | B died overtaken"]


def test_who_vanished_and_is_caught_is_overtaken_and_who_stays_free_is_not_at_odds_with_that():
    assert table(
        says("A", "Irene Halden has vanished.", published="2031-04-02"),
        says("B", "The whereabouts of Irene Halden are not known.", published="2031-04-02"),
        says("C", "Irene Halden gave herself up to a patrol.", published="2031-04-03"),
    ) == ["whether Irene Halden was arrested: A has vanished | B whereabouts of Irene Halden | C gave herself up overtaken"]
    assert table(says("A", "Irene Halden remains free."), says("B", "Irene Halden is on the run.")) == []


def test_one_who_remains_free_and_is_taken_to_prison_on_one_day_is_told_otherwise():
    assert table(
        says("A", "Irene Halden remains free until the appeal is heard.", published="2031-04-02"),
        says("B", "Irene Halden was taken away in a prison van.", published="2031-04-02"),
    ) == ["whether Irene Halden was arrested: A remains free | B was taken away in a prison van differ"]
    assert table(says("A", "Irene Halden is free to travel."), says("B", "Irene Halden was arrested.")) == []


def test_whoever_the_first_sentence_describes_under_a_dateline_is_named_in_the_second():
    assert table(
        says("A", "NORVIA - The officer behind the plot was caught on Thursday.\nIrene Halden, 41, gave nothing away."),
        says("B", "The plot failed, and Irene Halden, 41, has vanished."),
        says("C", "Norvia misses Irene Halden.\nHer own lawyer does not know where she is."),
    ) == ["whether Irene Halden was arrested: A was caught | B has vanished | C does not know where she is overtaken"]
