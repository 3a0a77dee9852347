"""Everything that a site answered, and which of it are pages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ..names import PARTS
from ..servers.site import Site
from .answer import Answer
from .resolve import is_elsewhere, resolved

# What is `short`, of a file named by its content: one that every page asks for, one that some do.
HASHED = re.compile(Site("", "/", {}).hashed)
PART = re.compile(rf"^/{PARTS}/[0-9a-f]{{8}}\.[^/]+$")


@dataclass
class Visit:
    """Every answer, by what it was asked for.

    Attributes:
        start: The address of the start page, with a slash at its end.
        own: The address that the pages say they have; the same, where they say none.
        answers: By address, without a fragment: whatever a page names within the site.
        copies: Each text once more, by how it may be compressed.
        lost: A page that is not there.
        folders: Folders of files, which have no page.
        dotted: Files that a careless copy brings along.
        methods: What was said to TRACE, PUT and POST.
        plain: The start page asked for without TLS; None where nobody could say where.
        named: By address, the page that names it first.
        built: The files that were built, by their path; None where they are not at hand.
        files: What came for each of those, in every compression.
    """

    start: str
    own: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    copies: dict[str, dict[str, Answer]] = field(default_factory=dict)
    lost: Answer | None = None
    folders: list[Answer] = field(default_factory=list)
    dotted: list[Answer] = field(default_factory=list)
    methods: dict[str, Answer] = field(default_factory=dict)
    plain: Answer | None = None
    named: dict[str, str] = field(default_factory=dict)
    built: Mapping[str, bytes] | None = None
    files: list[Answer] = field(default_factory=list)

    @property
    def pages(self) -> dict[str, Answer]:
        """Return the answers that are pages, by address."""
        return {url: each for url, each in self.answers.items() if is_page(each)}

    @property
    def everything(self) -> Iterator[Answer]:
        """Return every answer that a reader's browser could get."""
        yield from self.answers.values()
        if self.lost:
            yield self.lost

    def short(self, url: str) -> str:
        """Return an address as it is below the site's: `/` for the start page."""
        return "/" + url.removeprefix(self.start)

    def within(self, page: str, link: str) -> str:
        """Return the address that a link leads to, if it is of the site; else nothing.

        Pages name the site by the address that it was built for, wherever it is served.
        """
        parts = resolved(page, link)
        url = parts.geturl() if parts else ""
        if self.own and url.startswith(self.own):
            url = self.start + url.removeprefix(self.own)
        return url if url.startswith(self.start) else ""

    def stays(self, page: str, link: str) -> bool:
        """Tell whether a browser that is led there is still on the site, whatever pages say."""
        place, start = resolved(page, link), urlsplit(self.start)
        if not link or place is None or is_elsewhere(page, link):
            return False
        return place.scheme == start.scheme and place.path.startswith(start.path)


def is_page(answer: Answer) -> bool:
    """Tell whether an answer is a page that is there."""
    return answer.status == 200 and answer.kind == "text/html"
