"""Does every link within the site lead somewhere?"""

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

from .answer import Answer
from .finding import Finding, judged
from .visit import Visit


def check_links(visit: Visit) -> Finding:
    """Look at every address that a page names within the site, and where it leads on to."""
    problems = [
        f"{visit.short(visit.named[url])} names {visit.short(url)}: {answer.status}"
        for url, answer in visit.answers.items()
        if url in visit.named and not 200 <= answer.status < 400
    ]
    problems += [
        f"{visit.short(url)} leads to {answer.one('Location') or 'nowhere'}"
        for url, answer in visit.answers.items()
        if 300 <= answer.status < 400 and not visit.stays(url, answer.one("Location"))
    ]
    left = len(visit.named.keys() - visit.answers.keys())
    return judged(
        "links",
        problems,
        good=f"{len(visit.answers)} addresses answer, {len(visit.pages)} of them pages"
        + (f"; {left} more were not asked for" if left else ""),
    )


def check_anchors(visit: Visit) -> Finding:
    """Look for each part of a page that another page, or the page itself, names."""
    pages = visit.pages
    anchors = {url: _anchors(page) for url, page in pages.items()}
    problems = [
        f"{visit.short(url)} names #{part} in {visit.short(target)}, where nothing is called that"
        for url, page in pages.items()
        for target, part in _parts(visit, url, page)
        if target in anchors and part not in anchors[target]
    ]
    return judged(
        "parts of pages",
        problems,
        good="every part that a link names is there",
    )


def _parts(visit: Visit, url: str, page: Answer) -> Iterator[tuple[str, str]]:
    for node in page.tree.css("a[href*='#']"):
        target, part = urldefrag(visit.within(url, node.attributes.get("href") or ""))
        part = unquote(part).partition(":~:")[0]
        if target and part.lower() not in {"", "top"}:  # browsers scroll to the top for these
            yield target, part


def _anchors(page: Answer) -> set[str]:
    named = {node.attributes.get("id") or "" for node in page.tree.css("[id]")}
    return named | {node.attributes.get("name") or "" for node in page.tree.css("a[name]")}
