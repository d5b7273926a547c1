"""What a command takes: seconds and memory, of its process and of those that it starts."""

import resource
import subprocess
import threading
from collections import defaultdict
from pathlib import Path
from time import perf_counter
from typing import BinaryIO

import msgspec

EVERY = 0.5  # seconds between looks at the memory


class Measured(msgspec.Struct, frozen=True):
    """Seconds of wall clock and of processors, bytes of memory at its highest; what it said where it failed."""

    wall: float
    processor: float
    memory: int
    failed: str = ""


def measured(command: list[str], out: BinaryIO) -> Measured:
    """Runs a command and measures it. Pages that several of its processes share count once; needs Linux's /proc."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    with subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE) as process:
        highest, done = [0], threading.Event()

        def look() -> None:
            while not done.wait(EVERY):
                highest[0] = max(highest[0], memory(process.pid))

        looking = threading.Thread(target=look)
        looking.start()
        _, said = process.communicate()
        done.set()
        looking.join()
    wall, after = perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall, processor, highest[0], said.decode(errors="replace") if process.returncode else "")


def memory(process: int) -> int:
    """Bytes of the memory of a process and of all that it started, now."""
    children = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):  # it ended meanwhile
                continue
            children[parent].append(int(entry.name))
    family, found = [process], 0
    for member in family:
        family += children[member]
        try:
            lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        found += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
    return found
