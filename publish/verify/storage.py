"""Is anything left in a reader's browser?"""

import re
from collections.abc import Iterator

from ..names import THEME
from ..scripts import scripts
from .finding import Finding, judged
from .visit import Visit

# Ways to keep something. The theme's own scripts know some; nothing that is switched on calls them.
_KEEPS = re.compile(
    r"localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|serviceWorker|openDatabase"
    r"|\bcaches\.(?:open|match)"
)


def check_cookies(visit: Visit) -> Finding:
    """Look for a cookie in any answer, whoever set it."""
    problems = [
        f"{visit.short(answer.url)} sets {value.partition('=')[0].strip()}"
        for answer in visit.everything
        for value in answer.all("Set-Cookie")
    ]
    return judged(
        "cookies",
        problems,
        good="no answer sets a cookie",
    )


def check_clearing(visit: Visit) -> Finding:
    """Look for a header that empties more of the browser than this site filled."""
    problems = [
        f"{visit.short(answer.url)}: {value}"
        for answer in visit.everything
        for value in answer.all("Clear-Site-Data")
    ]
    return judged(
        "clearing",
        problems,
        good="no answer empties what a browser keeps",
    )


def check_scripts(visit: Visit) -> Finding:
    """Look whether a script outside of the theme's own keeps something."""
    problems = [
        f"{where} uses {found[0]}"
        for where, code in _code(visit)
        if (found := _KEEPS.search(code)) is not None
    ]
    return judged(
        "scripts keep nothing",
        problems,
        good="no script of ours keeps anything",
    )


def _code(visit: Visit) -> Iterator[tuple[str, str]]:
    for url, answer in visit.answers.items():
        path = visit.short(url)
        if answer.kind.endswith("/javascript") and f"/{THEME}" not in path:
            yield path, answer.text
    for url, page in visit.pages.items():
        for node in scripts(page.tree):
            yield f"a script in {visit.short(url)}", node.text()
