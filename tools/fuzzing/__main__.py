"""Damages files for as long as it is told and reads them; keeps what falls, made as small as it still falls, as a file.

`python -m fuzzing --minutes 10 [--seed 1] [--only rss] [--found FOLDER]`, or `python -m fuzzing --bombs`, or, led by the code
that a file reaches, `python -m fuzzing --guided --minutes 10` (needs atheris). Exit 1 if anything fell.
"""

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from fuzzing.damage import NAMES, Step, damaged
from fuzzing.seeds import bombs
from fuzzing.trial import MEMORY, TooSlow, peak, read


def fall(data: bytes) -> str | None:
    """Where and why a reader fell over `data`, in a line that begins alike for the same fault; None where none did."""
    before = peak()
    try:
        read(data)
    except (Exception, TooSlow) as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "fuzzing" not in frame.filename]
        where = f"{Path(frames[-1].filename).name} {frames[-1].lineno}" if frames else "trial"
        return f"{type(error).__name__} at {where}: {str(error)[:100]}"
    return f"memory: {peak() >> 20} MiB" if peak() > MEMORY >= before else None


def smaller(name: str, steps: list[Step], why: str) -> bytes:
    """The damage with every step left out that the fault does not need, and the file then cut as far as it still falls."""
    kind = why.partition(":")[0]
    for number in range(len(steps) - 1, -1, -1):
        fewer = steps[:number] + steps[number + 1 :]
        if (fall(damaged(name, fewer)) or "").startswith(kind):
            steps = fewer
    data = damaged(name, steps)
    piece = len(data) // 2
    ends = time.monotonic() + 20
    while piece and time.monotonic() < ends:
        at = 0
        while at < len(data) and time.monotonic() < ends:
            shorter = data[:at] + data[at + piece :]
            if (fall(shorter) or "").startswith(kind):
                data = shorter
            else:
                at += piece
        piece //= 2
    return data


def _guided(chosen: argparse.Namespace) -> int:
    """Runs `fuzzing.guided`, in a process of its own: it must be there before what it watches is imported."""
    chosen.found.mkdir(exist_ok=True)
    before = set(chosen.found.iterdir())
    options = ["--minutes", str(chosen.minutes), "--seed", str(chosen.seed), "--found", str(chosen.found)]
    with tempfile.TemporaryDirectory() as corpus:
        ended = subprocess.run([sys.executable, "-m", "fuzzing.guided", corpus, *options], check=False).returncode
    found = set(chosen.found.iterdir())
    if not found:
        chosen.found.rmdir()
    return 1 if ended or found - before else 0


def main() -> int:
    """Runs until the time is over; the number of kinds of faults that were found, at most 1."""
    parser = argparse.ArgumentParser(prog="fuzzing")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    parser.add_argument("--only", action="append", choices=NAMES, help="damage only files of this format")
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"), help="folder for what falls")
    parser.add_argument("--bombs", action="store_true", help="read the files that are made to burst their reader, and end")
    parser.add_argument("--guided", action="store_true", help="binary formats, led by the code that they reach, with atheris")
    chosen = parser.parse_args()
    if chosen.guided:
        return _guided(chosen)
    faults: Counter[str] = Counter()
    if chosen.bombs:
        for name, data in bombs().items():
            started = time.process_time()
            why = fall(data)
            print(f"{name}: {why or 'stands'}, {time.process_time() - started:.1f} s, peak {peak() >> 20} MiB", flush=True)
            faults.update([f"{name}: {why}"] if why else [])
        print(f"{len(bombs())} files, {len(faults)} faults; at most {peak() >> 20} MiB")
        return min(1, len(faults))
    chance, names = random.Random(chosen.seed), chosen.only or list(NAMES)
    started, tried, slowest = time.monotonic(), 0, (0.0, "")
    while time.monotonic() - started < 60 * chosen.minutes:
        name = names[tried % len(names)]
        steps = [
            (chance.randrange(1 << 16), chance.randrange(1 << 20), chance.randrange(1 << 20))
            for _ in range(chance.randint(1, 8))
        ]
        began = time.process_time()
        why = fall(damaged(name, steps))
        slowest = max(slowest, (time.process_time() - began, f"{name} {steps}"))
        tried += 1
        if why:
            kind = why.partition(":")[0]
            faults[kind] += 1
            if faults[kind] == 1:
                print(f"{why}\n  {name} {steps}", flush=True)
                data = smaller(name, steps, why) if not why.startswith(("memory", "TooSlow")) else damaged(name, steps)
                chosen.found.mkdir(exist_ok=True)
                (chosen.found / f"{name.replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)
    print(f"{tried} files, seed {chosen.seed}, {len(faults)} faults; peak {peak() >> 20} MiB")
    print(f"slowest, {slowest[0]:.1f} s: {slowest[1]}")
    for why, times in faults.most_common():
        print(f"{times:6} {why}")
    return min(1, len(faults))


if __name__ == "__main__":
    sys.exit(main())
