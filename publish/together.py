"""Scripts that the same pages ask for, one behind the other, become one: less to wait for.

One file is also smaller than its parts, since what they have in common is said once.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from .addresses import file_of

_TAG = re.compile(r'<script defer src="(?P<source>[^"]*)"></script>\s*')
# A part may have forgotten its last semicolon. What throws in one stops those behind it, too.
_BETWEEN = "\n;\n"


def join_all(site: Path) -> None:
    """Put scripts of a folder together, and take the others out of its pages.

    The first takes in what follows. A script may ask where it lies, so all lie in one folder.
    """
    asked: Counter[Path] = Counter()
    followed: dict[Path, set[Path | None]] = defaultdict(set)
    for page in sorted(site.rglob("*.html")):
        for before, after in _neighbours(page, site):
            asked[before] += 1
            followed[before].add(after)
    joined = {
        before: after
        for before, (after, *others) in followed.items()
        if after and not others and asked[before] == asked[after] and before.parent == after.parent
    }
    for first in joined.keys() - joined.values():
        parts = (path.read_text(encoding="utf-8-sig") for path in _chain(first, joined))
        first.write_text(_BETWEEN.join(parts), encoding="utf-8")
    gone = frozenset(joined.values())
    for page in sorted(site.rglob("*.html")) if gone else ():
        html = page.read_text(encoding="utf-8")

        def kept(tag: re.Match[str], page: Path = page) -> str:
            return "" if _file(tag, page, site) in gone else tag[0]

        page.write_text(_TAG.sub(kept, html), encoding="utf-8")
    for path in gone:
        path.unlink()


def _neighbours(page: Path, site: Path) -> Iterator[tuple[Path, Path | None]]:
    """Yield each script of a page and the one directly behind it, or None."""
    tags = list(_TAG.finditer(page.read_text(encoding="utf-8")))
    starting_at = {tag.start(): _file(tag, page, site) for tag in tags}
    for tag in tags:
        if before := starting_at[tag.start()]:
            yield before, starting_at.get(tag.end())


def _file(tag: re.Match[str], page: Path, site: Path) -> Path | None:
    return file_of(unescape(tag["source"]), page=page, site=site)


def _chain(first: Path, joined: Mapping[Path, Path]) -> Iterator[Path]:
    path: Path | None = first
    while path:
        yield path
        path = joined.get(path)
