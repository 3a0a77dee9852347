"""The built folder as a whole: every page, and every link resolved to an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from links.collector import Link, Page, read_page

# Stands for the site's own address where the pages name none. Reserved: it never resolves.
UNNAMED = "https://site.invalid/"
# A host shows 404.html at whatever address was asked for, so a relative link in it is a broken one.
_NOT_FOUND_STANDS_AT = "no/such/page/"


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
        own: The address it is built for, ending in `/`; `UNNAMED` where index.html names none.
        pages: Each page under each of its addresses (`…/a/`, `…/a/index.html` and `…/a`).
        links: Every link, `mailto:` and the like too, in the order of the pages.
    """

    own: str
    pages: Mapping[str, Page]
    links: tuple[Resolved, ...]


def read_site(folder: Path) -> Site:
    """Read every page of a built folder.

    Raises:
        SiteError: There is no such folder, no page in it, or a page that cannot be read.
    """
    if not folder.is_dir():
        message = f"{folder} is not a folder. Build the site first, then name the folder it is in."
        raise SiteError(message)
    try:
        pages = [
            read_page(
                file.read_text(encoding="utf-8", errors="replace"),
                file.relative_to(folder).as_posix(),
            )
            for file in sorted(folder.rglob("*.html"))
        ]
    except OSError as error:
        message = f"{error.filename} cannot be read: {error.strerror}."
        raise SiteError(message) from error
    if not pages:
        message = f"{folder} holds no page (*.html). Is it the folder that the build writes?"
        raise SiteError(message)
    return assemble(pages)


def assemble(pages: Iterable[Page]) -> Site:
    """Put pages together: find the address they are built for, resolve each link."""
    pages = tuple(pages)
    own = next((_own(page.canonical) for page in pages if page.path == "index.html"), UNNAMED)
    return Site(
        own=own,
        pages={address: page for page in pages for address in addresses(page.path, own)},
        links=tuple(resolve(page, link, own) for page in pages for link in page.links),
    )


def addresses(path: str, own: str) -> tuple[str, ...]:
    """List the addresses of a file of the site, the one to link to first."""
    full = own + quote(path)
    if not f"/{path}".endswith("/index.html"):
        return (full,)
    folder = full.removesuffix("index.html")
    return folder, full, folder.removesuffix("/")


def resolve(page: Page, link: Link, own: str) -> Resolved:
    """Find where a link of a page leads."""
    try:
        address, fragment = urldefrag(urljoin(_stands_at(page, link, own), link.target))
        written = urlsplit(link.target)
        rooted = not (written.scheme or written.netloc)
        inward = address.startswith(own) or (rooted and address.startswith(urljoin(own, "/")))
    except ValueError:  # such as "https://[": urllib refuses what a browser would too
        return Resolved(link, address="", fragment="", inward=False)
    return Resolved(link, address, unquote(fragment).partition(":~:")[0], inward)


def _stands_at(page: Page, link: Link, own: str) -> str:
    address = addresses(page.path, own)[0]
    if page.path == "404.html" and link.target and not link.target.startswith("#"):
        address = own + _NOT_FOUND_STANDS_AT
    return urljoin(address, page.base)


def _own(canonical: str) -> str:
    is_address = canonical.startswith(("https://", "http://")) and canonical.endswith("/")
    return canonical if is_address else UNNAMED
