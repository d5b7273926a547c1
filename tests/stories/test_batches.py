"""Profiles of many reports at once: the same as of each by itself."""

import pickle

import numpy as np
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from variorum.model import Furniture, Report, Span
from variorum.settings import Stories
from variorum.stories.batches import CHARACTERS, SENT, batch, gathered
from variorum.stories.profiles import Profile, profile
from variorum.stories.vocabulary import PLACES, Numbers, Vocabulary, counted, trimmed
from variorum.stories.words import Words
from variorum.text import compared

SETTINGS = Stories(lead_words=6)
PIECES = [
    *("the", "a", "Vellin", "Teun Akker", "Mayor Teun Akker", "McNeil", "iPhone Seven", "d'Angelo", "U.S. Steel", "O’Neill’s"),
    *(
        "Jean-Paul",
        "Al  Gore",
        "12",
        "1,500",
        "twelve",
        "7",
        "Governor's",
        "3.5 percent",
        "x.Foo Bar",
        "9A",
        "A9 Road",
        "É",
        "Élan",
    ),
    *("two weeks after", "Three weeks after the blast", "midweek", "last month", "annıversary", "Anniversary", "20-days after"),
    *(
        "pen-\nsion",
        "well-\nknown",
        "soft\u00adly",
        "pen‐\r\nsion",
        "snake_case Word_Two",
        "_Under",
        "naïve",
        "İstanbul",
        "ſea",
    ),
    *(
        "wee\u212as ago",
        "😀",
        "😀Big Town",
        "\ud800",
        "ǅungla",
        "北京",
        "٣٤",
        "ﬁre",
        "Ⅷ Street",
        "\u2009Rome",
        "x" * 300,
        "Q" * 257,
    ),
]
GAPS = [" ", " ", " ", "\n", ". ", '. "', "! ", "-", "'", "’", "..", ",", "\n\n", "\t", "", " «", "_", "\r\n"]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=6), st.sampled_from(GAPS)), max_size=40).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


def report(number: int, text: str, title: str | None = None, **more: object) -> Report:
    return Report(id=f"r{number}", digest="", source="r", text=text, title=title, **more)


def shown(found: Profile) -> dict[str, object]:
    fields = {field: getattr(found, field) for field in Profile.__struct_fields__}
    return {name: (str(of.dtype), of.tolist()) if isinstance(of, np.ndarray) else of for name, of in fields.items()}


def one_by_one(reports: list[Report]) -> list[dict[str, object]]:
    return [shown(profile(report, SETTINGS)) for report in reports]


def at_once(reports: list[Report]) -> list[dict[str, object]]:
    return [shown(found) for found in batch(reports, SETTINGS).profiles()]


@hypothesis_settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, st.none() | TEXTS), max_size=6))
@example([("Rain fell. Three weeks after the blast, nobody was charged.", "Nobody Charged"), ("", ""), ("a", None)])
@example([("e" * 5000 + " fire " * 3000, "Fire"), ("fire", None), (" Vellin", " Vellin Burns")])
def test_a_report_has_the_same_profile_in_any_company(given_texts):
    reports = [report(number, text, title) for number, (text, title) in enumerate(given_texts)]
    assert at_once(reports) == one_by_one(reports)


def test_what_is_not_a_reports_own_is_left_out_and_its_day_is_known():
    text = "By Ann Lee\nA ferry struck the pier at Vellin. Sign up for our letter."
    furniture = Furniture(span=Span("r0", text.index("Sign"), len(text)), kind="boilerplate")
    plain = report(0, text, "Ferry strikes", published="2031-02-03T04:05:06+02:00", furniture=[furniture])
    [found] = batch([plain], SETTINGS).profiles()
    assert shown(found) == shown(profile(plain, SETTINGS))
    assert (found.headline, found.moment) == ("Ferry strikes", "2031-02-03T02:05:06")
    [whole] = batch([report(0, text, "Ferry strikes")], SETTINGS).profiles()
    assert len(found.terms) < len(whole.terms)


def test_only_reports_with_odd_characters_are_taken_one_by_one():
    odd = ["a pen-\nsion", "snake_case", "soft\u00adly", "😀", "İstanbul", "\ud800"]
    plain = ["A well-known man", "Élan “vital” – so", "北京", "Kate"]
    assert list(Words([*odd, *plain]).odd) == [True] * len(odd) + [False] * len(plain)


def test_profiles_travel_in_few_arrays():
    reports = [report(number, f"The ferry Anna Bell {number} struck the pier.") for number in range(SENT)]
    sent = pickle.loads(pickle.dumps(batch(reports, SETTINGS)))
    assert list(map(shown, sent.profiles())) == one_by_one(reports)


def test_reports_are_gathered_in_their_order_and_long_ones_are_few():
    reports = [report(n, "x" * (CHARACTERS // 2 if n >= SENT + 1 else 5)) for n in range(SENT + 4)]
    groups = list(gathered(reports))
    assert [len(group) for group in groups] == [SENT, 3, 1]
    assert [report for group in groups for report in group] == reports


def test_every_word_is_known_again_however_many_there_are():
    words = [f"word{number}" for number in range(20_000)]
    vocabulary, given_words = Vocabulary(0.5, 0.75), Words([" ".join(words)])
    first = vocabulary.of_hashes(given_words.hashes, given_words.written)
    assert first.tolist() == vocabulary.of(words)
    assert vocabulary.of_hashes(given_words.hashes, lambda _: "asked again").tolist() == first.tolist()


def test_hashes_that_begin_on_one_place_are_told_apart():
    table, hashes = Numbers(), np.array([5 + (n << 40) for n in range(1, 60)], np.uint64)
    table.add(hashes, np.arange(len(hashes), dtype=np.int32))
    assert table.of(hashes).tolist() == list(range(len(hashes)))
    assert table.of(np.array([5 + (99 << 40), 16], np.uint64)).tolist() == [-1, -1]
    assert len(table.beside) == len(hashes) - PLACES


@hypothesis_settings(deadline=None)
@given(st.text(st.characters(max_codepoint=300), max_size=8))
@example("`Tis")
@example("O'Neill's")
def test_a_plain_word_is_counted_in_the_form_in_which_it_is_compared(written):
    assert counted(written) == trimmed(compared(written))
