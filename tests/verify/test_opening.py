"""What comes compressed is opened, and never further than any file of ours goes."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from publish.verify import opening
from publish.verify.opening import opened


def raw(body: bytes) -> bytes:
    """Deflate without the first bytes, as some servers do."""
    return zlib.compress(body)[2:-4]


WAYS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("br", brotli.compress),
    ("deflate", zlib.compress),
    ("deflate", raw),
    ("gzip", gzip.compress),
    ("zstd", zstandard.compress),
]
pytestmark = pytest.mark.parametrize(("encoding", "compress"), WAYS)
Compress = Callable[[bytes], bytes]


def test_what_comes_whole_is_opened(encoding: str, compress: Compress) -> None:
    for body in (b"", b"Words.", b"Words. " * 99_999):
        assert opened(encoding, compress(body)) == body


def test_what_was_cut_is_not_opened(encoding: str, compress: Compress) -> None:
    body = compress(b"Words that come again. " * 99)
    for length in (0, 1, len(body) // 2, len(body) - 1):
        assert opened(encoding, body[:length]) is None


def test_what_is_no_such_thing_is_not_opened(encoding: str, compress: Compress) -> None:
    assert opened(encoding, b"Words.") is None
    assert opened(f"x-{encoding}", compress(b"Words.")) is None


def test_a_few_bytes_that_hold_very_many_are_not_opened(
    encoding: str, compress: Compress, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = compress(b" " * 1_000_001)
    assert len(body) < 2_000
    assert opened(encoding, body) is not None
    monkeypatch.setattr(opening, "LARGEST", 1_000_000)
    assert opened(encoding, body) is None
