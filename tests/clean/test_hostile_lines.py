"""No text without line breaks, whatever it repeats, keeps a run: every pattern of the room is linear, or bounded."""

import time

import pytest

from variorum.clean import report
from variorum.model import Capture
from variorum.settings import Settings

_LENGTH = 200_000
_SECONDS = 10.0  # of processor time; half a second is usual


@pytest.mark.parametrize(
    "repeated",
    ["a", "A ", "Aa ", "AFP and ", "The news agency ", "“", '"a" ', "- ", "| a ", "(AFP) ", "1 ", "12 May 2026 ", "a@b.", "/",
     "not be used ", "photo: ", "by A. B. ", "Sign up to ", "\t", " ", "é", "ab-", "© 2026 ", "According to ", "a.b/c "],
)  # fmt: skip
def test_a_line_of_200000_characters_is_read_in_seconds(repeated: str) -> None:
    data = (repeated * _LENGTH)[:_LENGTH].encode()[: _LENGTH - 1]
    begun = time.process_time()
    report(Capture(id="long", source="long", data=data, media="text/plain"), Settings())
    assert time.process_time() - begun < _SECONDS


def test_thousands_of_short_lines_over_a_headline_take_no_more() -> None:
    data = (
        "é\n" * 15_000 + "Ferry sinks off Port Halvey\n\n" + "The ferry sank on Friday, the harbourmaster said. " * 30
    ).encode()
    begun = time.process_time()
    report(Capture(id="many", source="many", data=data, media="text/plain"), Settings())
    assert time.process_time() - begun < _SECONDS
