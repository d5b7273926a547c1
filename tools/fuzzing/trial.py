"""One file, read and cleaned under watch."""

import hashlib
import io
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from variorum import clean, ingest
from variorum.model import Account, Capture, Rejected, Report
from variorum.settings import Settings

MEMORY = 1 << 30  # bytes that no file may take
_CLEANED = 40  # captures of one file that are cleaned: an archive of a thousand pages is no news


class TooSlow(BaseException):
    """A file took too long. No reader catches it."""


def read(data: bytes, seconds: float = 20.0) -> list[Report | Rejected]:
    """What becomes of `data`. Raises whatever a reader raises, `TooSlow` after `seconds` of work, `AssertionError` where
    something is not accounted for."""
    with _watched(seconds):
        found: list[Report | Rejected] = []
        captures = list(ingest.captures(["-"], Settings(), io.BytesIO(data)))
        assert captures, "nothing was said of a file"
        for number, item in enumerate(captures):
            if isinstance(item, Capture):
                assert item.id == hashlib.sha256(item.data).hexdigest()
                if number < _CLEANED:
                    found.append(clean.report(item, Settings()))
            else:
                found.append(item)
    for result in found:
        if isinstance(result, Rejected):
            assert result.reason and result.reason.isprintable(), result
            result.source.encode()
        else:
            result.text.encode()
    kept = sum(isinstance(result, Report) for result in found)
    Account(given=len(found), kept=kept, rejected=tuple(result for result in found if isinstance(result, Rejected)))
    return found


def peak() -> int:
    """The most memory, in bytes, that this process has taken so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    def late(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds:g} seconds of work")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
