"""A tiny web on this machine: names, addresses and hosts as a test wants them, and hostile where it wants that.

Names resolve and addresses are dialled through a `Road` of the test's own, so that the addresses that are checked are real
ones of the public web, and what answers is a server on 127.0.0.1. Nothing leaves the machine.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from variorum.ingest.web import Clock, Fetcher, Road, Unfetched
from variorum.settings import settings

PUBLIC = "93.184.215.14"  # an address that nothing bars
Speak = Callable[[socket.socket], None]


class Web:
    """A server that answers by host and path, with what it was asked and where it was looked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []  # "paper.test/story", in order
        self.headers: dict[str, str] = {}  # of the last question, names in small letters
        self.dialled: list[str] = []
        self.slept: list[float] = []
        self.names: dict[str, list[list[str]]] = {}  # what each name stands for, one list a question; the last one stays
        self.wrapped: Callable[[socket.socket], socket.socket] = lambda line: line  # in TLS, where a test wants it
        self._pages: dict[str, list[Speak]] = {}
        self._now = 1000.0
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    def says(self, place: str, *answers: bytes | Speak) -> None:
        """What stands at `place`, as in "paper.test/story": bytes to send, or what to do; several one after the other."""
        self._pages[place] = [(lambda line, a=a: line.sendall(a)) if isinstance(a, bytes) else a for a in answers]

    def fetcher(self, *assigned: str, **road: object) -> Fetcher:
        """A fetcher that finds this web and no other."""
        found = settings([f"fetch.{assignment}" for assignment in assigned]).fetch
        return Fetcher(found, Road(resolve=self._resolve, dial=self._dial, **road), Clock(now=self._time, sleep=self._sleep))

    def told(self, url: str, *assigned: str, fetcher: Fetcher | None = None) -> str:
        """What is read at `url`, or the reason why nothing is."""
        try:
            return (fetcher or self.fetcher(*assigned)).fetched(url).body.decode("utf-8", "replace")
        except Unfetched as error:
            return str(error)

    def ok(self, body: bytes | str, **headers: str) -> bytes:
        """An answer with `body`, and with `headers`, in which a low line stands for a hyphen."""
        data = body.encode() if isinstance(body, str) else body
        return self.head(200, **{"Content_Length": str(len(data)), **headers}) + data

    def head(self, status: int, **headers: str) -> bytes:
        """The head of an answer."""
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return "\r\n".join((f"HTTP/1.1 {status} As it is", *lines, "", "")).encode("latin-1")

    def close(self) -> None:
        self._listener.close()

    def _resolve(self, name: str, port: int) -> list[str]:
        if name == "nowhere.test":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        told = self.names.get(name, [[PUBLIC]])
        return told.pop(0) if len(told) > 1 else told[0]

    def _dial(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append(address)
        line = socket.socket()
        line.settimeout(seconds)
        line.connect(self._listener.getsockname())
        return line

    def _time(self) -> float:
        return self._now

    def _sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 1))
        self._now += seconds

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with suppress(OSError), self.wrapped(line) as line:
            asked = b""
            while b"\r\n\r\n" not in asked:
                piece = line.recv(4096)
                if not piece:
                    return
                asked += piece
            first, *rest = asked.decode("latin-1").split("\r\n")
            self.headers = {name.lower(): value for name, _, value in (header.partition(": ") for header in rest) if name}
            place = self.headers["host"] + first.split(" ")[1]
            self.asked.append(place)
            answers = self._pages.get(place)
            if answers:
                (answers.pop(0) if len(answers) > 1 else answers[0])(line)
            else:
                line.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """The tiny web; whoever asks the real one for a name fails."""

    def barred(*_: object, **__: object) -> None:
        raise AssertionError("a test has asked the real net for a name")

    monkeypatch.setattr(socket, "getaddrinfo", barred)
    found = Web()
    yield found
    found.close()
