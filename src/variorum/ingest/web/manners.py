"""How a guest behaves: what a host asks of programs, and pauses between questions."""

import email.utils
import http
import time
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from protego import Protego

from variorum.ingest.web.targets import Target, Unfetched
from variorum.settings import Fetch

AGENT = "Variorum"  # the name by which robots.txt calls this program
ROBOTS_BYTES = 500 * 1024  # of a robots.txt that RFC 9309 wants read


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """The time that passes. A test hands in its own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Rules(msgspec.Struct, frozen=True):
    """What a robots.txt allows; `barred` says why nothing is, where it cannot be read."""

    robots: Protego | None = None
    barred: str | None = None

    def check(self, target: Target) -> None:
        """Raises `Unfetched` where the host does not want `target` fetched by programs."""
        if self.barred:
            raise Unfetched(self.barred)
        if self.robots and not self.robots.can_fetch(target.url, AGENT):
            raise Unfetched(f"the robots.txt of {target.host} does not allow it")

    @property
    def delay(self) -> float:
        """Seconds that the host asks to pass between two questions."""
        return (self.robots.crawl_delay(AGENT) if self.robots else None) or 0.0


def rules(status: int, body: bytes) -> Rules:
    """What the answer to a question for robots.txt means (RFC 9309): none at all allows everything, a server that fails or
    is overrun allows nothing for now.

    >>> rules(200, b"User-agent: *\\nCrawl-delay: 3").delay, rules(404, b"").barred
    (3.0, None)
    """
    if status == http.HTTPStatus.OK:
        return Rules(Protego.parse(body[:ROBOTS_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")))
    if status == http.HTTPStatus.TOO_MANY_REQUESTS or status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return Rules(barred=f"its robots.txt cannot be read (answered {status}), which bars everything for now")
    return Rules()


class Turns:
    """When each host may be asked again."""

    def __init__(self, settings: Fetch, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._from: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Passes the time until `host` may be asked; raises `Unfetched` where that is longer than `fetch.max_wait_seconds`."""
        left = self._from.get(host, 0.0) - self._clock.now()
        if left > self._settings.max_wait_seconds:
            raise Unfetched(f"{host} asks not to be asked again for {left:.0f} seconds (fetch.max_wait_seconds)")
        if left > 0:
            self._clock.sleep(left)

    def asked(self, host: str, delay: float) -> None:
        """Notes that `host` was asked just now and wants `delay` seconds between questions."""
        pause = max(self._settings.pause_seconds, min(delay, self._settings.max_wait_seconds))
        self._from[host] = max(self._from.get(host, 0.0), self._clock.now() + pause)

    def told(self, host: str, retry_after: str | None) -> bool:
        """Notes that `host` wants to be left alone until the time that its Retry-After names; whether it names one."""
        seconds = _seconds(retry_after or "")
        if seconds is not None:
            self._from[host] = max(self._from.get(host, 0.0), self._clock.now() + seconds)
        return seconds is not None


def _seconds(retry_after: str) -> float | None:
    """The seconds from now that a Retry-After header means: a number, or a moment."""
    if retry_after.strip().isdecimal() and len(retry_after) < 10:
        return float(retry_after)
    try:
        moment = email.utils.parsedate_to_datetime(retry_after)
        return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None
