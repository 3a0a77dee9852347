"""What does a browser keep, and for how long?"""

from ..servers import INDEX
from ..unasked import INDEX as INDEX_FILE
from .answer import Answer
from .finding import Finding, judged
from .visit import HASHED, Visit

YEAR = 31_536_000  # seconds
_DIGITS = 10  # browsers count no further; and Python reads no number of 5,000


def check_kept(visit: Visit) -> Finding:
    """Look whether a browser is told to keep no page: on the disk it says what was read."""
    problems = [
        f"{visit.short(url)} comes with Cache-Control: {page.one('Cache-Control') or 'nothing'}"
        for url, page in visit.pages.items()
        if "no-store" not in _directives(page)
    ]
    return judged(
        "pages not kept",
        problems,
        good="no browser keeps a page on its disk",
    )


def check_assets(visit: Visit) -> Finding:
    """Look whether a file whose name says its content is fetched once, and no other for long."""
    problems = []
    for url, answer in visit.answers.items():
        path = visit.short(url)
        if answer.status != 200 or url in visit.pages:
            continue
        told = _directives(answer)
        if not HASHED.search(path):
            if _seconds(told) > 0 and "no-cache" not in told:
                problems.append(f"{path} may be used for {_seconds(told)} seconds without asking")
        elif _seconds(told) < YEAR or "immutable" not in told:
            problems.append(f"{path} comes with {answer.one('Cache-Control') or 'nothing'}")
    return judged(
        "assets kept",
        problems,
        good="files that never change are fetched once; others are asked for again",
    )


def check_index(visit: Visit) -> Finding:
    """Look whether the index of search may be used again once the server has been asked."""
    answer = visit.answers.get(visit.start + INDEX_FILE)
    told = set(_directives(answer)) if answer else set()
    problems = []
    if answer and answer.status == 200 and "no-store" in told:
        problems.append(f"/{INDEX_FILE} is fetched whole on each page that is searched from")
    return judged(
        "index of search",
        problems,
        good=f"kept as {INDEX}" if answer and answer.status == 200 else "no search",
    )


def _directives(answer: Answer) -> dict[str, str]:
    each = (part.strip().lower().partition("=") for part in answer.one("Cache-Control").split(","))
    return {name: value for name, _, value in each if name}


def _seconds(told: dict[str, str]) -> int:
    age = told.get("max-age", "")
    return int(age[:_DIGITS]) if age.isascii() and age.isdigit() else 0
