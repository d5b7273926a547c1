import io
from collections.abc import Callable

import msgspec
import pytest
from rich.console import Console

from variorum.model import Account, Edition, MarkedReport, Quotation, Rejected, Report, Span, Story, Utterance, Wording
from variorum.publish import terminal
from variorum.settings import Settings, settings

DEFAULTS = Settings()


def _shown(
    editions: list[Edition], account: Account, width: int = 80, colour: bool = False, settings: Settings = DEFAULTS
) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    console.print(terminal(editions, account, settings))
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines()) + "\n"  # type: ignore[attr-defined]


def test_an_edition_is_readable_at_80_columns(mill_fire: Edition, account: Account, as_it_was: Callable[[str, str], None]):
    as_it_was("terminal.txt", _shown([mill_fire], account))


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(mill_fire: Edition, account: Account, width: int):
    assert max(map(len, _shown([mill_fire], account, width).splitlines())) <= width


def test_colours_are_for_a_terminal_only(mill_fire: Edition, account: Account):
    assert "\x1b[" in _shown([mill_fire], account, colour=True)
    assert "\x1b" not in _shown([mill_fire], account)


def test_a_report_cannot_write_to_the_terminal(account: Account):
    text = "\x1b[31mRed\x1b]0;title\x07 [bold]words[/bold] :smile:"
    reports = tuple(
        MarkedReport(report=Report(id=id_, digest="", text=text, source=id_, outlet=text, title=text)) for id_ in ("a", "b")
    )
    edition = Edition(story=Story(id="s", thread="s", reports=("a", "b"), title=text), reports=reports)
    rejected = Rejected(source=text, stage="ingest", reason=text)
    shown = _shown([edition], Account(given=3, kept=2, rejected=(rejected,)))
    assert "\x1b" not in shown and "\x07" not in shown
    assert "[bold]words[/bold] :smile:" in shown


def test_long_lists_are_cut_and_say_so(mill_fire: Edition, account: Account):
    (utterance,) = mill_fire.utterances
    many = tuple(msgspec.structs.replace(utterance, id=f"u{n}") for n in range(12))
    shown = _shown(
        [msgspec.structs.replace(mill_fire, utterances=many)], account, settings=settings(["publish.terminal_rows=5"])
    )
    assert "… and 7 more (see the page)" in shown


def test_a_long_wording_is_cut_where_its_difference_is_still_seen(mill_fire: Edition, account: Account):
    same = "the owners of the mill had been told of the wiring by all of us in the spring and by the union in the autumn "
    texts = {f"r/{end}.txt": f'"{2 * same}{end}," she said.' for end in ("twice", "three times")}
    reports = tuple(MarkedReport(report=Report(id=id_, digest="", text=text, source=id_)) for id_, text in texts.items())
    wordings = tuple(
        Wording(quotation=Quotation(content=(Span(id_, 1, text.rindex('"')),), kind="direct")) for id_, text in texts.items()
    )
    story = Story(id="s", thread="s", reports=tuple(texts), title="Mill fire")
    edition = Edition(story=story, reports=reports, utterances=(Utterance(id="u", speaker="Oda Brenn", wordings=wordings),))
    shown = " ".join(_shown([edition], account).split())
    assert "B “the owners of the mill" in shown and "of the mill had…”" in shown
    assert "A “… " in shown and "by the union in the autumn twice,”" in shown


def test_what_was_not_read_is_told_at_the_end(account: Account):
    assert _shown([], account) == "Given 5, kept 4, rejected 1\n  r/broken.bin  not text: holds NUL bytes\n"


def test_a_story_of_one_report_is_one_line(account: Account):
    report = Report(id="x.txt", digest="", text="A cat was found.", source="x.txt", outlet="Echo", published="2026-03-04")
    edition = Edition(
        story=Story(id="cat", thread="cat", reports=("x.txt",), title="A cat was found"), reports=(MarkedReport(report=report),)
    )
    assert _shown([edition], account).splitlines()[:2] == [
        "Stories of one report  1",
        "  A cat was found  Echo, 4 Mar 2026, x.txt",
    ]
