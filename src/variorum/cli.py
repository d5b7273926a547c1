"""The command line: one short function a command.

Data goes to stdout, talk and progress to stderr. Exit 0 done, 1 it failed, 2 asked wrongly.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from variorum import pipeline, publish
from variorum.account import reasons
from variorum.errors import InvalidSetting, VariorumError
from variorum.language import WORKERS
from variorum.model import Account, Tally
from variorum.publish.printable import printable
from variorum.settings import Settings, described, settings
from variorum.ties import Decision

T = TypeVar("T")
PATIENCE = 1.0  # seconds of silence before a progress bar appears
SHOWN_REJECTIONS = 10  # on stderr; --account has them all
SHOWN_FILES = 10


class Commands(click.Group):
    """Errors that a user can mend are printed as one line, not as a traceback."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except InvalidSetting as error:
            raise click.UsageError(str(error)) from error
        except VariorumError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="variorum", prog_name="variorum")
def main() -> None:
    """Variorum lays many reports of the same events side by side: who took it from whom, who said what in which
    wording, and where the accounts agree, differ, were overtaken or are silent."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that is not of UTF-8 shows what it can


def _chosen(context: click.Context, parameter: click.Parameter, assignments: tuple[str, ...]) -> Settings:
    file = Path("variorum.toml")
    return settings(assignments, file if file.is_file() else None)


paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
chosen = click.option(
    "--set",
    "settings_",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_chosen,
    help="Change a setting, as in --set clean.min_words=12; `variorum settings` lists them.",
)
account_file = click.option(
    "--account",
    "account_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of each file, and each record that was left out, and why, to this file as JSON Lines.",
)
decisions_files = click.option(
    "--decisions",
    "decisions_files",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON Lines of what you decided: which reports are one story, which are not, what a story is called.",
)


@main.command()
@paths
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="FILE.html .json .jsonl .csv .xml (TEI) .parquet"
)
@decisions_files
@chosen
@account_file
def collate(
    paths: tuple[str, ...],
    output: Path | None,
    decisions_files: tuple[Path, ...],
    settings_: Settings,
    account_file: Path | None,
) -> None:
    """Lay the reports under PATH side by side: files, folders, globs, URLs, or - for stdin.

    Prints the editions on the terminal, or writes them to a file whose ending chooses the format.
    """
    if output:
        publish.check_ending(output.suffix)
        if not output.absolute().parent.is_dir():
            raise click.UsageError(f"there is no folder {output.absolute().parent} to write {output.name} into")
        if any(output.exists() and Path(path).exists() and output.samefile(path) for path in paths):
            raise click.UsageError(f"{output} is one of the files to read; give another name to write to")
    decided = pipeline.decisions(decisions_files)
    pile = _pile(paths, settings_, account_file)
    _tell_absent(decided, [report.id for report in pile.reports])
    editions = pipeline.editions(pile, settings_, _progress, decided)
    if output:
        _write(output, publish.rendered(editions, pile.account, output.suffix, settings_))
        click.echo(
            f"{_counted(len(editions), 'story', 'stories')} of {_counted(pile.account.kept, 'report')} in {output}", err=True
        )
    else:
        console = Console(width=None if sys.stdout.isatty() else 80)
        console.print(publish.terminal(editions, pile.account, settings_))


@main.command()
@paths
@chosen
@account_file
def mark(paths: tuple[str, ...], settings_: Settings, account_file: Path | None) -> None:
    """Print one JSON line a report: its text, what the page says of it, and every mark."""
    kept, account = pipeline.reading(paths, settings_, sys.stdin.buffer, _progress, workers=WORKERS)
    _write_account(account_file, account)
    _lines(publish.report_record(marked) for marked in pipeline.marked(kept, settings_, _progress, workers=WORKERS))
    _talk(account, paths)


@main.command()
@paths
@click.option("--why", is_flag=True, help="Add what ties each report to its story, and which lookalikes were kept apart.")
@click.option("--changes", is_flag=True, help="Print what each report changes as it arrives, in the order given, instead.")
@decisions_files
@chosen
@account_file
def stories(
    paths: tuple[str, ...],
    why: bool,
    changes: bool,
    decisions_files: tuple[Path, ...],
    settings_: Settings,
    account_file: Path | None,
) -> None:
    """Print one JSON line a story: which reports tell of one event."""
    decided = pipeline.decisions(decisions_files)
    if changes:
        if why:
            raise click.UsageError("--why is of stories, --changes of reports as they arrive: ask for one of them")
        _changes(pipeline.Arrivals(paths, settings_, decided, sys.stdin.buffer), decided, account_file, paths)
        return
    kept, account = pipeline.reading(paths, settings_, sys.stdin.buffer, _progress, workers=WORKERS)
    _write_account(account_file, account)
    _talk(account, paths)
    _tell_absent(decided, [report.id for report in kept])
    found = pipeline.stories_of(kept, settings_, decided, workers=WORKERS)
    if why:
        reports = {report.id: report for report in kept}
        reasons_ = pipeline.reasons(found, kept, settings_, decided, workers=WORKERS)
        _lines(publish.why_record(story, reason, reports) for story, reason in zip(found, reasons_, strict=True))
    else:
        _lines(publish.story_record(story) for story in found)


@main.command()
@paths
@chosen
@account_file
def matches(paths: tuple[str, ...], settings_: Settings, account_file: Path | None) -> None:
    """Print one JSON line a match: a passage that two reports share."""
    kept, account = pipeline.reading(paths, settings_, sys.stdin.buffer, _progress, workers=WORKERS)
    _write_account(account_file, account)
    _talk(account, paths)
    most = settings_.compare.most_paraphrased
    if len(kept) > most:
        click.echo(
            f"paraphrases are looked for among {most:,} reports at most (compare.most_paraphrased): wording only", err=True
        )
    found = pipeline.matches_of(kept, settings_, _progress, workers=WORKERS)
    _lines(publish.match_record(match) for match in found)


@main.command()
@click.argument("edition", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@chosen
def verify(edition: Path, paths: tuple[str, ...], settings_: Settings) -> None:
    """Check every span, quoted word and figure of EDITION (JSON) against the sources' bytes.

    Without PATH, the sources are read from where the edition says it found them. Exit 1, and a list, where one does not hold.
    """
    found = pipeline.discrepancies(edition, paths, settings_, sys.stdin.buffer)
    for line in found:
        click.echo(line)
    click.echo(
        f"{edition}: " + (_counted(len(found), "discrepancy", "discrepancies") if found else "everything holds"), err=True
    )
    if found:
        sys.exit(1)


@main.command("settings")
@chosen
def show_settings(settings_: Settings) -> None:
    """Print every setting with its value and its reason."""
    for line in described(settings_):
        click.echo(line)


def _pile(paths: tuple[str, ...], settings_: Settings, account_file: Path | None, *, tag: bool = True) -> pipeline.Pile:
    """The reports under `paths`; says on stderr what was rejected. Exits 1 where no report is left."""
    pile = pipeline.pile(paths, settings_, sys.stdin.buffer, _progress, tag=tag, workers=WORKERS)
    _write_account(account_file, pile.account)
    _talk(pile.account, paths)
    return pile


def _changes(
    arrivals: pipeline.Arrivals, decided: Sequence[Decision], account_file: Path | None, paths: tuple[str, ...]
) -> None:
    """One line a change, printed before the next report is read; then what was left out."""
    for arrived, found in arrivals:
        _lines(publish.change_record(change, arrived) for change in found)
        sys.stdout.buffer.flush()
    _write_account(account_file, arrivals.account)
    _talk(arrivals.account, paths)
    _tell_absent(decided, arrivals.ids)


def _tell_absent(decided: Sequence[Decision], held: Iterable[str]) -> None:
    """Says which reports something was decided of that are not in the pile; the decisions wait for them."""
    absent = sorted({id_ for decision in decided for id_ in decision.reports}.difference(held))
    if absent:
        named = ", ".join(absent[:SHOWN_FILES]) + ", …" * (len(absent) > SHOWN_FILES)
        click.echo(printable(f"decided of, but not in this pile: {_counted(len(absent), 'report')}: {named}"), err=True)


def _write_account(file: Path | None, account: Account) -> None:
    """One line a file, and one a record that was left out."""
    if file:
        encoder = msgspec.json.Encoder()
        _write(file, b"".join(encoder.encode(line) + b"\n" for line in (*account.files, *account.rejected)))


def _talk(account: Account, paths: tuple[str, ...]) -> None:
    """Says what was left out: each record where they are few, else each reason; and that it adds up, in each file of many
    records and in all. Exits 1 where no report is left."""
    if len(account.rejected) <= SHOWN_REJECTIONS:
        lines = [f"{rejected.source}: {_times(rejected.records)}{rejected.reason}" for rejected in account.rejected]
    else:
        found = reasons(account.rejected)
        lines = [f"{_times(one.records)}{one.reason} ({one.example}{', …' * (one.records > 1)})" for one in found]
        if len(lines) > SHOWN_REJECTIONS:
            more = sum(one.records for one in found[SHOWN_REJECTIONS:])
            lines[SHOWN_REJECTIONS:] = [f"… and {more:,} more"]
    for line in lines:
        click.echo(printable(f"left out: {line}"), err=True)
    if len(account.rejected) > SHOWN_REJECTIONS:
        click.echo("--account FILE.jsonl lists all that was left out", err=True)
    several = [tally for tally in account.files if tally.given > 1 and tally.left_out]
    if len(account.files) > 1:
        for tally in several[:SHOWN_FILES]:
            click.echo(f"{tally.source}: {_sum(tally)}", err=True)
        if len(several) > SHOWN_FILES:
            click.echo(f"… and {len(several) - SHOWN_FILES:,} more files of which records were left out", err=True)
    if account.left_out:
        click.echo(_sum(account), err=True)
    if not account.kept:
        wanted = "news reports as text, HTML, JSON Lines or in another format of docs/reference/formats.md"
        raise click.ClickException(f"no report in {', '.join(paths)}: wanted {wanted}")


def _sum(account: Account | Tally) -> str:
    return f"{account.given:,} given = {account.kept:,} kept + {account.left_out:,} left out"


def _times(records: int) -> str:
    return f"{records:,} × " if records > 1 else ""


def _lines(records: Iterable[object]) -> None:
    encoder = msgspec.json.Encoder()
    for record in records:
        sys.stdout.buffer.write(encoder.encode(record) + b"\n")


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _progress(items: Iterable[T], doing: str, total: int | None) -> Iterator[T]:
    """Passes `items` through; a bar on stderr where it is a terminal and the work lasts."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    started, shown = time.monotonic(), False
    task = bar.add_task(doing, total=total)
    try:
        for item in items:
            if not shown and time.monotonic() - started > PATIENCE:
                bar.start()
                shown = True
            yield item
            bar.advance(task)
    finally:
        if shown:
            bar.stop()


if __name__ == "__main__":
    main()
