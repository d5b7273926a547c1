"""The readers of binary formats, led by what of their code a file reaches: `python -m fuzzing --guided`.

atheris does it, which is installed for that alone (`pip install atheris`; it wants Python 3.11 to 3.13 on Linux). It begins
with the sound files, changes their bytes, and goes on from each that reaches something new. In a zip, a member is changed and
the whole packed again, since hardly anything gets past a wrong checksum.
"""

import argparse
import gzip
import hashlib
import io
import random
import sys
import zipfile
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["variorum", "pypdf", "zipfile", "tarfile", "email"]):
    from fuzzing.__main__ import fall
    from fuzzing.seeds import seeds, zipped

BINARY = ("pdf", "docx", "odt", "rtf", "parquet", "warc", "warc.gz", "zip", "tar", "tar.gz", "mail", "mbox", "utf-16")
_MOST = 60_000  # bytes of a file
_INSIDE = 0.8  # of packed files, changed inside
_GROWTH = 600  # bytes by which what is changed may grow


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """`data` with something changed, at most `most` bytes of it."""
    if random.Random(seed).random() < _INSIDE and (inside := _inside(data, seed)) is not None and len(inside) <= most:
        return inside
    found: bytes = atheris.Mutate(data, most)
    return found


def _inside(data: bytes, seed: int) -> bytes | None:
    """A zip or gzip file with what it holds changed; None for what is neither or is damaged."""
    try:
        if data.startswith(b"\x1f\x8b"):
            whole = gzip.decompress(data)
            return gzip.compress(atheris.Mutate(whole, len(whole) + _GROWTH), mtime=0)
        if data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = {name: archive.read(name) for name in archive.namelist()}
            name = random.Random(seed + 1).choice(sorted(members))
            return zipped({**members, name: atheris.Mutate(members[name], len(members[name]) + _GROWTH)})
    except (OSError, EOFError, ValueError, IndexError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return None
    return None


def main() -> None:
    """Runs until the time is over; says each kind of fault once and keeps its file."""
    parser = argparse.ArgumentParser(prog="fuzzing.guided")
    parser.add_argument("corpus", type=Path, help="an empty folder, for the files that are gone on from")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"), help="a folder that is there")
    chosen = parser.parse_args()
    faults: set[str] = set()

    def tried(data: bytes) -> None:
        why = fall(data)
        if why and (kind := why.partition(":")[0]) not in faults:
            faults.add(kind)
            print(why, flush=True)
            (chosen.found / f"guided-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)

    for name, data in seeds().items():
        if name in BINARY:
            (chosen.corpus / name.replace(" ", "-")).write_bytes(data)
    seconds = max(1, round(60 * chosen.minutes))
    limits = [f"-max_total_time={seconds}", f"-max_len={_MOST}", "-rss_limit_mb=2048", "-timeout=120"]
    command = [sys.argv[0], *limits, f"-seed={chosen.seed}", f"-artifact_prefix={chosen.found}/", str(chosen.corpus)]
    atheris.Setup(command, tried, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
