"""Files of the site behind the addresses that its pages write."""

import os
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from .errors import PublishError


def file_of(link: str, *, page: Path, site: Path) -> Path | None:
    """Return the file that a page asks for, or None if it is not one of the site.

    The page for what is not found writes addresses from the host's root, and the site may lie in a
    folder of that: then the file is looked for below each folder of the address.

    Args:
        link: As an attribute has it, unescaped.
        page: The file of the page that says it.
        site: The folder of all pages; `page` lies in it, and neither path has dots.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = PurePosixPath(unquote(parts.path))
    if not path.is_absolute():
        places = [page.parent / path]
    else:
        places = [site.joinpath(*path.parts[skip:]) for skip in range(1, len(path.parts))]
    for place in (Path(os.path.normpath(place)) for place in places):
        if place.is_relative_to(site) and place.is_file():
            return place
    return None


class Texts:
    """The text files that pages ask for, each read once."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._read: dict[Path, str] = {}

    def named(self, link: str, *, page: Path) -> tuple[str, str]:
        """Return the path below the site's folder of what a page asks for, and its text.

        Raises:
            PublishError: There is no such file.
        """
        path = file_of(link, page=page, site=self._site)
        if path is None:
            name = page.relative_to(self._site)
            raise PublishError(name, link, "the address of a file of the site, from the page on")
        if path not in self._read:
            self._read[path] = path.read_text(encoding="utf-8")
        return path.relative_to(self._site).as_posix(), self._read[path]
