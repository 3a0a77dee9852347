"""Files of the site behind the addresses that its pages write."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .errors import PublishError

_ALLOWED = "the address of a file of the site, from the page on"
# What a browser fetches as soon as it reads the element: the attribute that holds the address.
# What `data-…` names is not: a script fetches it when it is wanted.
FETCHED = {
    "script[src]": "src",
    "img[src]": "src",
    'link[rel~="stylesheet" i][href]': "href",
    'link[rel~="icon" i][href]': "href",
    'link[rel~="preload" i][href]': "href",
    'link[rel~="modulepreload" i][href]': "href",
}
CODE = frozenset({".css", ".js", ".mjs"})
# The name of a style sheet or a script: its end, which is quick to find, and what may stand before.
_CODE = re.compile(r"\.(?:css|m?js)\b")
_NAME = re.compile(r"[\w.%~-]+\Z")
_LONGEST = 255  # of a file's name, on most systems


def file_of(link: str, *, page: Path, site: Path) -> Path | None:
    """Return the file that a page asks for, or None if it is not one of the site.

    The page for what is not found writes addresses from the host's root, and the site may lie in a
    folder of that: then the file is looked for below each folder of the address.

    Args:
        link: As an attribute has it, unescaped.
        page: The file of the page that says it.
        site: The folder of all pages; `page` lies in it, and neither path has dots.
    """
    try:
        parts = urlsplit(link)
    except ValueError:  # such as http://[
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    # As strings: a page asks for many, and a `Path` is slow to make.
    path = unquote(parts.path)
    if not path.startswith("/"):
        places = [f"{page.parent}/{path}"]
    else:
        names = path.split("/")
        places = [f"{site}/{'/'.join(names[skip:])}" for skip in range(1, len(names))]
    for place in map(os.path.normpath, places):
        if place.startswith(f"{site}{os.sep}") and os.path.isfile(place):  # noqa: PTH113 (see above)
            return Path(place)
    return None


def fetched_by(html: str, *, page: Path, site: Path) -> set[Path]:
    """Return the files that a page fetches while it loads.

    Raises:
        PublishError: One is not in the folder, or on another host, which the policy forbids.
    """
    files = set()
    for link in sorted(asked_for(html)):
        path = file_of(link, page=page, site=site)
        if path is None:
            raise PublishError(page.relative_to(site), link, _ALLOWED)
        files.add(path)
    return files


def check_all(site: Path) -> None:
    """Look for every file that a page fetches while it loads.

    Raises:
        PublishError: As `fetched_by` does.
    """
    for path in sorted(site.rglob("*.html")):
        fetched_by(path.read_text(encoding="utf-8"), page=path, site=site)


def asked_for(html: str) -> set[str]:
    """Return the addresses that a page fetches while it loads, as written; no `data:` among them.

    What stands in `noscript` counts: it is fetched where no script runs. What style sheets fetch
    does not: ours hold their images.
    """
    tree = LexborHTMLParser(html)
    return {
        address for address in _addresses(tree) if not address.lower().startswith(("data:", "#"))
    }


def _addresses(tree: LexborHTMLParser) -> Iterator[str]:
    for selector, name in FETCHED.items():
        yield from (_value(node, name) for node in tree.css(selector))


def _value(node: LexborNode, name: str) -> str:
    return (node.attributes[name] or "").strip()


class Texts:
    """The style sheets and scripts of a folder, each read once."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._read: dict[Path, tuple[str, str]] = {}  # name and text
        self._by_name: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(site.rglob("*")):
            if path.suffix in CODE and path.is_file():
                self._by_name[path.name].append(path)

    def name(self, path: Path) -> str:
        """Return the path of a file below the site's folder."""
        return path.relative_to(self._site).as_posix()

    def named(self, link: str, *, page: Path) -> tuple[str, str]:
        """Return the path below the site's folder of what a page asks for, and its text.

        Raises:
            PublishError: There is no such file.
        """
        path = file_of(link, page=page, site=self._site)
        if path is None:
            raise PublishError(self.name(page), link, _ALLOWED)
        return self._of(path)

    def behind(self, texts: Iterable[str]) -> dict[str, str]:
        """Return the style sheets and scripts that texts name, and those that these name in turn.

        A text need not name the folder: scripts put addresses together.

        Returns:
            Text by path below the site's folder.
        """
        found: dict[str, str] = {}
        rest = list(texts)
        while rest:
            named = (self._by_name.get(name, ()) for name in _code_in(rest.pop()))
            for path in chain.from_iterable(named):
                name, text = self._of(path)
                if name not in found:
                    found[name] = text
                    rest.append(text)
        return found

    def _of(self, path: Path) -> tuple[str, str]:
        if path not in self._read:
            self._read[path] = self.name(path), path.read_text(encoding="utf-8-sig")
        return self._read[path]


@lru_cache
def _code_in(text: str) -> list[str]:
    ends = (found.end() for found in _CODE.finditer(text))
    parts = (_NAME.search(text[max(0, end - _LONGEST) : end]) for end in ends)
    return sorted({unquote(part[0]) for part in parts if part})
