"""The built folder as a whole: every page, and every link resolved to an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from links.collector import Link, Page, read_page

# Stands for the site's own address where the pages name none. Reserved: it never resolves.
_UNNAMED = "https://site.invalid/"


class SiteError(Exception):
    """The folder is not a built site; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A link and where it leads.

    Attributes:
        link: The link as written.
        address: Absolute, without the fragment. Nothing when it cannot be read as an address.
        fragment: Decoded, without `#` and without a text directive (`:~:text=…`).
        inward: Whether it leads to the site itself.
    """

    link: Link
    address: str
    fragment: str
    inward: bool


@dataclass(frozen=True, slots=True)
class Site:
    """A built site.

    Attributes:
        own: The address it is built for, ending in `/`.
        pages: Each page under its address.
        links: Every link of every page, `http` and `https` only, in the order of the pages.
    """

    own: str
    pages: Mapping[str, Page]
    links: tuple[Resolved, ...]

    @property
    def named(self) -> bool:
        """Whether the pages say which address they are built for."""
        return self.own != _UNNAMED


def read_site(folder: Path) -> Site:
    """Read every page of a built folder.

    Raises:
        SiteError: There is no such folder, or no page in it.
    """
    if not folder.is_dir():
        message = f"{folder} is not a folder. Build the site first: make build"
        raise SiteError(message)
    files = sorted(folder.rglob("*.html"))
    if not files:
        message = f"{folder} holds no page (*.html). Is it the folder that the build writes?"
        raise SiteError(message)
    try:
        return assemble(
            read_page(
                file.read_text(encoding="utf-8", errors="replace"),
                file.relative_to(folder).as_posix(),
            )
            for file in files
        )
    except OSError as error:
        message = f"{error.filename} cannot be read: {error.strerror}"
        raise SiteError(message) from error


def assemble(pages: "Iterable[Page]") -> Site:
    """Put pages together: find the site's own address, resolve each link."""
    pages = tuple(pages)
    own = next((_folder(page.canonical) for page in pages if page.path == "index.html"), _UNNAMED)
    links = tuple(resolve(page, link, own) for page in pages for link in page.links)
    return Site(
        own=own,
        pages={name: page for page in pages for name in addresses(page.path, own)},
        links=tuple(link for link in links if _is_web(link.address)),
    )
