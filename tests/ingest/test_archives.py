"""Files in zip and tar files are read by name, within limits, and each is a capture or a reason."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import settings

STORY = b"A ferry sank off Port Halvey on Friday."


def read(*paths: Path | str, stdin: bytes = b"", **limits: int) -> list[Capture | Rejected]:
    assigned = settings([f"ingest.{name}={value}" for name, value in limits.items()])
    return list(ingest.captures([str(path) for path in paths], assigned, io.BytesIO(stdin)))


def told(data: bytes, **limits: int) -> list[str]:
    """One line each: where, and either the text or the reason."""
    found = read("-", stdin=data, **limits)
    return [f"{item.source}: {item.data.decode() if isinstance(item, Capture) else item.reason}" for item in found]


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def tarred(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


FILES = {
    "b.txt": b"b",
    "north/ä.txt": b"a",
    ".hidden": b"no",
    "__MACOSX/x/._b.txt": b"no",
    "c.jsonl.gz": gzip.compress(b'{"text": "c"}'),
}


def test_a_zip_file_is_a_folder() -> None:
    assert told(zipped(FILES)) == ["-!b.txt: b", "-!c.jsonl.gz:1: c", "-!north/ä.txt: a"]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_tar_file_is_a_folder(form: int, pack: object) -> None:
    assert callable(pack)
    assert told(pack(tarred(FILES, form))) == ["-!b.txt: b", "-!north/ä.txt: a", "-!c.jsonl.gz:1: c"]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_in_a_tar_file_are_whole(form: int) -> None:
    name = "/".join(["folder" * 3] * 8) + "/" + "a" * 60 + ".txt"
    assert told(tarred({name: b"a"}, form)) == [f"-!{name}: a"]


def test_names_that_point_elsewhere_or_come_twice_are_only_names() -> None:
    with pytest.warns(UserWarning):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in ("/etc/a.txt", "../../b.txt", "c\n.txt", "d.txt", "d.txt"):
                archive.writestr(name, name)
    assert [line.partition(": ")[0] for line in told(buffer.getvalue())] == [
        "-!../../b.txt",
        "-!/etc/a.txt",
        "-!c\ufffd.txt",
        "-!d.txt",
        "-!d.txt (2)",
    ]


def test_what_is_no_file_is_said() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (("folder", tarfile.DIRTYPE), ("link", tarfile.SYMTYPE), ("pipe", tarfile.FIFOTYPE)):
            member = tarfile.TarInfo(name)
            member.type = kind
            archive.addfile(member)
    assert told(buffer.getvalue()) == ["-!link: a link to another file", "-!pipe: not a plain file"]
    assert told(zipped({})) == ["-: a zip file without files"]
    assert told(zipped({"folder/": b""})) == ["-: a zip file without files"]


def test_tables_and_slides_of_office_programs_say_what_to_do() -> None:
    assert told(zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})) == [
        "-: an Excel workbook; save its table as CSV and give that"
    ]
    assert told(zipped({"ppt/presentation.xml": b"<p/>"})) == ["-: slides (PowerPoint); save their text and give that"]


def test_an_encrypted_file_in_a_zip_file_is_said_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.txt": b"a", "b.txt": b"b"}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(magic) + place] |= 1
    assert told(bytes(data)) == ["-!a.txt: encrypted; unpack it and give the files", "-!b.txt: b"]


def test_a_damaged_file_in_a_zip_file_is_said_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.txt": STORY, "b.txt": b"b"}, zipfile.ZIP_STORED))
    data[data.find(b"ferry")] ^= 1
    assert told(bytes(data)) == ["-!a.txt: damaged in the zip file: Bad CRC-32 for file 'a.txt'", "-!b.txt: b"]


def test_a_tar_file_that_breaks_off_keeps_what_is_before() -> None:
    data = tarred({"a.txt": STORY, "b.txt": b"word " * 1000}, tarfile.USTAR_FORMAT)
    assert told(data[:3000]) == [f"-!a.txt: {STORY.decode()}", "-!b.txt: breaks off: 1,464 of 5,000 bytes are here"]


def test_a_damaged_header_in_a_tar_file_costs_that_file_only() -> None:
    data = bytearray(tarred({"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"}, tarfile.USTAR_FORMAT))
    data[1024] ^= 1
    assert told(bytes(data)) == [
        "-!a.txt: a",
        "-: 1,024 bytes that are no file of a tar file, which is damaged there",
        "-!c.txt: c",
    ]


def test_more_files_than_the_limit_are_counted_and_not_read() -> None:
    files = {f"{n}.txt": b"a" for n in range(5)}
    found = read("-", stdin=zipped(files), max_members=3)
    assert [item.records for item in found if isinstance(item, Rejected)] == [2]
    assert told(zipped(files), max_members=3)[3:] == ["-: beyond the first 3 files of a zip file (ingest.max_members)"]
    assert told(tarred(files), max_members=3)[3:] == [
        "-: more than 3 files in a tar file (ingest.max_members); the rest is not read"
    ]


def test_files_packed_in_files_end_at_the_limit() -> None:
    data = STORY
    for _ in range(5):
        data = zipped({"a": data})
    assert told(data) == ["-!a!a!a!a!a: packed more than 4 times over (ingest.max_nesting)"]


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=5), st.booleans(), st.integers(0, 3000))
def test_no_damage_raises(damage: list[tuple[int, int]], packed: bool, cut: int) -> None:
    files = {"a.txt": STORY, "b/c.html": b"<p>" + STORY, "d.txt": STORY * 20}
    data = bytearray(zipped(files) if packed else tarred(files))
    for place, value in damage:
        data[place % len(data)] = value
    assert read("-", stdin=bytes(data[: len(data) - cut % len(data)]))


class Endless(io.BytesIO):
    """What cannot go back, so that sizes stand behind the files."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError


