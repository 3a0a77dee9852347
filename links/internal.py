"""Are all links inside the site whole?

Each file the site links to is fetched over HTTP from loopback, as a host would send it; each
`#fragment` is looked for in the page it names. A link with the site's own address in it is inside
the site too. Nothing outside is asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from links.collector import Link
from links.crawl import Broken, crawl
from links.server import serve
from links.site import Resolved, Site, addresses, read_site


@dataclass(frozen=True, slots=True)
class Failure:
    """A link inside the site that does not lead where it says, and what happened."""

    link: Link
    what: str

    def __str__(self) -> str:
        """One line: page, link text, target, what happened."""
        return f'{self.link.page}: "{self.link.text}" → {self.link.target}: {self.what}'


@dataclass(frozen=True, slots=True)
class Result:
    """What was looked at, and what of it failed, in the order of the pages."""

    pages: int
    links: int
    targets: int
    failures: tuple[Failure, ...]

    def __str__(self) -> str:
        """The report: one line for each failure, then the count."""
        count = (
            f"{self.links} internal links to {self.targets} addresses checked"
            f" on {self.pages} pages: {len(self.failures) or 'none'} broken."
        )
        return "\n".join([*map(str, self.failures), count])


def check(folder: Path) -> Result:
    """Check every link inside a built site.

    Raises:
        SiteError: The folder is not a built site.
        CrawlError: LinkChecker failed.
    """
    site = read_site(folder)
    inward = [link for link in site.links if link.inward]
    prefix = urlsplit(site.own).path
    with serve(folder, prefix=prefix) as origin:
        broken = crawl(origin, _paths(site, inward))
    found = [
        *_unreadable(site.links),
        *_missing_anchors(site, inward),
        *_unanswered(site.links, broken, origin + prefix),
    ]
    first: dict[Link, Failure] = {}  # the plainest account of a link, not every one
    for failure in found:
        first.setdefault(failure.link, failure)
    return Result(
        pages=len({page.path for page in site.pages.values()}),
        links=len(inward),
        targets=len({(link.address, link.fragment) for link in inward}),
        failures=tuple(sorted(first.values(), key=lambda failure: failure.link.page)),
    )


def _paths(site: Site, inward: Iterable[Resolved]) -> list[str]:
    """Every page, linked or not, and every address that a page links to."""
    pages = [addresses(page.path, site.own)[0] for page in site.pages.values()]
    return sorted({_path(address) for address in (*pages, *(link.address for link in inward))})


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(scheme="", netloc="").geturl() or "/"


def _unreadable(links: Iterable[Resolved]) -> Iterator[Failure]:
    for resolved in links:
        if not resolved.address:
            yield Failure(resolved.link, "this cannot be read as an address")


def _missing_anchors(site: Site, inward: Iterable[Resolved]) -> Iterator[Failure]:
    for resolved in inward:
        page = site.pages.get(urlsplit(resolved.address)._replace(query="").geturl())
        # Browsers scroll to the top for "#" and "#top", whatever the page holds.
        if not page or resolved.fragment.lower() in {"", "top"}:
            continue
        if resolved.fragment not in page.anchors:
            near = get_close_matches(resolved.fragment, page.anchors, n=1)
            hint = f"; did you mean #{near[0]}?" if near else ""
            what = f'nothing in {page.path} has the id "{resolved.fragment}"{hint}'
            yield Failure(resolved.link, what)


def _unanswered(
    links: Sequence[Resolved], broken: Iterable[Broken], served_at: str
) -> Iterator[Failure]:
    """Name every link to what did not answer: LinkChecker itself names one of them."""
    root = urljoin(served_at, "/")
    for answer in broken:
        named = [
            resolved.link
            for resolved in links
            if answer.target in {resolved.link.target, urljoin(root, _path(resolved.address))}
        ]
        where = unquote(answer.page.removeprefix(served_at)) or answer.target
        text = answer.text or "(in the file itself)"
        for link in named or [Link(page=where, text=text, target=answer.target)]:
            yield Failure(link, answer.what)
