"""Smaller copies beside each file of text, made once: a server sends what the browser takes."""

import gzip
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import zstandard

# What is text. Pictures, PDF and tables are compressed inside.
TEXTS = frozenset({".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"})
# By the ending that servers look for. The strongest brotli (11) would save 9 % more, in the same
# round trip, and take forty times as long: more than all other steps together.
METHODS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda content: brotli.compress(content, quality=8),
    ".gz": lambda content: gzip.compress(content, 9, mtime=0),
    ".zst": lambda content: zstandard.compress(content, 9),
}


def compress_all(site: Path) -> None:
    """Write `page.html.br`, `.gz` and `.zst` beside `page.html`, for every text of a folder.

    Where a copy would be no smaller there is none: all three, or nothing.
    """
    texts = [path for path in sorted(site.rglob("*")) if path.suffix in TEXTS and path.is_file()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # all three work outside of Python's lock
        list(pool.map(_compress, texts))


def _compress(path: Path) -> None:
    content = path.read_bytes()
    copies = {ending: method(content) for ending, method in METHODS.items()}
    for ending, copy in copies.items():
        place = path.with_name(path.name + ending)
        if max(map(len, copies.values())) < len(content):
            place.write_bytes(copy)
        else:
            place.unlink(missing_ok=True)  # the engine makes one of the sitemap
