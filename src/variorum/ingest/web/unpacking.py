"""What was packed for the way, unpacked no further than a limit."""

import zlib

from variorum.ingest.web.targets import Unfetched

ACCEPTED = "gzip, deflate"
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # window bits of zlib: gzip's frame, or whichever there is
_LAYERS = 2


def unpacked(data: bytes, encoding: str, most: int) -> bytes:
    """`data` as it was before the codings that `encoding`, a Content-Encoding, names. Raises `Unfetched` where it takes more
    than `most` bytes, is not packed as it says, or in a way that was not asked for.

    >>> unpacked(zlib.compress(b"A ferry sank."), "deflate", 100)
    b'A ferry sank.'
    """
    layers = [name for part in encoding.lower().split(",") if (name := part.strip()) and name != "identity"]
    if len(layers) > _LAYERS:
        raise Unfetched(f"packed {len(layers)} times over for the way")
    for layer in reversed(layers):
        if layer not in _PACKED:
            raise Unfetched(f"packed for the way with {layer[:20]!r}, which was not asked for")
        data = _inflated(data, _PACKED[layer], layer, most)
    return data


def _inflated(data: bytes, bits: int, layer: str, most: int) -> bytes:
    """All members of a packed stream, one after the other; raw deflate, which some servers send, too."""
    found, rest = bytearray(), data
    while rest:
        unpacker = zlib.decompressobj(bits)
        try:
            found += unpacker.decompress(rest, most - len(found) + 1)
        except zlib.error as error:
            if layer == "deflate" and bits != -15 and rest is data:
                return _inflated(data, -15, layer, most)
            if found and rest is not data:  # filling after the last member
                break
            raise Unfetched(f"says that it is packed with {layer} and is not") from error
        if len(found) > most:
            raise Unfetched(f"more than {most:,} bytes once unpacked (fetch.max_bytes)")
        if not unpacker.eof:
            raise Unfetched(f"breaks off in the middle of what is packed with {layer}")
        rest = unpacker.unused_data
    return bytes(found)
