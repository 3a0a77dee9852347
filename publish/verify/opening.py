"""Undoes how a body is compressed, and goes no further than any file of ours would."""

import zlib
from collections.abc import Callable

import brotli
import zstandard

LARGEST = 20_000_000  # bytes; no file of ours is near it, and forty bytes can hold as much
# How far zstd may look back, which it needs memory for: as far as in browsers.
# Source: https://www.rfc-editor.org/rfc/rfc9659
_WINDOW = 8 << 20
_PIECE = 256  # bytes of zstd that are opened at once: they hold 8 MiB at most


def opened(encoding: str, body: bytes) -> bytes | None:
    """Return a body as it was before it was compressed, or None where that cannot be undone.

    Args:
        encoding: A Content-Encoding; empty where there is none.
        body: As it came.
    """
    try:
        content = _WAYS[encoding](body) if encoding in _WAYS else None
    except (brotli.error, zstandard.ZstdError, zlib.error):
        return None
    return None if content is None or len(content) > LARGEST else content


def _brotli(body: bytes) -> bytes | None:
    way = brotli.Decompressor()
    content: bytes = way.process(body, output_buffer_limit=LARGEST)
    return content if way.is_finished() else None


def _gzip(body: bytes) -> bytes | None:
    return _zlib(body, zlib.MAX_WBITS | 16)


def _deflate(body: bytes) -> bytes | None:
    try:
        return _zlib(body, zlib.MAX_WBITS)
    except zlib.error:  # some servers leave the first bytes out, and browsers read that too
        return _zlib(body, -zlib.MAX_WBITS)


def _zlib(body: bytes, bits: int) -> bytes | None:
    way = zlib.decompressobj(bits)
    content = way.decompress(body, LARGEST)
    return content if way.eof else None


def _zstd(body: bytes) -> bytes | None:
    way = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
    content = bytearray()
    for start in range(0, len(body), _PIECE):
        content += way.decompress(body[start : start + _PIECE])
        if way.eof or len(content) > LARGEST:
            break
    return bytes(content) if way.eof else None


_WAYS: dict[str, Callable[[bytes], bytes | None]] = {
    "": bytes,
    "identity": bytes,
    "br": _brotli,
    "deflate": _deflate,
    "gzip": _gzip,
    "zstd": _zstd,
}
