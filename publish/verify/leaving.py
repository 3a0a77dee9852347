"""Can a reader leave from every page, and to where?"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from .answer import Answer
from .finding import Finding, judged
from .resolve import REFRESH, host, refreshed, resolved
from .visit import Visit

FORWARDER = "leaving.html"


def check_leaving(visit: Visit) -> Finding:
    """Look for the control on every page, and whether it leads away."""
    problems = []
    for url, page in visit.pages.items():
        if is_forwarder(visit, url):
            continue
        links = [node.attributes.get("href") or "" for node in page.tree.css("a[data-leave]")]
        if not links:
            problems.append(f"{visit.short(url)} has no way to leave")
        problems += [
            f"{visit.short(url)} leaves to {link}: {why}"
            for link in links
            if (why := _unfit(link, page))
        ]
    return judged(
        "leaving",
        problems,
        good="every page can be left, over HTTPS, to another host",
    )


def check_forwarder(visit: Visit) -> Finding:
    """Look at the page that stands in the history after leaving: it must lead on by itself."""
    page = _forwarder(visit)
    problems = []
    aims = _aims(page) if page else set()
    if page is None or not page.tree.css_first("script[data-away]"):
        problems.append(f"/{FORWARDER} is not the page that leads on")
    elif len(aims) != 1:
        problems.append(f"/{FORWARDER} leads to {' and to '.join(sorted(aims)) or 'nowhere'}")
    elif why := _unfit(next(iter(aims)), page):
        problems.append(f"/{FORWARDER} leads to {next(iter(aims))}: {why}")
    return judged(
        "after leaving",
        problems,
        good=f"/{FORWARDER} leads on to {' '.join(aims)}",
    )


def _forwarder(visit: Visit) -> Answer | None:
    """Return the page itself; some hosts send it without its ending."""
    answer = visit.answers.get(visit.start + FORWARDER)
    if answer and 300 <= answer.status < 400:
        answer = visit.answers.get(visit.within(answer.url, answer.one("Location")))
    return answer if answer and answer.status == 200 else None


def is_forwarder(visit: Visit, url: str) -> bool:
    """Tell whether an address is that of the page that leads on, with its ending or without."""
    return visit.short(url) in {f"/{FORWARDER}", f"/{FORWARDER.removesuffix('.html')}"}


def _aims(page: Answer) -> set[str]:
    """Return each address that it leads to: with scripts, and without."""
    return {aim.strip() for aim in _each_aim(page)}


def _each_aim(page: Answer) -> Iterator[str]:
    for node in page.tree.css("script[data-away]"):
        yield node.attributes.get("data-away") or ""
    for node in page.tree.css(REFRESH):
        yield refreshed(node.attributes.get("content") or "")


def _unfit(link: str, page: Answer) -> str:
    """Say why an address is no way out; nothing where it is one."""
    parts = resolved(page.url, link)
    if parts is None:
        return "no address"
    if host(parts) == host(urlsplit(page.url)):
        return "the same host"
    return "" if parts.scheme == "https" else "not over HTTPS"
