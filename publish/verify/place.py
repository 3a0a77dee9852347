"""Does the site stand where it should, and can nobody read along?"""

from urllib.parse import urlsplit

from .finding import Finding, Outcome, judged
from .resolve import resolved
from .visit import Visit

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def check_start(visit: Visit) -> Finding:
    """Look whether the start page is there, and not somewhere else."""
    start = visit.answers[visit.start]
    led = [f"it leads to {start.one('Location') or start.status}"] if start.status != 200 else []
    return judged(
        "start page",
        led,
        good="it stands where it should, without a redirect",
    )


def check_https(visit: Visit) -> Finding:
    """Look whether anyone on the way could read along."""
    parts = urlsplit(visit.start)
    problems = []
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        problems.append("the pages come over HTTP: whoever runs the network reads along")
    if visit.plain and visit.plain.status == 200:
        problems.append(f"{visit.plain.url} sends pages too, for all on the way to read")
    if visit.plain and 300 <= visit.plain.status < 400:
        link = visit.plain.one("Location")
        place = resolved(visit.plain.url, link)
        if place is None or (place.scheme, place.hostname) != ("https", parts.hostname):
            problems.append(f"{visit.plain.url} leads to {link or 'nowhere'}")
    return judged(
        "HTTPS",
        problems,
        good="this machine alone" if parts.scheme == "http" else "the pages come over HTTPS alone",
    )


def check_address(visit: Visit) -> Finding:
    """Look whether the pages know where they are."""
    problems = [f"the pages say that they are at {visit.own}"]
    return judged(
        "own address",
        problems if visit.own not in {"", visit.start} else [],
        good="the pages know where they are",
        otherwise=Outcome.NOTE,
    )


def check_robots(visit: Visit) -> Finding:
    """Look whether the host keeps people from finding the site, as trial addresses do."""
    problems = [
        f"{visit.short(url)}: X-Robots-Tag: {page.one('X-Robots-Tag')}"
        for url, page in visit.pages.items()
        if "noindex" in page.one("X-Robots-Tag").lower()
    ]
    return judged(
        "to be found",
        problems,
        good="search engines may show the pages",
        otherwise=Outcome.NOTE,
    )
