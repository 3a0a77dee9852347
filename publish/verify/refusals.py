"""What does the host keep to itself, and what does it say of what is not there?"""

import re

from .answer import Answer
from .finding import Finding, judged
from .visit import Visit

_VERSION = re.compile(r"\d|\((?:Debian|Ubuntu|Unix|Red Hat|CentOS|Win)", re.IGNORECASE)
_SAYS_MORE = ("X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Generator")


def check_lost(visit: Visit) -> Finding:
    """Look what a mistyped address brings: our page, with its way out, and status 404."""
    answer = visit.lost
    problems = []
    if answer and answer.status != 404:
        problems.append(f"{visit.short(answer.url)} is not there, and answers {answer.status}")
    elif answer and not answer.tree.css_first("a[data-leave]"):
        problems.append("what is not there is answered with a page that is not ours")
    elif answer:
        problems += [
            f"our page for it names {each}, which is not ours" for each in _out(visit, answer)
        ]
    return judged(
        "not found",
        problems,
        good="answered with our page and status 404",
    )


def _out(visit: Visit, lost: Answer) -> list[str]:
    """Return the addresses that lead out of the site: it was built for another place."""
    links = [node.attributes.get("href") or "" for node in lost.tree.css("a, link")]
    return [each for each in links if re.match("/(?!/)", each) and not visit.within(lost.url, each)]


def check_listing(visit: Visit) -> Finding:
    """Look whether a folder without a page shows its files."""
    problems = [
        f"{visit.short(answer.url)} answers {answer.status}"
        for answer in visit.folders
        if answer.status == 200
    ]
    return judged(
        "no lists of files",
        problems,
        good=f"{len(visit.folders)} folders of files show nothing",
    )


def check_dotted(visit: Visit) -> Finding:
    """Look for files that came along by mistake: they may hold names and passwords."""
    problems = [visit.short(a.url) for a in visit.dotted if a.status == 200]
    return judged(
        "hidden files",
        problems,
        good="no file with a dot before its name is sent",
    )


def check_methods(visit: Visit) -> Finding:
    """Look whether the server does more than it must."""
    problems = [
        f"{how} is answered with {answer.status}"
        for how, answer in visit.methods.items()
        if answer.status < 400
    ]
    return judged(
        "GET and HEAD only",
        problems,
        good="TRACE, PUT and POST are refused",
    )


def check_version(visit: Visit) -> Finding:
    """Look whether the server names the program that an attacker would look up."""
    problems = [
        f"Server: {answer.one('Server')}"
        for answer in visit.everything
        if _VERSION.search(answer.one("Server"))
    ]
    problems += [
        f"{name}: {answer.one(name)}"
        for answer in visit.everything
        for name in _SAYS_MORE
        if answer.all(name)
    ]
    return judged(
        "no version",
        problems,
        good="no version of a program is named",
    )
