"""How old somebody is, or something: told in numbers, in words and by decades, with names and without."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collate.shown import lines

from variorum.collate.age_marks import ages_told
from variorum.collate.ages import ages
from variorum.model import MarkedReport, Mention, Report, Span
from variorum.settings import Collate

PEOPLE = ("Ada Holm", "Ivo Pell", "Dora Quist")


def says(name, text):
    """A report of one sentence, in which every mention of PEOPLE is marked."""
    mentions = [
        Mention(span=Span(name, place, place + len(person)), kind="person", name=person)
        for person in PEOPLE
        for place in range(len(text))
        if text.startswith(person, place)
    ]
    return MarkedReport(
        report=Report(id=name, digest=name, text=text, source=name),
        sentences=(Span(name, 0, len(text)),),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
    )


def table(*reports):
    return "\n".join(lines(ages(reports, Collate()), reports))


def told(text):
    known = {person: person for person in PEOPLE}
    return [(age.low, age.high, age.name or age.noun, age.thing) for age in ages_told(says("A", text), known)]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ada Holm, 34, left.", (34, 34, "Ada Holm", False)),
        ("Ada Holm (34) left.", (34, 34, "Ada Holm", False)),
        ("Ada Holm, who is 34 and tall, left.", (34, 34, "Ada Holm", False)),
        ("Ada Holm, a track-layer aged 34, left.", (34, 34, "Ada Holm", False)),
        ("The 34-year-old baker Ada Holm left.", (34, 34, "Ada Holm", False)),
        ("A man of 61 was hurt.", (61, 61, "man", False)),
        ("A man of sixty-one was hurt.", (61, 61, "man", False)),
        ("A retired miner aged 61 was hurt.", (61, 61, "miner", False)),
        ("A woman, 61, was hurt.", (61, 61, "woman", False)),
        ("A 61-year-old woman was hurt.", (61, 61, "woman", False)),
        ("A man in his early sixties was hurt.", (60, 69, "man", False)),
        ("A sexagenarian was hurt.", (60, 69, None, False)),
        ("The 71-year-old dam burst.", (71, 71, "dam", True)),
        ("The dam, 71 years old, burst.", (71, 71, "dam", True)),
        ("The plane, a 22-year-old Kestrel 9, fell.", (22, 22, "Kestrel", True)),
        ("The plane was a Kestrel 9, age 22, they said.", (22, 22, "Kestrel", True)),
    ],
)
def test_an_age_is_read_in_whatever_words(text, age):
    assert told(text) == [age]


@pytest.mark.parametrize(
    "text",
    [
        "A mother of four was hurt.",
        "A crew of 61 was hurt.",
        "Ada Holm, 1,749 of whose books burned, left.",
        "A 36-year-old hotel owner left.",
        "Most of them were in their 20s.",
        "A total of 61 boats sank.",
    ],
)
def test_numbers_of_children_boats_and_years_of_many_are_no_ages(text):
    assert told(text) == []


def test_somebody_without_a_name_is_as_old_in_numbers_as_by_the_decade():
    assert (
        table(
            says("A", "A man of 61 was hurt."),
            says("B", "A grandad in his sixties was hurt."),
            says("C", "A sexagenarian was hurt."),
            says("D", "A 61-year-old man was hurt."),
        )
        == "how old the man is: A 61 | B in his sixties | C sexagenarian | D 61-year-old agree"
    )


def test_somebody_without_a_name_is_the_one_with_a_name_who_is_as_old():
    assert (
        table(says("A", "A man of 61 was hurt."), says("B", "Ivo Pell, 61, was hurt."), says("C", "A man aged 61 was hurt."))
        == "how old the man is: A 61 | B 61 | C 61 agree"
    )


def test_two_men_of_two_ages_are_two_men():
    assert table(says("A", "A man of 61 was hurt."), says("B", "A man of 58 was held."), says("C", "A man of 58 left.")) == ""


def test_a_man_and_a_woman_who_are_as_old_are_two():
    assert table(says("A", "A man of 61 left."), says("B", "A woman of 61 left."), says("C", "A man aged 61 left.")) == ""


def test_a_thing_is_as_old_whatever_it_is_called():
    assert (
        table(
            says("A", "The plane was 22 years old."),
            says("B", "The plane, a 22-year-old Kestrel 9, fell."),
            says("C", "The creaking 22-year-old Kestrel fell."),
        )
        == "how old the Kestrel is: A 22 years old | B 22-year-old | C 22-year-old agree"
    )


def test_what_has_two_ages_differs():
    assert (
        table(says("A", "Ada Holm, 34, left."), says("B", "Ada Holm, 43, left."), says("C", "The 71-year-old dam burst."))
        == "how old Ada Holm is: A 34 | B 43 | C - differ"
    )
    assert (
        table(says("A", "The 71-year-old dam burst."), says("B", "The dam was 17 years old."))
        == "how old the dam is: A 71-year-old | B 17 years old differ"
    )


@given(
    st.lists(
        st.sampled_from(["A man of", "61", "in his sixties", "the 22-year-old", "dam", "Ada Holm,", "34,", "aged"]), max_size=12
    )
)
def test_every_age_lies_in_its_report_and_none_over_another(words):
    text = " ".join([*words, "."])
    found = ages_told(says("A", text), {person: person for person in PEOPLE})
    assert all(0 <= age.span.begin < age.span.end <= len(text) and age.low <= age.high for age in found)
    assert all(one.span.end <= other.span.begin for one, other in itertools.pairwise(found))
