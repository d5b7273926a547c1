"""One question to a server and its answer."""

import http.client
import ssl

import msgspec

from variorum.ingest.web.connecting import Line, Road, connection
from variorum.ingest.web.targets import Target, Unfetched
from variorum.ingest.web.unpacking import ACCEPTED, unpacked
from variorum.settings import Fetch

_PIECE = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent: its status, its headers by their names in small letters, and the body, which is read of a page
    only and not of a redirect or an error."""

    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def location(self) -> str | None:
        """Where it sends the reader instead."""
        return self.headers.get("location") if self.status in _REDIRECTS else None


def answer(target: Target, headers: dict[str, str], road: Road, settings: Fetch, *, most: int, cut: bool = False) -> Answer:
    """What `target` answers. Raises `Unfetched` where it cannot be had: the host bars it, the line fails, it takes too long, or
    the body is not of its length or of more than `most` bytes; where `cut`, the first `most` bytes are taken of those."""
    asked = {"Host": target.origin.partition("//")[2], "Accept-Encoding": "identity" if cut else ACCEPTED, **headers}
    try:
        with connection(
            target,
            road,
            connect_seconds=settings.connect_seconds,
            read_seconds=settings.read_seconds,
            seconds=settings.total_seconds,
        ) as line:
            try:
                found = _spoken(line, target, {**asked, "Connection": "close"}, most, cut=cut)
            except (OSError, http.client.HTTPException, ValueError) as error:
                if line.late:
                    raise Unfetched(f"not done within {settings.total_seconds:g} seconds (fetch.total_seconds)") from error
                raise
            if line.late:
                raise Unfetched(f"not done within {settings.total_seconds:g} seconds (fetch.total_seconds)")
    except TimeoutError as error:
        raise Unfetched(f"{target.host} does not answer in time") from error
    except ssl.SSLCertVerificationError as error:
        raise Unfetched(f"the certificate of {target.host} does not hold: {error.verify_message}") from error
    except OSError as error:
        raise Unfetched(f"no connection to {target.host}: {error.strerror or type(error).__name__}") from error
    except http.client.IncompleteRead as error:
        raise Unfetched("breaks off in the middle") from error
    except (http.client.HTTPException, ValueError) as error:
        raise Unfetched(f"{target.host} does not speak HTTP: {type(error).__name__}") from error
    return found


def _spoken(line: Line, target: Target, headers: dict[str, str], most: int, *, cut: bool) -> Answer:
    """The answer to a GET on an open line."""
    talk = http.client.HTTPConnection(target.host, target.port)
    talk.sock = line.socket
    talk.request("GET", target.path, headers=headers)
    response = talk.getresponse()
    told = {name.lower(): value for name, value in reversed(response.getheaders())}
    if response.status != http.HTTPStatus.OK:
        return Answer(status=response.status, headers=told)
    body = _body(response, most, cut=cut)
    if not cut:
        body = unpacked(body, told.get("content-encoding", ""), most)
    return Answer(status=response.status, headers=told, body=body)


def _body(response: http.client.HTTPResponse, most: int, *, cut: bool) -> bytes:
    """The body as it came, packed or not. One that says its length and goes on is read that far, as browsers do."""
    if not cut and response.length is not None and response.length > most:
        raise Unfetched(f"{response.length:,} bytes; no more than {most:,} are read (fetch.max_bytes)")
    found = bytearray()
    while piece := response.read(min(_PIECE, most + 1 - len(found))):
        found += piece
        if len(found) > most:
            if cut:
                return bytes(found[:most])
            raise Unfetched(f"more than {most:,} bytes (fetch.max_bytes)")
    if response.length:
        raise Unfetched(f"breaks off {response.length:,} bytes before its end")
    return bytes(found)
