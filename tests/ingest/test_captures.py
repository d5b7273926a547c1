"""What is given is what comes out: every file and record is a capture or a rejection that says why."""

import bz2
import gzip
import io
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from variorum import ingest
from variorum.errors import UnreadableSource
from variorum.model import Capture, Rejected
from variorum.settings import Settings, settings

STORY = "A ferry sank off Port Halvey on Friday."


def read(*paths: Path | str, stdin: bytes | None = None, **limits: int) -> list[Capture | Rejected]:
    assigned = settings([f"ingest.{name}={value}" for name, value in limits.items()])
    return list(ingest.captures([str(path) for path in paths], assigned, io.BytesIO(stdin) if stdin is not None else None))


def told(*found: Capture | Rejected, below: Path) -> list[str]:
    """One line each: where, and either the text or the reason."""
    return [
        f"{item.source.replace(str(below), '.')}: {item.data.decode() if isinstance(item, Capture) else item.reason}"
        for item in found
    ]


def test_a_folder_is_read_with_all_below_it_by_name_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "inner/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert told(*read(tmp_path), below=tmp_path) == ["./a.txt: a.txt", "./b.txt: b.txt", "./inner/c.txt: inner/c.txt"]


def test_sources_are_spelled_as_the_user_spelled_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.txt").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    assert [item.source for path in ("pile", "./pile", "pile/*.txt", "pile/a.txt") for item in read(path)] == [
        "pile/a.txt",
        "./pile/a.txt",
        "pile/a.txt",
        "pile/a.txt",
    ]


def test_a_pattern_takes_files_and_what_is_below_folders(tmp_path: Path) -> None:
    for name in ("north/a.txt", "south/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert told(*read(tmp_path / "*"), below=tmp_path) == [
        "./c.txt: c.txt",
        "./north/a.txt: north/a.txt",
        "./south/b.txt: south/b.txt",
    ]
    assert [item.source for item in read(tmp_path / "**" / "*.txt")] == sorted(str(p) for p in tmp_path.rglob("*.txt"))


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("gone.txt", "gone.txt does not exist; give the path of a file or a folder"),
        ("*.gone", "no file matches *.gone"),
        (
            "http://10.0.0.1/",
            "http://10.0.0.1/ is not fetched: 10.0.0.1 is not of the public web: private; save what is there and give its path",
        ),
        ("-", "- means standard input, which is not open here; give the paths of files or folders"),
    ],
)
def test_a_path_that_the_user_can_mend_is_said_before_anything_is_read(path: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    with pytest.raises(UnreadableSource) as raised:
        next(ingest.captures([str(tmp_path), path], Settings()))
    assert str(raised.value) == says


def test_what_holds_no_text_is_rejected_with_what_it_is(tmp_path: Path) -> None:
    files = {
        "a-empty.txt": b"",
        "b-blank.txt": b" \n\n\t",
        "c.pdf": b"%PDF-1.7\n%\xe2\xe3",
        "d.png": b"\x89PNG\r\n\x1a\n\x00\x00",
        "e.bin": b"text\x00\x01\x02" * 40,
        "f.docx": b"PK\x03\x04\x14\x00",
        "g.xml": b"<?xml version='1.0'?><rss><channel/></rss>",
        "g2.xml": b"<Types xmlns='http://schemas.example/types'><Default Extension='rels'/></Types>",
        "h.txt": b"A report, and far down" + b"." * 70_000 + b"\x00",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    ask = "not text; save its text or the page and give that"
    assert told(*read(tmp_path), below=tmp_path) == [
        "./a-empty.txt: empty",
        "./b-blank.txt: nothing but blank space",
        "./c.pdf: damaged PDF: Stream has ended unexpectedly",
        f"./d.png: a PNG image, {ask}",
        f"./e.bin: a binary file, {ask}",
        "./f.docx: a zip file that is damaged or breaks off",
        "./g.xml: a feed without items",
        "./g2.xml: an XML file that is none of NITF, NewsML, RSS and Atom; save its text and give that",
        f"./h.txt: a binary file, {ask}",
    ]


def test_a_folder_without_files_and_a_link_to_a_folder_are_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "full" / "gone").symlink_to(tmp_path / "nowhere")
    assert told(*read(tmp_path / "empty", tmp_path / "full"), below=tmp_path) == [
        "./empty: a folder without files",
        "./full/gone: not a plain file",
        "./full/loop: a link to a folder, which is not followed; name the folder itself",
    ]


class Endless(io.RawIOBase):
    """Words without end."""

    asked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        buffer[:] = (b"word " * len(buffer))[: len(buffer)]
        self.asked += len(buffer)
        return len(buffer)


def test_a_text_over_the_limit_is_refused_and_not_read_whole() -> None:
    stream = Endless()
    (found,) = ingest.captures(["-"], settings(["ingest.max_bytes=2000000"]), io.BufferedReader(stream))  # type: ignore[type-var]
    assert isinstance(found, Rejected)
    assert found.reason.startswith("more than 2,000,000 bytes (ingest.max_bytes)")
    assert stream.asked < 3_000_000


def test_broken_lines_of_json_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        '{"id": 7, "text": "one", "series": "The Lamp", "date": "2029-10-19", "more": {}}',
        '{"id": "broken", "text": "tw',
        "",
        '{"title": "without text"}',
        "[1, 2]",
        '{"text": "three", "id": "c", "authors": ["x"], "byline": ["A", "B"]}',
        '{"text": "' + "long " * 100 + '"}',
        '{"html": "<p>four</p>"}',
    ]
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join(lines))
    assert told(*read(pile, max_bytes=300), below=tmp_path) == [
        "./pile.jsonl:1: one",
        "./pile.jsonl:2: not a JSON record: unterminated string at character 26",
        './pile.jsonl:4: a record without text (its field "text" is missing, empty or no string)',
        "./pile.jsonl:5: not a JSON object but a list",
        "./pile.jsonl:6: three",
        "./pile.jsonl:7: a record of more than 300 bytes (ingest.max_bytes)",
        "./pile.jsonl:8: <p>four</p>",
    ]
    given = [item.given for item in read(pile, max_bytes=300) if isinstance(item, Capture)]
    assert (given[0].id, given[0].outlet, given[0].published) == ("7", "The Lamp", "2029-10-19")
    assert given[1].byline == "A, B"


@pytest.mark.parametrize(
    "text",
    ["[%s, %s]", "%s\n%s\n", "\ufeff%s\n%s"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_array_and_lines_hold_the_same_records_in_any_encoding(text: str, encoding: str, tmp_path: Path) -> None:
    records = [json.dumps({"text": f"{STORY} “{n}”"}, ensure_ascii=False) for n in (1, 2)]
    (tmp_path / "pile").write_bytes((text % tuple(records)).encode(encoding))
    assert [item.data.decode() for item in read(tmp_path / "pile") if isinstance(item, Capture)] == [
        f"{STORY} “1”",
        f"{STORY} “2”",
    ]


def test_one_record_may_stand_over_many_lines(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"id": "a", "text": STORY}, indent=2))
    assert [(item.source[-8:], item.data) for item in read(tmp_path / "one.json") if isinstance(item, Capture)] == [
        ("one.json", STORY.encode())
    ]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_answer_that_wraps_records_is_as_many_reports(indent: int | None, tmp_path: Path) -> None:
    answer = {
        "status": "ok",
        "articles": [{"source": {"id": None, "name": "The Lamp"}, "content": "A ferry sank."}, {"title": "x"}],
    }
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(answer, indent=indent), encoding="utf-8")
    first, second = read(file)
    assert isinstance(first, Capture) and (first.data, first.given.outlet) == (b"A ferry sank.", "The Lamp")
    assert isinstance(second, Rejected) and "without text" in second.reason


def test_half_a_surrogate_pair_in_a_record_becomes_one_character(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "ab\\ud83dcé"}')
    assert [item.data.decode() for item in read(tmp_path / "a.jsonl") if isinstance(item, Capture)] == ["ab\ufffdcé"]


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"<!DOCTYPE html><title>x</title><p>A ferry sank.", "text/html"),
        (b"\xef\xbb\xbf\n<!-- saved --><html lang=en><p>A ferry sank.", "text/html"),
        (b"<div><p>A ferry sank.</p></div>", "text/html"),
        (b"<3 is what she wrote. A ferry sank.", "text/plain"),
        (b"[Editor's note: a ferry sank.]", "text/plain"),
        ("A ferry sank.".encode("utf-16"), "text/plain"),
    ],
)
def test_what_a_file_is_shows_in_its_bytes_and_not_in_its_name(data: bytes, media: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(data)
    (tmp_path / "b.gz").write_bytes(gzip.compress(data))
    (tmp_path / "c.txt").write_bytes(bz2.compress(data))
    (tmp_path / "d").write_bytes(lzma.compress(data))
    assert [item.media for item in read(tmp_path) if isinstance(item, Capture)] == [media] * 4


def test_a_gzip_file_that_breaks_off_keeps_the_lines_before(tmp_path: Path) -> None:
    whole = gzip.compress(b"".join(b'{"text": "line %d %s"}\n' % (n, bytes(str(n * 7919), "ascii") * 40) for n in range(3000)))
    (tmp_path / "a.gz").write_bytes(whole[: len(whole) * 2 // 3])
    *kept, last = read(tmp_path / "a.gz")
    assert len(kept) > 100
    assert isinstance(last, Rejected)
    assert last.reason.startswith("breaks off")


def test_standard_input_is_a_source_like_any_other() -> None:
    assert [item.source for item in read("-", stdin=STORY.encode())] == ["-"]
    assert [item.source for item in read("-", stdin=b'{"text": "a"}\n{"text": "b"}')] == ["-:1", "-:2"]
    assert [item.reason for item in read("-", stdin=b"") if isinstance(item, Rejected)] == ["empty"]


@given(st.binary(max_size=400))
def test_any_bytes_give_at_least_one_answer_and_never_raise(data: bytes) -> None:
    found = read("-", stdin=data)
    assert found
    assert all(isinstance(item, Capture | Rejected) for item in found)


@example(["0\x850", "0\x850"])  # a control character that str.splitlines takes for the end of a line
@given(st.lists(st.one_of(st.text(max_size=20), st.just('{"text": "a"}')), max_size=8))
def test_every_line_of_json_lines_that_is_not_blank_is_kept_or_rejected(lines: list[str]) -> None:
    data = '{"text": "first"}\n' * (len(lines) + 1) + "\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines)
    if b"\x00" in data.encode(errors="replace") or any(ord(c) < 32 and c != "\n" for c in data):
        return  # then it is a binary file
    written = [line for line in data.encode(errors="replace").split(b"\n") if line.strip()]
    assert len(read("-", stdin=data.encode(errors="replace"))) == len(written)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["Паром затонул в понедельник, погибли девять человек.\n", "東京で月曜日に船が沈み、九人が死亡した。\n"]
)
def test_utf_16_without_a_mark_is_told_in_any_script(text: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((text * 5).encode(encoding))
    (found,) = read(tmp_path)
    assert isinstance(found, Capture)
    assert (found.charset, found.data.decode(encoding)) == (encoding, text * 5)


def test_a_reason_is_one_line_that_a_terminal_may_show(tmp_path: Path) -> None:
    (tmp_path / "feed").write_text("<rss><item><title>\x1b[31m A \u202e ferry</title></item></rss>")
    (tmp_path / "table").write_bytes(b"PAR1\x15\x0f\x00\x1b[2J\n" + b"\x01" * 40 + b"\x28\x00\x00\x00PAR1")
    found = read(tmp_path)
    assert [item.reason.isprintable() for item in found if isinstance(item, Rejected)] == [True, True]
