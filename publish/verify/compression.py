"""Do texts come small, and the same in every size?"""

from .finding import Finding, Outcome, judged
from .visit import Visit


def check_compression(visit: Visit) -> Finding:
    """Look whether each page comes compressed to a browser, and as it is to one that cannot."""
    problems = []
    for url, copies in visit.copies.items():
        if copies["identity"].encoding not in {"", "identity"}:
            problems.append(f"{visit.short(url)} comes as {copies['identity'].encoding}, unasked")
    for url, page in visit.pages.items():
        if not page.encoding and len(page.body) > 1_400:  # one packet is one packet
            problems.append(f"{visit.short(url)} comes as it is: {len(page.body):,} bytes")
    return judged(
        "compression",
        problems,
        good=_offered(visit),
    )


def check_brotli(visit: Visit) -> Finding:
    """Look whether the start page comes in the smallest way that browsers know."""
    came = visit.copies[visit.start]["br"].encoding
    return judged(
        "brotli",
        [] if came == "br" else ["brotli is not offered: pages come about a tenth larger"],
        good="brotli is offered",
        otherwise=Outcome.NOTE,
    )


def check_vary(visit: Visit) -> Finding:
    """Look whether a cache in between is told that there are several sizes."""
    problems = [
        f"{visit.short(url)} does not say that it varies"
        for url, page in visit.pages.items()
        if page.encoding and "accept-encoding" not in page.one("Vary").lower()
    ]
    return judged(
        "vary",
        problems,
        good="caches in between are told",
    )


def check_copies(visit: Visit) -> Finding:
    """Look whether a text says the same in every size: an old copy may hold an old number."""
    problems = []
    for url, copies in visit.copies.items():
        plain = copies["identity"].content
        for accept, answer in copies.items():
            if answer.content != plain and plain is not None:
                problems.append(f"{visit.short(url)} says something else as {accept}")
    return judged(
        "same in every size",
        problems,
        good=f"{len(visit.copies)} texts say the same in every size",
    )


def _offered(visit: Visit) -> str:
    start = visit.copies[visit.start]
    return (
        ", ".join(accept for accept, answer in start.items() if answer.encoding == accept) or "no"
    )
