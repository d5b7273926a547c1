"""What was packed for the way, unpacked no further than a limit."""

from variorum.ingest.http import CODINGS, undone
from variorum.ingest.opened import Allowance, Break, Refused
from variorum.ingest.web.targets import Unfetched
from variorum.settings import Ingest

ACCEPTED = "gzip, deflate"
_KINDS = ("gzip", "deflate")
_LAYERS = 2


def unpacked(data: bytes, encoding: str, most: int) -> bytes:
    """`data` as it was before the codings that `encoding`, a Content-Encoding, names. Raises `Unfetched` where it takes more
    than `most` bytes, is not packed as it says, or in a way that was not asked for.

    >>> import zlib
    >>> unpacked(zlib.compress(b"A ferry sank."), "deflate", 100)
    b'A ferry sank.'
    """
    layers = [name for part in encoding.lower().split(",") if (name := part.strip()) and name != "identity"]
    if len(layers) > _LAYERS:
        raise Unfetched(f"packed {len(layers)} times over for the way")
    for layer in reversed(layers):
        if CODINGS.get(layer) not in _KINDS:
            raise Unfetched(f"packed for the way with {layer[:20]!r}, which was not asked for")
        data = _inflated(data, layer, most)
    return data


def _inflated(data: bytes, layer: str, most: int) -> bytes:
    """All parts of a packed stream, one after the other; what fills it up behind the last one is left out."""
    found = bytearray()
    try:
        for piece in undone(data, CODINGS[layer], Ingest(max_bytes=most), Allowance(most)):
            if not isinstance(piece, Break):
                found += piece
            elif piece.inside or piece.reason.startswith("breaks off"):
                raise Unfetched(f"breaks off in the middle of what is packed with {layer}")
            elif found:
                break
            else:
                raise Unfetched(f"says that it is packed with {layer} and is not")
    except Refused as error:
        raise Unfetched(f"more than {most:,} bytes once unpacked (fetch.max_bytes)") from error
    return bytes(found)
