"""What does a page weigh on its way?"""

from ..budget import FIRST_WINDOW, OF_A_HOST, compressed
from .finding import Finding, judged
from .visit import Visit

LARGEST = (
    18_000 + OF_A_HOST
)  # bytes of HTML at gzip -9; the first is the limit of our longest pages
FETCHED = (
    25_000 + OF_A_HOST
)  # the same, with all that a page fetches before the reader asks for more
_FETCHES = {
    "src": "script[src], img[src]",
    "href": "link[rel~=stylesheet i], link[rel~=icon i], link[rel~=preload i]",
}


def check_weight(visit: Visit) -> Finding:
    """Weigh each page as `publish.budget` does, so that a host's own compression is no matter."""
    problems, heaviest = [], (0, "/", 0)
    size = {url: compressed(answer.content or b"") for url, answer in visit.answers.items()}
    for url, page in visit.pages.items():
        html = size[url]
        total = html + sum(
            compressed(visit.answers[file].content or b"") for file in _files(visit, url)
        )
        heaviest = max(heaviest, (html, visit.short(url), len(page.body)))
        if html > LARGEST:
            problems.append(f"{visit.short(url)} takes {html:,} bytes; at most {LARGEST:,}")
        elif total > FETCHED:
            problems.append(
                f"{visit.short(url)} fetches {total:,} bytes at once; at most {FETCHED:,}"
            )
    html, where, sent = heaviest
    many = sum(size[url] <= FIRST_WINDOW for url in visit.pages)
    return judged(
        "weight",
        problems,
        good=f"{many} of {len(visit.pages)} pages fit the first packets; the heaviest, {where}, "
        f"takes {html:,} bytes, and came as {sent:,}",
    )


def _files(visit: Visit, url: str) -> set[str]:
    tree = visit.pages[url].tree
    found = {
        visit.within(url, node.attributes.get(name) or "")
        for name, elements in _FETCHES.items()
        for node in tree.css(elements)
    }
    return {file for file in found if file in visit.answers}
