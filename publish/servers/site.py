"""The site as a server's configuration knows it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from ..compress import METHODS, TEXTS
from ..unasked import INDEX as INDEX_FILE

# Content type by the ending of a name, without its dot: a server's own table may be old or absent.
TYPES = {
    "css": "text/css",
    "csv": "text/csv",
    "html": "text/html",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
# Of a file that every page asks for, and whose name says its content.
ASSETS = "public, max-age=31536000, immutable"
# Of everything else, pages first, then what only some of them ask for: not kept. With `no-cache`,
# whole pages were found in the cache folders of Chromium 156 and Firefox 153 ESR after a visit,
# each with its address; with `no-store`, none (tests/browser/engines/test_disk.py). On a device
# that is watched they say what was read, and so would the script of the self-check.
# The price: Firefox, and WebKitGTK over HTTPS, fetch a page again for Back and Forward, without
# what was filled in; Chromium still keeps it in memory. So leaving, blank as the page then is,
# waits there for one more answer. It is tested in both worlds, as some hosts send no header.
# SecureDrop asks the same of its landing pages:
# https://docs.securedrop.org/en/stable/admin/deployment/landing_page.html
PAGES = "no-store"
# Of the index of search: kept, but asked for again before it is used. It is the same whatever was
# searched for, and says no more than the assets do; and it weighs as much as twenty pages.
INDEX = "no-cache"


def is_text(ending: str) -> bool:
    """Return whether files with this ending are sent compressed, as UTF-8."""
    return f".{ending}" in TEXTS


@dataclass(frozen=True)
class Site:
    """What a configuration depends on.

    Attributes:
        host: The name of the host, such as `guide.example.org`.
        base: The path of the site on it, from slash to slash: `/` or `/guide/`.
        headers: Response headers of every file, by name.
    """

    host: str
    base: str
    headers: Mapping[str, str]

    @classmethod
    def of(cls, start: str, headers: Mapping[str, str]) -> Self:
        """Read host and path from what the start page says of its own address.

        A site that does not know its address is taken for one of a host of its own.
        """
        link = LexborHTMLParser(start).css_first('link[rel="canonical"]')
        address = urlsplit((link and link.attributes.get("href")) or "//www.example.org/")
        return cls(address.hostname or "", f"{address.path.rstrip('/')}/", headers)

    @property
    def start(self) -> str:
        """Return the path as a regular expression, in PCRE and RE2 alike."""
        return f"^{re.escape(self.base)}"

    @property
    def folder(self) -> str:
        """Return the path without the slash at its end: nothing for a host of its own."""
        return self.base.rstrip("/")

    @property
    def hashed(self) -> str:
        """Return a regular expression for paths that every page asks for, by stem and content."""
        return rf"{self.start}assets/.+\.[0-9a-f]{{8}}\.[^/]+$"

    @property
    def index(self) -> str:
        """Return the path of the index of search."""
        return f"{self.base}{INDEX_FILE}"

    @property
    def index_or_copy(self) -> str:
        """Return a regular expression for that path and those of its smaller copies."""
        return rf"^{re.escape(self.index)}(\.[a-z]+)?$"

    @property
    def unaddressed(self) -> str:
        """Return a regular expression for paths below the site's that are files, but no pages."""
        endings = "|".join(ending.lstrip(".") for ending in METHODS)
        return rf"(.*\.({endings})|404\.html|_headers)$"