def streamed(files: dict[str, bytes]) -> bytes:
    buffer = Endless()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


LOST = "-: a zip file that is damaged or breaks off: its list of files is lost, and there may have been more of them"
SEVERAL = {"b.txt": STORY, "north/ä.txt": STORY * 9, ".hidden": b"no", "c.txt": STORY[:25] * 30}


@pytest.mark.parametrize(
    "data", [zipped(SEVERAL), zipped(SEVERAL, zipfile.ZIP_STORED), streamed(SEVERAL)], ids=["packed", "stored", "streamed"]
)
def test_of_a_zip_file_that_breaks_off_the_files_before_are_read(data: bytes) -> None:
    begin = data.find(b"PK\x01\x02")
    found = [f"-!b.txt: {STORY.decode()}", f"-!north/ä.txt: {STORY.decode() * 9}"]
    assert told(data[: begin + 20]) == [*found, f"-!c.txt: {STORY[:25].decode() * 30}", LOST]
    cut = told(data[: begin - 30])
    assert cut[:2] == found
    assert cut[2].startswith("-!c.txt: breaks off: the zip file ends after ")
    assert cut[3:] == [LOST]


def test_a_file_that_is_damaged_in_a_zip_file_that_breaks_off_costs_itself_only() -> None:
    data = bytearray(zipped({"a.txt": STORY, "b.txt": b"b"}, zipfile.ZIP_STORED))
    data[data.find(b"ferry")] ^= 1
    assert told(bytes(data[: data.find(b"PK\x01\x02")])) == [
        "-!a.txt: damaged in the zip file: its check sum is another",
        "-!b.txt: b",
        LOST,
    ]


def test_a_document_that_breaks_off_is_no_folder() -> None:
    data = zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"})
    assert told(data[:-60]) == ["-: a document (DOCX, ODT) that is damaged or breaks off"]
    assert told(b"PK\x03\x04" + b"\xff" * 20) == ["-: a zip file that is damaged or breaks off"]
