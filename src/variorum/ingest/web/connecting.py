"""A connection to the address that was checked, and to no other."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache

import msgspec

from variorum.ingest.web.addresses import barred
from variorum.ingest.web.targets import Target, Unfetched

Resolve = Callable[[str, int], list[str]]  # the addresses of a name
Dial = Callable[[str, int, float], socket.socket]  # a connection to an address and port, within so many seconds


def resolved(name: str, port: int) -> list[str]:
    """The addresses that the system has for `name`, in its order. Raises `OSError` where there are none."""
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def dialled(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to `address`, which is a number: nothing is looked up any more."""
    return socket.create_connection((address, port), timeout=seconds)


@cache
def trust() -> ssl.SSLContext:
    """Certificates are checked, by the authorities of the system and those that certifi lists."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class Road(msgspec.Struct, frozen=True, kw_only=True):
    """How the net is reached. A test hands in its own; every address is checked on any road."""

    resolve: Resolve = resolved
    dial: Dial = dialled
    tls: Callable[[], ssl.SSLContext] = trust


@contextmanager
def connection(target: Target, road: Road, *, connect_seconds: float, read_seconds: float, seconds: float) -> Iterator["Line"]:
    """A line to `target` that is cut after `seconds`. The name is resolved once, all its addresses are checked, and one of
    those is dialled, so that a name that answers otherwise a moment later changes nothing; the certificate has to be the
    name's. Raises `Unfetched` or `OSError`."""
    addresses = _checked(target, road)
    plain = _dialled(addresses, target.port, road, connect_seconds)
    twin = plain.dup()  # what is cut: the line itself may be in the middle of reading
    line = Line(plain)
    watch = threading.Timer(seconds, line.cut, (twin,))
    watch.daemon = True
    watch.start()
    try:
        if target.scheme == "https":
            line.socket = road.tls().wrap_socket(plain, server_hostname=target.host)
        line.socket.settimeout(read_seconds)
        yield line
    finally:
        watch.cancel()
        line.socket.close()
        twin.close()


class Line:
    """An open connection; `late` once its time was over and it was cut."""

    def __init__(self, plain: socket.socket) -> None:
        self.socket = plain
        self.late = False

    def cut(self, twin: socket.socket) -> None:
        """Ends the connection of which `twin` is a second handle, from another thread."""
        self.late = True
        with suppress(OSError):  # it has ended by itself
            twin.shutdown(socket.SHUT_RDWR)


def _checked(target: Target, road: Road) -> list[str]:
    """The addresses of the host, every one of the public web. One that is not bars all: such names are set as traps."""
    try:
        addresses = road.resolve(target.host, target.port)
    except (OSError, UnicodeError) as error:
        raise Unfetched(f"{target.host}: there is no such host, or the net cannot be reached") from error
    for address in addresses:
        if why := barred(address):
            raise Unfetched(f"{target.host} stands for {address}, which is not of the public web: {why}")
    if not addresses:
        raise Unfetched(f"{target.host} has no address")
    return addresses


def _dialled(addresses: list[str], port: int, road: Road, seconds: float) -> socket.socket:
    """A connection to the first of `addresses` that takes one."""
    for address in addresses[:-1]:
        try:
            return road.dial(address, port, seconds)
        except OSError:
            continue
    return road.dial(addresses[-1], port, seconds)
