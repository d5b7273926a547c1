"""Passages in wording: what is found, where it stands, and that nothing long is missed."""

import zlib
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from variorum.compare import matches
from variorum.language import encoder
from variorum.model import Furniture, MarkedReport, Report, Span
from variorum.settings import Compare, Settings
from variorum.text import tokens

SETTINGS = Settings()
ANY_WORDS = Settings(compare=Compare(min_rarity=0.0, seed_rarity=0.0))


def by_words(texts: Sequence[str]) -> NDArray[np.float32]:
    """A stand-in for the encoder: alike are texts with the same words."""
    rows = np.zeros((len(texts), 384), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for token in tokens(text):
            row[zlib.crc32(token.compared.encode("utf-8", "surrogatepass")) % 384] += 1
        row /= max(float(np.linalg.norm(row)), 1.0)
    return rows


def report(id_: str, text: str, furniture: Sequence[str] = ()) -> MarkedReport:
    places = [(text.index(words), text.index(words) + len(words)) for words in furniture]
    sentences, at = [], 0
    for part in text.split("\n"):
        if part.strip():
            sentences.append(Span(id_, at, at + len(part)))
        at += len(part) + 1
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    spans = tuple(Furniture(span=Span(id_, begin, end), kind="menu") for begin, end in places)
    return MarkedReport(
        report=Report(id=id_, digest=digest, text=text, source=id_, furniture=spans), sentences=tuple(sentences)
    )


def shown(reports: Sequence[MarkedReport], settings: Settings = SETTINGS) -> list[str]:
    texts = {marked.id: marked.report for marked in reports}

    def words(span: Span) -> str:
        return f"{span.report}:{texts[span.report].words(span)!r}"

    return [f"{match.kind} {words(match.left)} {words(match.right)}" for match in matches(reports, by_words, settings)]


def test_words_that_stand_in_both_are_verbatim_whatever_their_marks_and_capitals() -> None:
    a = report("A", "“The harbour wall gave way at dawn,” the mayor of Tarnow said.")
    b = report("B", "It rained. THE HARBOUR WALL gave way at dawn – nobody had slept.")
    assert shown([a, b]) == ["verbatim A:'The harbour wall gave way at dawn' B:'THE HARBOUR WALL gave way at dawn'"]


def test_a_word_put_in_and_a_word_changed_make_one_edited_passage() -> None:
    a = report("A", "Rescuers pulled eleven miners from the flooded Karsk shaft before nightfall on Monday.")
    b = report("B", "Rescuers pulled eleven miners alive from the flooded Karsk pit before nightfall on Monday.")
    assert shown([a, b]) == [
        "edited A:'Rescuers pulled eleven miners from the flooded Karsk shaft before nightfall on Monday' "
        "B:'Rescuers pulled eleven miners alive from the flooded Karsk pit before nightfall on Monday'"
    ]


def test_set_phrases_are_no_passage() -> None:
    a = report("A", "He told reporters that it was one of the best of the year.")
    b = report("B", "She said that it was one of the most that we have.")
    assert shown([a, b]) == []


def test_furniture_takes_no_part_and_no_passage_runs_across_it() -> None:
    menu = "Home Politics Weather Horoscope Puzzles Obituaries Gardening"
    a = report("A", f"{menu}\nThe Velmar dam is safe, engineers insist tonight.", [menu])
    b = report("B", f"{menu}\nThe Velmar dam\nRead also: a cat\nis safe, engineers insist tonight.", [menu, "Read also: a cat"])
    assert shown([a, b]) == []


def test_the_same_news_in_other_words_is_a_paraphrase_unless_it_is_denied_or_counts_otherwise() -> None:
    a = report("A", "Transport Minister Ilena Costrava vowed that all of the guilty would be punished.")
    b = report("B", "Those who are guilty will all be punished, Transport Minister Ilena Kostrava promised.")
    c = report("C", "Those who are guilty will not be punished, Transport Minister Ilena Kostrava promised.")
    found = matches([a, b, c], encoder(), SETTINGS)
    assert [(m.kind, m.left.report, m.right.report) for m in found if m.kind == "paraphrase"] == [("paraphrase", "A", "B")]


WORDS = st.lists(st.sampled_from(["ant", "bee", "cow", "dog", "elk", "fox", "gnu", "hen"]), max_size=40).map(" ".join)
TEXTS = st.text(st.sampled_from("ab .\n“”é’\U0001f600\u0301"), max_size=60) | WORDS


@hypothesis_settings(deadline=None)
@given(WORDS, WORDS)
def test_every_long_common_run_is_met_by_a_match(left: str, right: str) -> None:
    """The oracle tries every pair of places."""
    a, b = left.split(), right.split()
    found = matches([report("A", left), report("B", right)], by_words, ANY_WORDS)
    for i in range(len(a)):
        for j in range(len(b)):
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n >= ANY_WORDS.compare.min_words:
                run_left = Span("A", len(" ".join([*a[:i], ""])), len(" ".join(a[: i + n])))
                run_right = Span("B", len(" ".join([*b[:j], ""])), len(" ".join(b[: j + n])))
                assert any(m.left.overlaps(run_left) or m.right.overlaps(run_right) for m in found)


@hypothesis_settings(deadline=None)
@given(WORDS, WORDS)
def test_verbatim_means_the_same_words_and_no_two_passages_overlap(left: str, right: str) -> None:
    a, b = report("A", left), report("B", right)
    found = [m for m in matches([a, b], by_words, ANY_WORDS) if m.kind != "paraphrase"]
    for match in found:
        if match.kind == "verbatim":
            assert a.report.words(match.left) == b.report.words(match.right)
            assert len(a.report.words(match.left).split()) >= ANY_WORDS.compare.min_words
    for n, one in enumerate(found):
        assert not any(one.left.overlaps(other.left) or one.right.overlaps(other.right) for other in found[n + 1 :])


@hypothesis_settings(deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_any_text_gives_the_same_matches_in_any_order_inside_the_texts(texts: list[str]) -> None:
    reports = [report(f"R{n}", text) for n, text in enumerate(texts)]
    found = matches(reports, by_words, ANY_WORDS)
    assert matches(reports[::-1], by_words, ANY_WORDS) == found
    for match in found:
        assert match.left.report < match.right.report
        for span in (match.left, match.right):
            next(r for r in reports if r.id == span.report).report.check([span])
        assert 0 <= match.similarity <= 1


def test_a_chant_of_one_word_takes_no_time() -> None:
    text = "hurrah " * 20_000
    assert len(matches([report("A", text), report("B", text + "!")], by_words, ANY_WORDS)) <= 8


@pytest.mark.parametrize("changed", [10, 5])
def test_forty_words_with_every_tenth_or_fifth_changed_are_found_again(changed: int) -> None:
    words = [f"word{n}" for n in range(40)]
    edited = [f"other{n}" if n % changed == changed - 1 else word for n, word in enumerate(words)]
    (match,) = matches([report("A", " ".join(words)), report("B", "Elsewhere then " + " ".join(edited))], by_words, SETTINGS)
    assert (match.kind, match.similarity > 0.75) == ("edited", True)
