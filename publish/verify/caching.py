"""What does a browser keep, and for how long?"""

from ..servers import INDEX
from ..unasked import INDEX as INDEX_FILE
from .answer import Answer
from .finding import Finding, Outcome, judged
from .visit import HASHED, PART, Visit

YEAR = 31_536_000  # seconds
_DIGITS = 10  # browsers count no further; and Python reads no number of 5,000


def check_kept(visit: Visit) -> Finding:
    """Look whether a browser is told to keep no page, nor what only some pages ask for.

    On the disk they say what was read. So do a redirect from HTTP and a page for what is not
    there, by their addresses; but not every host lets these be changed.
    """
    parts = [each for each in visit.answers.values() if PART.search(visit.short(each.url))]
    problems = _kept(visit, *visit.pages.values(), *parts)
    others = _kept(visit, visit.plain, visit.lost)
    return judged(
        "pages not kept",
        problems or others,
        good="no browser keeps a page on its disk",
        otherwise=Outcome.FAIL if problems else Outcome.NOTE,
    )


def check_assets(visit: Visit) -> Finding:
    """Look whether a file that every page asks for is fetched once, and no other kept for long."""
    problems = []
    for url, answer in visit.answers.items():
        path = visit.short(url)
        if answer.status != 200 or url in visit.pages or PART.search(path):
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


def _kept(visit: Visit, *answers: Answer | None) -> list[str]:
    return [
        f"{answer.url if answer is visit.plain else visit.short(answer.url)} comes with "
        f"Cache-Control: {answer.one('Cache-Control') or 'nothing'}"
        for answer in answers
        if answer and "no-store" not in _directives(answer)
    ]


def _directives(answer: Answer) -> dict[str, str]:
    each = (part.strip().lower().partition("=") for part in answer.one("Cache-Control").split(","))
    return {name: value for name, _, value in each if name}


def _seconds(told: dict[str, str]) -> int:
    age = told.get("max-age", "")
    return int(age[:_DIGITS]) if age.isascii() and age.isdigit() else 0
