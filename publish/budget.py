"""What a page weighs on its way to a reader: its HTML, and all that a browser asks for at once."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
# In bytes at gzip -9. The HTML: ten packets, which a server sends before it waits for an answer.
# Source: https://www.rfc-editor.org/rfc/rfc6928
FIRST_WINDOW = 14_600
BEFORE_ASKING = 18_000  # all that a page fetches before the reader asks for more, HTML included
HOST = "https://site.invalid"  # stands for the site's own; no address in use has it


class BudgetError(Exception):
    """A page asks for what the folder does not hold; its text names both."""


@dataclass(frozen=True)
class Weight:
    """What one page costs, in bytes at gzip -9."""

    path: str  # of the page below the site, with slashes
    html: int
    fetched: int  # everything else that it asks for before the reader does, each file once

    @property
    def total(self) -> int:
        """Return all bytes together."""
        return self.html + self.fetched


def weights(site: Path, *, base: str = "/") -> list[Weight]:
    """Weigh every page of a folder.

    Args:
        site: The folder that a server sends.
        base: Where the folder stands on its host, with a slash at both ends.

    Returns:
        One row a page, in the order of their paths.

    Raises:
        BudgetError: A page asks for a file that the folder does not hold, or for another site's.
    """
    size = cache(lambda path: compressed(path.read_bytes()))
    rows = []
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        html = page.read_bytes()
        files = {
            _file(address, path=path, site=site, base=base) for address in asked_for(html.decode())
        }
        rows.append(Weight(path, compressed(html), sum(map(size, sorted(files)))))
    return rows


def compressed(raw: bytes) -> int:
    """Return how many bytes are left at gzip -9, without a name or a time in the header."""
    return len(gzip.compress(raw, compresslevel=9, mtime=0))


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


def _file(address: str, *, path: str, site: Path, base: str) -> Path:
    """Return the file that a page's address leads to."""
    found = urljoin(f"{HOST}{base}{path}", address)
    inside = unquote(urlsplit(found).path).removeprefix(base)
    file = site / inside
    if not found.startswith(f"{HOST}{base}") or not file.is_file():
        raise BudgetError(
            f"{path}\n    found:   {address}\n    allowed: a file of the site, fetched from it"
        )
    return file
