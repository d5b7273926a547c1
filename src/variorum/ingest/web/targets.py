"""What is asked of the web: one URL, taken apart and spelled in the one way that can be checked."""

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from variorum.ingest.web.addresses import barred

_LONGEST = 8_000  # characters that servers take at most
_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
# names that by RFC 6761, 6762, 8375 and ICANN's word stand for nothing on the public web
_INNER = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "in-addr.arpa", "ip6.arpa", "onion")
_SAFE_PATH = "/%:@!$&'()*+,;=~-._[]|^"
_SHOWN = 120


class Unfetched(Exception):
    """A URL that is not fetched, or an answer that is not read. The message is the reason, for the user."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A URL that may be asked for. `host` is a name, or an address in its usual spelling, in small letters."""

    scheme: str
    host: str
    port: int
    path: str  # with the query

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt stands for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The URL in one spelling."""
        return self.origin + self.path


def target(url: str, ports: tuple[int, ...]) -> Target:
    """`url` taken apart. Raises `Unfetched` for what is not http or https, names a user, goes to a port that is not one of
    `ports`, to a name or address that is not of the public web, or spells an address in any way but the usual one.

    >>> target("https://Müller.example:443/a b?c=ä#d", (80, 443)).url
    'https://xn--mller-kva.example/a%20b?c=%C3%A4'
    """
    url = url.strip()
    if len(url) > _LONGEST:
        raise Unfetched(f"a URL of {len(url):,} characters")
    if not url.isprintable() or "\\" in url:
        raise Unfetched("a URL with characters that none has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unfetched(f"no URL: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Unfetched(f"{scheme or 'nothing'}: in place of http: or https:")
    if "@" in parts.netloc:
        raise Unfetched("a URL that names a user; give it without")
    port = _PORTS[scheme] if port is None else port
    host = _host(parts.netloc, parts.hostname or "")
    if port not in ports:
        raise Unfetched(f"port {port}, which is none of {', '.join(map(str, ports))} (fetch.ports)")
    path = quote(parts.path or "/", safe=_SAFE_PATH)
    query = f"?{quote(parts.query, safe=_SAFE_PATH + '?')}" if parts.query else ""
    return Target(scheme=scheme, host=host, port=port, path=(path if path.startswith("/") else "/" + path) + query)


def redirected(before: Target, location: str, ports: tuple[int, ...]) -> Target:
    """Where `location`, in the answer of `before`, leads. Raises `Unfetched` as `target` does, and where it leads from https
    to http, on which anybody on the way can change what is read."""
    try:
        after = target(urljoin(before.url, location.strip()), ports)
    except ValueError as error:
        raise Unfetched(f"redirects to what is no URL: {location[:_SHOWN]!r}") from error
    except Unfetched as error:
        raise Unfetched(f"redirects to {location[:_SHOWN]!r}: {error}") from error
    if before.scheme == "https" and after.scheme == "http":
        raise Unfetched(f"redirects from https to {after.url[:_SHOWN]}, which is not protected")
    return after


def _host(netloc: str, written: str) -> str:
    """The host in its one spelling, or `Unfetched`."""
    if netloc.startswith("["):
        if "]" not in netloc or "%" in netloc:
            raise Unfetched("an address that is none")
        return _address(written)
    if re.search(r"[%:\s]", written):
        raise Unfetched(f"{written[:_SHOWN]!r} is no name of a host")
    try:
        host = written.encode("idna").decode("ascii").lower().rstrip(".")  # full-width digits and dots become plain ones
    except UnicodeError as error:
        raise Unfetched(f"{written[:_SHOWN]!r} is no name of a host") from error
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):  # what inet_aton would take: 127.1, 0x7f.1, 2130706433
        return _address(host)
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise Unfetched(f"{written[:_SHOWN]!r} is no name of a host")
    if len(labels) == 1 or any(host == inner or host.endswith("." + inner) for inner in _INNER):
        raise Unfetched(f"{host} is no name of the public web")
    return host


def _address(written: str) -> str:
    try:
        address = str(ipaddress.ip_address(written))
    except ValueError as error:
        raise Unfetched(f"{written[:_SHOWN]} is no address in its usual spelling") from error
    if why := barred(address):
        raise Unfetched(f"{address} is not of the public web: {why}")
    return address
