"""Wire text with control characters: IPTC 7901 and ANPA 1312, with line noise."""

import io
from collections.abc import Callable, Sequence

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings

Only = Callable[[Sequence[Capture | Rejected]], Capture]

IPTC = (
    b"\x16\x16\x00~qx\r\n\x01LNS0042 4 I 0219 FRA /LNS-AB12\r\n\x02Ferry-accident\r\n"
    b"Nine die as ferry sinks off Port Halvey\r\nBy Mira Oldcastle\r\n\r\n"
    b"  PORT HALVEY, June 19 (LNS) - Nine people died when a ferry sank off\r\nPort Halvey, the coast guard said.\r\n"
    b'  "It was dark," said Dana Reyes.\r\n\x03\r\n191403 JUN 29\r\n\x04'
)
ANPA = (
    b"\x16\x16\x01a0042\x1fr i \x13bc-ferry-sinks\x14 06-19 0219\r\n\x02^BC-Ferry Sinks,1st Ld-Writethru,612<\r\n"
    b"^Nine die as ferry sinks<\r\n^Eds: CORRECTS number of dead.<\r\n^By MIRA OLDCASTLE=\r\n^Lantern News=\r\n"
    b"\tPORT HALVEY (LNS) _ Nine people died when a ferry sank off\r\nPort Halvey, the coast guard said.<\r\n"
    b"\t``It was dark,'' said Dana Reyes.<\r\nlns-nd-06-19-29 1403EDT<\r\n\x03\r\n"
)


def read(data: bytes) -> list[Capture | Rejected]:
    return list(ingest.captures(["-"], Settings(), io.BytesIO(data)))


def test_an_iptc_7901_message_is_read_out_of_the_noise_of_its_line(only: Only) -> None:
    found = only(read(IPTC))
    assert found.data.decode().split("\n\n") == [
        "PORT HALVEY, June 19 (LNS) - Nine people died when a ferry sank off\nPort Halvey, the coast guard said.",
        '"It was dark," said Dana Reyes.',
    ]
    given = found.given
    assert (given.outlet, given.title, given.byline, given.published) == (
        "LNS",
        "Nine die as ferry sinks off Port Halvey",
        "Mira Oldcastle",
        "2029-06-19T14:03:00+00:00",
    )


def test_an_anpa_1312_message_keeps_its_correction_and_gets_its_marks_back(only: Only) -> None:
    found = only(read(ANPA))
    assert found.data.decode().split("\n\n") == [
        "CORRECTS number of dead.",
        "PORT HALVEY (LNS) – Nine people died when a ferry sank off\nPort Halvey, the coast guard said.",
        "“It was dark,” said Dana Reyes.",
    ]
    given = found.given
    assert (given.title, given.byline, given.published) == (
        "Nine die as ferry sinks",
        "MIRA OLDCASTLE",
        "2029-06-19T14:03:00-04:00",
    )


def test_many_messages_stand_in_one_file_also_where_ends_are_lost() -> None:
    lost = IPTC.replace(b"\x03", b"").replace(b"\x04", b"")
    found = read(IPTC + b"\x00\x16" + lost + ANPA + b"\x01LNS0044 4 I 0001 X\r\n\x02\x03")
    assert [item.source for item in found] == ["-#1", "-#2", "-#3", "-#4"]
    assert [isinstance(item, Capture) for item in found] == [True, True, True, False]


def test_older_lines_begin_with_zczc_and_end_with_nnnn(only: Only) -> None:
    data = b"ZCZC\r\nLNS12\r\n   LISBON, June 19 (LNS) - A match was played in rain.\r\n   It ended early.\r\nNNNN\r\n"
    found = only(read(data))
    assert found.data.decode() == "LISBON, June 19 (LNS) - A match was played in rain.\n\nIt ended early."
