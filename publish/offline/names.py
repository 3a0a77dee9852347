"""What files are called in the copy, and where links lead there."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit

from ..addresses import file_of
from ..errors import PublishError

HOME = "home.html"
_KEPT = {"index.html": HOME, "leaving.html": "leaving.html"}
_LETTERS = 8  # of a digest: two of a thousand pages share one once in ten thousand sites
_ALLOWED = "the address of a file of the site, from the page on"


def name_of(path: str) -> str:
    """Return the name of a page in the copy, which stands in lists of files and in histories.

    It says nothing of what the page is about, and stays the same as long as the page does.

    Args:
        path: Below the site's folder, such as `help/index.html`.
    """
    return _KEPT.get(path) or f"{hashlib.sha256(path.encode()).hexdigest()[:_LETTERS]}.html"


def place_of(path: str) -> str:
    """Return where a file lies in the copy: all pages side by side, the rest as it was."""
    return name_of(path) if path.endswith(".html") else path


def target(link: str, *, page: Path, site: Path) -> Path | None:
    """Return the file that a link leads to, or None for another site or a part of the same page.

    Raises:
        PublishError: It leads nowhere.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    for path in (parts.path, f"{parts.path.rstrip('/')}/index.html"):
        if found := file_of(path, page=page, site=site):
            return found
    raise PublishError(page.relative_to(site), link, _ALLOWED)


def moved(link: str, *, page: Path, site: Path) -> str:
    """Return a link of a page as it is written in the copy.

    Raises:
        PublishError: As `target` does.
    """
    found = target(link, page=page, site=site)
    if found is None:
        return link
    fragment = urlsplit(link).fragment
    place = quote(place_of(found.relative_to(site).as_posix()))
    return f"{place}#{fragment}" if fragment else place


def check(paths: Iterable[str]) -> None:
    """See that no two pages have one name.

    Raises:
        PublishError: Two have.
    """
    taken: dict[str, str] = {}
    for path in paths:
        name = name_of(path)
        if name in taken:
            raise PublishError(path, f"the name {name} too", f"another than that of {taken[name]}")
        taken[name] = path
