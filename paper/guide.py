"""The whole guide as one book: the pages in the order of the menu, their links on paper."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from macros.errors import DataError, Problem

from .blocks import Piece, blocks_of

SOURCES = "about/sources/index.md"


@dataclass(frozen=True)
class Chapter:
    """A page of the site on paper."""

    level: int  # of its heading, from 1
    path: str  # of its HTML below the site's folder; the label of its heading
    title: str
    blocks: list[Piece]


def html_of(page: str) -> str:
    """Return the path of a page's HTML by the path of its Markdown: help/index.html."""
    stem = page.removesuffix(".md")
    return f"{stem}.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"


def contents(
    pages: Iterable[tuple[int, str]], *, country: str | None, sources: Iterable[str]
) -> list[tuple[int, str]]:
    """Return the pages of the book, each with its depth.

    Args:
        pages: Those of the menu.
        country: Path of the page of the host's country, which then follows on the one for all.
        sources: Paths of the lists of sources, which follow on their first page.
    """
    book = []
    for depth, page in pages:
        book.append((depth, page))
        if page == "help/index.md" and country:
            book.append((depth + 1, country))
        if page == SOURCES:
            book += [(depth + 1, each) for each in sources]
    return book


def chapters(book: Iterable[tuple[int, str]], *, site: Path, address: str) -> list[Chapter]:
    """Read the pages, with links that lead to a chapter where there is one.

    Args:
        book: Depth and path below docs/ of each.
        site: The built folder.
        address: Of the site; what is not in the book is found there.

    Raises:
        DataError: A page is not in the folder, or is not one.
    """
    found, problems = [], []
    for depth, page in book:
        path = html_of(page)
        try:
            title, blocks = blocks_of((site / path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            problems.append(Problem(str(site / path), "the page", str(error), "a page, as built"))
            continue
        found.append(Chapter(depth, path, title, blocks))
    if problems:
        raise DataError(problems)
    labels = set(_labels(found))
    return [
        Chapter(
            each.level,
            each.path,
            each.title,
            [
                _placed(block, page=each.path, labels=labels, address=address)
                for block in each.blocks
            ],
        )
        for each in found
    ]


def _labels(found: Iterable[Chapter]) -> Iterator[str]:
    for chapter in found:
        yield chapter.path
        yield from (f"{chapter.path}#{name}" for name in _ids(chapter.blocks))


def _ids(pieces: Any) -> Iterator[str]:
    """Give every id in blocks, however deep."""
    if isinstance(pieces, list):
        if pieces and pieces[0] == "anchor":
            yield pieces[1]
        elif pieces and pieces[0] == "heading" and pieces[2]:
            yield pieces[2]
        else:
            for piece in pieces:
                yield from _ids(piece)


def _placed(piece: Any, *, page: str, labels: set[str], address: str) -> Any:
    """Return a block in which links lead to labels, and ids have the name of their page."""
    if not isinstance(piece, list) or not piece:
        return piece
    if piece[0] in ("link", "cite"):
        inner = _placed(piece[2], page=page, labels=labels, address=address)
        return [
            "to",
            *_target(piece[1], page=page, labels=labels, address=address),
            piece[0],
            inner,
        ]
    if piece[0] == "anchor":
        return ["anchor", f"{page}#{piece[1]}"]
    if piece[0] == "heading":
        name = f"{page}#{piece[2]}" if piece[2] else ""
        inner = _placed(piece[3], page=page, labels=labels, address=address)
        return ["heading", piece[1], name, inner]
    return [_placed(each, page=page, labels=labels, address=address) for each in piece]


def _target(link: str, *, page: str, labels: set[str], address: str) -> tuple[str, str]:
    """Return whether a link leads to a "label" or to an "address", and to which."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return "address", link
    path = page
    if parts.path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        path = path if path.endswith(".html") else posixpath.normpath(f"{path}/index.html")
    exact = f"{path}#{unquote(parts.fragment)}"
    for label in (exact, path):
        if label in labels:
            return "label", label
    return "address", urljoin(urljoin(address, page.removesuffix("index.html")), link)


def data(
    book: Iterable[Chapter], *, name: str, address: str, date: str, words: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what guide.typ sets."""
    return {
        "name": name,
        "address": address,
        "date": date,
        "words": {**words, "about": [line.replace("{date}", date) for line in words["about"]]},
        "chapters": [vars(chapter) for chapter in book],
    }
