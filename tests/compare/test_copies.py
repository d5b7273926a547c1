"""Passages over an archive: found wherever they stand, counted, and background shown once for each report that has it."""

from itertools import combinations
from random import Random

import pytest

from variorum.compare import copies
from variorum.model import Match, Report
from variorum.settings import Compare

SETTINGS = Compare()
IN_FILES = Compare(most_held_mib=0, memory_mib=1)
FORTY = 40


def words(seed: object, count: int) -> list[str]:
    """Words of no language, most of them rare; each seed has its own."""
    chance = Random(f"{seed}")
    return ["".join(chance.choices("bdfgklmnprstvz", k=3)) + chance.choice("aeiou") for _ in range(count)]


def changed(passage: list[str], share: float, seed: int) -> list[str]:
    """`passage` with a share of its words replaced, left out or followed by another, by chance."""
    chance, found = Random(seed), []
    for word in passage:
        draw = chance.random() / share
        found += [word] if draw > 1 else [[f"new{seed}"], [], [word, f"new{seed}"]][int(3 * draw)]
    return found


def report(number: int, *parts: list[str]) -> Report:
    """A report of 80 words of its own, with `parts` as paragraphs between."""
    own = words(number, 80)
    text = "\n\n".join(" ".join(part) for part in (own[:40], *parts, own[40:]))
    return Report(id=f"r{number:03}", digest="", text=text, source="")


def pairs(found: list[Match]) -> list[tuple[str, str]]:
    return sorted({(match.left.report, match.right.report) for match in found})


def test_what_is_shared_by_two_reports_of_many_is_found_at_its_place() -> None:
    passage = words("passage", FORTY)
    pile = [report(n, *([passage] if n in (3, 41) else [])) for n in range(60)]
    (match,) = copies(pile, SETTINGS)
    assert [pile[n].words(span) for n, span in ((3, match.left), (41, match.right))] == [" ".join(passage)] * 2
    assert (match.kind, match.similarity, match.recurs, match.background) == ("verbatim", 1.0, 2, False)


@pytest.mark.parametrize("share", [0.1, 0.2])
def test_passages_with_one_word_in_ten_or_five_changed_are_found_and_nothing_else(share: float) -> None:
    planted = [(2 * n, 2 * n + 1) for n in range(100)]
    pile = []
    for n, _ in planted:
        passage = words(("passage", n), FORTY)
        pile += [report(n, passage), report(n + 1, changed(passage, share, n))]
    found = list(copies(pile, SETTINGS))
    assert pairs(found) == [(f"r{a:03}", f"r{b:03}") for a, b in planted]
    texts = {one.id: one for one in pile}
    covered = [len(texts[match.left.report].words(match.left).split()) for match in found]
    assert sum(covered) >= 0.9 * FORTY * len(planted)


def test_two_paragraphs_of_another_report_are_one_passage() -> None:
    passage = words("dispatch", 200)
    paragraphs = [passage[n : n + 40] for n in range(0, 200, 40)]
    whole, borrower = report(1, *paragraphs), report(2, *paragraphs[2:4])
    (match,) = copies([whole, borrower], SETTINGS)
    assert borrower.words(match.right) == "\n\n".join(" ".join(part) for part in paragraphs[2:4])


@pytest.mark.parametrize("reports", [12, 70])
def test_boilerplate_is_told_once_for_each_further_report_and_counted(reports: int) -> None:
    """Seventy are more than a seed joins each to each."""
    boilerplate = words("about", 30)
    found = list(copies([report(n, boilerplate) for n in range(reports)], SETTINGS))
    assert pairs(found) == [("r000", f"r{n:03}") for n in range(1, reports)]
    assert {(match.recurs, match.background, match.kind) for match in found} == {(reports, True, "verbatim")}


def common_words(number: int, phrase: list[str]) -> Report:
    """A report that has each word of `phrase`, none beside another."""
    mixed = [
        word
        for pair in zip(Random(number).sample(phrase, len(phrase)), words(number, len(phrase)), strict=True)
        for word in pair
    ]
    return Report(id=f"r{number:03}", digest="", text=" ".join(mixed), source="")


def test_a_few_words_that_every_report_has_are_no_passage_in_an_archive_but_in_a_story_of_two() -> None:
    phrase = words("phrase", 8)
    two = [report(n, phrase) for n in (900, 901)]
    archive = [common_words(n, phrase) for n in range(800)]
    assert pairs(list(copies(two, SETTINGS))) == [("r900", "r901")]
    assert pairs(list(copies([*archive, *two], SETTINGS))) == []
    new = [report(n, words("new", 8)) for n in (902, 903)]
    assert pairs(list(copies([*archive, *new], SETTINGS))) == [("r902", "r903")]


def test_forty_words_are_a_passage_also_where_every_report_has_them() -> None:
    boilerplate = words("about", FORTY)
    found = list(copies([report(n, boilerplate) for n in range(800)], SETTINGS))
    assert {("r000", f"r{n:03}") for n in range(1, 800)} <= set(pairs(found))


def test_a_dispatch_that_twelve_print_is_no_background_even_where_others_take_two_paragraphs_of_it() -> None:
    paragraphs = [words(("dispatch", n), 60) for n in range(6)]
    pile = [report(n, *paragraphs) for n in range(12)] + [report(12, *paragraphs[:1])]
    found = list(copies(pile, SETTINGS))
    assert pairs(found) == [(a.id, b.id) for a, b in combinations(pile, 2)]
    assert {(match.recurs, match.background) for match in found if match.right.report == "r012"} == {(13, False)}


def test_files_and_processes_change_nothing() -> None:
    boilerplate = words("about", 30)
    pile = []
    for n in range(0, 120, 2):
        passage = words(("passage", n), FORTY)
        pile += [report(n, passage, boilerplate), report(n + 1, changed(passage, 0.1, n))]
    expected = list(copies(pile, SETTINGS))
    assert len(expected) > 100
    assert list(copies(pile, IN_FILES)) == expected
    assert list(copies(pile, IN_FILES, workers=2)) == expected


def test_reports_without_words_share_nothing() -> None:
    empty = [Report(id=id_, digest="", text=text, source="") for id_, text in (("a", ""), ("b", "…"), ("c", "one two"))]
    assert list(copies(empty, SETTINGS)) == list(copies(empty, IN_FILES)) == list(copies([], SETTINGS)) == []
