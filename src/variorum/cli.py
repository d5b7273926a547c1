"""The command line: one short function a command. Data on stdout, talk on stderr; exit 0 done, 1 failed, 2 asked wrongly."""

import sys
from pathlib import Path

import click
import msgspec

from variorum import pipeline, publish
from variorum.settings import settings


def lines(records: object) -> None:
    for record in records:  # type: ignore[attr-defined]
        sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")


@click.group()
def main() -> None:
    """Variorum."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
def mark(paths: tuple[str, ...]) -> None:
    lines(publish.report_record(m) for m in pipeline.pile(paths, settings(), sys.stdin.buffer).reports)


@main.command()
@click.argument("paths", nargs=-1, required=True)
def stories(paths: tuple[str, ...]) -> None:
    lines(publish.story_record(s) for s in pipeline.stories(pipeline.pile(paths, settings(), sys.stdin.buffer), settings()))


@main.command()
@click.argument("paths", nargs=-1, required=True)
def matches(paths: tuple[str, ...]) -> None:
    lines(publish.match_record(s) for s in pipeline.matches(pipeline.pile(paths, settings(), sys.stdin.buffer), settings()))


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", type=Path)
def collate(paths: tuple[str, ...], output: Path | None) -> None:
    found = pipeline.editions(pipeline.pile(paths, settings(), sys.stdin.buffer), settings())
    data = msgspec.json.encode([publish.edition_record(e) for e in found])
    if output:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
