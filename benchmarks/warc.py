"""How fast and in how much memory WARC files are read: pages of made-up words, 10,000 unless told otherwise.

    benchmarks/warc.py [PAGES] [--mark]

Prints pages a second of processor time and the most memory that was held, of reading alone, of warcio in the same run where
it is installed, and, with --mark, of `variorum mark` without the tagger. A tenth of the pages are errors (404).
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

_READ = """
from variorum import ingest
from variorum.account import account
from variorum.model import Rejected
from variorum.settings import Settings
kept = left_out = 0
for item in ingest.captures([{path!r}], Settings()):
    if isinstance(item, Rejected):
        left_out += item.records
    else:
        kept += 1
print(kept + left_out, "given =", kept, "kept +", left_out, "left out")
"""
_WARCIO = """
from warcio.archiveiterator import ArchiveIterator
count = 0
with open({path!r}, "rb") as file:
    for record in ArchiveIterator(file):
        count += len(record.content_stream().read()) > 0 and record.rec_type == "response"
print(count, "responses")
"""


def words(chance: random.Random, count: int) -> list[str]:
    """Made-up words."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(count)]


def page(chance: random.Random, vocabulary: list[str]) -> bytes:
    """A page with an article of 500 words among menus."""
    sentences = [" ".join(chance.choices(vocabulary, k=20)).capitalize() + "." for _ in range(25)]
    paragraphs = "".join(f"<p>{' '.join(sentences[n : n + 3])}</p>" for n in range(0, 25, 3))
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in chance.choices(vocabulary, k=40))
    title = " ".join(chance.choices(vocabulary, k=8)).capitalize()
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article><footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def record(kind: str, number: int, body: bytes) -> bytes:
    """One record, packed by itself as crawlers do."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: https://lamp.example/{number}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n", 6)


def write_warc(path: Path, pages: int) -> None:
    """A file of `pages` answers with the requests for them."""
    chance = random.Random(7)
    vocabulary = words(chance, 20_000)
    with path.open("wb") as file:
        for number in range(pages):
            file.write(record("request", number, f"GET /{number} HTTP/1.1\r\nHost: lamp.example\r\n\r\n".encode()))
            status = "404 Not Found" if number % 10 == 9 else "200 OK"
            answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode()
            file.write(record("response", number, answer + page(chance, vocabulary)))


def measured(what: str, command: list[str], pages: int) -> None:
    """Runs `command` and prints what it took."""
    watch = (
        "import resource, subprocess, sys, json;"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "last = (done.stdout if len(done.stdout) < 999 else b'') + done.stderr;"
        "print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, last.decode()]))"
    )
    done = subprocess.run([sys.executable, "-c", watch, *command], capture_output=True, check=True)
    seconds, mebibytes, said = json.loads(done.stdout)
    print(f"{what:28} {pages / seconds:8.0f} pages/s {mebibytes:6.0f} MiB  {' '.join(said.split())[-160:]}", flush=True)


def main() -> None:
    """Writes a file, and has it read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=10_000)
    parser.add_argument("--mark", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        write_warc(path, asked.pages)
        print(f"{asked.pages:,} pages in {path.stat().st_size / 1e6:.0f} MB")
        measured("ingest", [sys.executable, "-c", _READ.format(path=str(path))], asked.pages)
        measured("warcio", [sys.executable, "-c", _WARCIO.format(path=str(path))], asked.pages)
        if asked.mark:
            command = [sys.executable, "-m", "variorum.cli", "mark", str(path), "--set", "annotate.tagger=off"]
            measured("variorum mark, no tagger", command, asked.pages)


if __name__ == "__main__":
    main()
