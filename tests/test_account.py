"""What was given, kept and left out adds up, in every file and in all."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from variorum.account import account, bounded, named_files, reasons
from variorum.model import Rejected, Report


def report(source: str) -> Report:
    return Report(id=source, digest=source, text="A ferry sank.", source=source)


def refused(source: str, stage: str = "ingest", reason: str = "empty", records: int = 1) -> Rejected:
    return Rejected(source=source, stage=stage, reason=reason, records=records)  # type: ignore[arg-type]


def test_every_file_has_its_own_sum() -> None:
    found = account(
        [report("a.zip!b.jsonl:1"), report("c.txt")],
        [refused("a.zip!b.jsonl:2"), refused("a.zip!d.txt", "clean"), refused("e.warc", records=7)],
    )
    assert [(tally.source, tally.given, tally.read, tally.kept, tally.left_out) for tally in found.files] == [
        ("a.zip", 3, 2, 1, 2),
        ("c.txt", 1, 1, 1, 0),
        ("e.warc", 7, 0, 0, 7),
    ]
    assert (found.given, found.kept, found.left_out) == (11, 2, 9)


def test_reasons_that_differ_in_numbers_are_one() -> None:
    found = reasons(
        [refused("a", reason=f"{n:,} words; 20 are wanted") for n in (17, 3, 1200)] + [refused("b", reason="empty")]
    )
    assert [(one.reason, one.records, one.example) for one in found] == [
        ("3–1,200 words; 20 are wanted", 3, "a"),
        ("empty", 1, "b"),
    ]


def test_a_file_that_is_called_like_a_record_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "wow!.txt").write_text("A ferry sank.")
    file = named_files()
    assert [file(f"{tmp_path}/wow!.txt"), file(f"{tmp_path}/wow!.txt:12"), file("mail.eml#2!a.pdf#page=3"), file("-#3")] == [
        f"{tmp_path}/wow!.txt",
        f"{tmp_path}/wow!.txt",
        "mail.eml",
        "-",
    ]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.sampled_from(["empty", "3 words", "7 words"]))),
    st.integers(0, 9),
)
def test_counting_what_is_too_much_to_list_loses_nothing(given: list[tuple[int, int, str]], most: int) -> None:
    items = [refused(f"{file}.jsonl:{n}", reason=reason, records=records) for n, (file, records, reason) in enumerate(given)]
    found = list(bounded(items, most))
    assert account([], found).files == account([], items).files
    assert len(found) <= most + 4 * 2
