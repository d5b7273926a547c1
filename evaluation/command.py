"""The command line that the scorers of sentences and passages share: `NAME.py FILE.jsonl ... [--each] [--json]`."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path


def run(description: str, score: Callable[..., dict[str, object]]) -> None:
    """Prints what `score` makes of the files named, a figure a line or as JSON; `--each` lets it list what is otherwise."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = score(options.files, each=options.each)
    print(json.dumps(result) if options.json else "\n".join(f"{name}: {value}" for name, value in result.items()))
