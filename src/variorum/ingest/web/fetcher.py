"""Fetches what a URL names, as a guest who was not invited: asks first, asks slowly, and goes nowhere but to the public web."""

import codecs
import email.message
import http
import re
from functools import cached_property
from importlib.metadata import version

import msgspec

from variorum.errors import InvalidSetting
from variorum.ingest.web.cache import Cache, conditions
from variorum.ingest.web.connecting import Road
from variorum.ingest.web.exchange import Answer, answer
from variorum.ingest.web.manners import AGENT, ROBOTS_BYTES, Clock, Rules, Turns, rules
from variorum.ingest.web.targets import Target, Unfetched, redirected, target
from variorum.settings import Fetch

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,text/plain;q=0.9,*/*;q=0.5"
# the families that pages are written in; Python knows others, such as punycode, that take quadratic time
_CHARSET = re.compile(
    r"utf-(?:8|16|32)\S*|cp\d+|iso8859-\d+|iso2022_jp\S*|koi8-\w|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*|tis-620"
)
_REASONS = {
    401: "wants a login",
    402: "wants to be paid",
    403: "does not let programs, or anybody, read it",
    404: "there is no such page",
    410: "the page is gone for good",
    429: "is asked too much and wants to be left alone",
    451: "may not be shown, for legal reasons",
}


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What was found at a URL. `url` is where it was in the end; `charset` is what the server says, if it does."""

    url: str
    body: bytes
    charset: str | None


class Fetcher:
    """Fetches URLs, one after the other; remembers what each host asks of it."""

    def __init__(self, settings: Fetch, road: Road = Road(), clock: Clock = Clock()) -> None:  # noqa: B008 - frozen
        if not (settings.contact.isascii() and settings.contact.isprintable()):
            raise InvalidSetting("fetch.contact: a URL or an address of plain letters is wanted")
        self._settings = settings
        self._road = road
        self._turns = Turns(settings, clock)
        self._cache = Cache(settings.cache)
        self._rules: dict[str, Rules] = {}

    @cached_property
    def _headers(self) -> dict[str, str]:
        """What every question says of who asks, and for what."""
        named = f"{AGENT}/{version('variorum')}" + (f" (+{self._settings.contact})" if self._settings.contact else "")
        return {"User-Agent": named, "Accept": _ACCEPT}

    def fetched(self, url: str) -> Fetched:
        """What is at `url`, after at most `fetch.max_redirects` redirects. Raises `Unfetched` where it cannot be had."""
        at = target(url, self._settings.ports)
        passed = {at.url}
        while True:
            found = self._asked(at)
            if found.location is None:
                break
            at = redirected(at, found.location, self._settings.ports)
            if at.url in passed:
                raise Unfetched(f"redirects in a circle, by way of {at.url}")
            if len(passed) > self._settings.max_redirects:
                raise Unfetched(f"redirects more than {self._settings.max_redirects} times (fetch.max_redirects)")
            passed.add(at.url)
        if found.status != http.HTTPStatus.OK:
            raise Unfetched(f"{at.host} answered {_status(found.status)}")
        return Fetched(url=at.url, body=found.body, charset=_charset(found.headers.get("content-type", ""), found.body))

    def _asked(self, at: Target) -> Answer:
        """The answer of `at`, once its host's robots.txt allows it; what is kept where it has not changed. A host that is
        overrun and says for how long is asked once more after that time."""
        allowed = self._allowed(at)
        allowed.check(at)
        kept = self._cache.kept(at.url)
        for last in (False, True):
            self._turns.wait(at.host)
            headers = {**self._headers, **conditions(kept)}
            try:
                found = answer(at, headers, self._road, self._settings, most=self._settings.max_bytes)
            finally:
                self._turns.asked(at.host, allowed.delay)
            busy = found.status in (http.HTTPStatus.TOO_MANY_REQUESTS, http.HTTPStatus.SERVICE_UNAVAILABLE)
            if not (busy and self._turns.told(at.host, found.headers.get("retry-after"))) or last:
                break
        if found.status == http.HTTPStatus.NOT_MODIFIED and kept:
            return kept
        if found.status == http.HTTPStatus.OK:
            self._cache.keep(at.url, found)
        return found

    def _allowed(self, at: Target) -> Rules:
        """What the robots.txt of the host of `at` allows; asked for once."""
        if at.origin not in self._rules:
            self._rules[at.origin] = self._robots(at)
        return self._rules[at.origin]

    def _robots(self, at: Target) -> Rules:
        here = target(f"{at.origin}/robots.txt", self._settings.ports)
        try:
            for _ in range(self._settings.max_redirects + 1):
                found = answer(here, self._headers, self._road, self._settings, most=ROBOTS_BYTES, cut=True)
                if found.location is None:
                    return rules(found.status, found.body)
                here = redirected(here, found.location, self._settings.ports)
        except Unfetched as error:
            return Rules(barred=f"its robots.txt cannot be read: {error}")
        return Rules()  # that redirects on and on counts as none (RFC 9309)


def _status(status: int) -> str:
    """A status in words."""
    if status in _REASONS:
        return f"{status}: {_REASONS[status]}"
    if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"{status}: the server failed"
    try:
        return f"{status}: {http.HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return f"{status}, which means nothing"


def _charset(content_type: str, body: bytes) -> str | None:
    """The charset that a Content-Type names, where `body` may be in it. What is UTF-8 with letters beyond ASCII is so by no
    chance, whatever the server says.

    >>> _charset('text/html; Charset="ISO-8859-1"', b"caf\\xe9"), _charset("text/html; charset=latin1", "café".encode())
    ('cp1252', None)
    """
    message = email.message.Message()
    message["content-type"] = " ".join(content_type.split())
    named = message.get_param("charset")
    try:
        name = codecs.lookup(named.strip()).name if isinstance(named, str) else ""
    except (LookupError, ValueError):
        return None
    name = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "shift_jis": "cp932"}.get(name, name)
    if not _CHARSET.fullmatch(name) or (not body.isascii() and _fits(body, "utf-8") and 0 not in body):
        return None
    return name if name == "cp1252" or _fits(body, name) else None


def _fits(body: bytes, charset: str) -> bool:
    try:
        body.decode(charset)
    except UnicodeDecodeError:
        return False
    return True
