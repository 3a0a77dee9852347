"""What does the host keep to itself, and does the start page stand where it should?"""

import re
from urllib.parse import urlsplit

from .finding import Finding, Outcome, judged
from .visit import Visit

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_VERSION = re.compile(r"\d|\((?:Debian|Ubuntu|Unix|Red Hat|CentOS|Win)", re.IGNORECASE)
_SAYS_MORE = ("X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Generator")


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
        place = urlsplit(visit.plain.one("Location"))
        if (place.scheme, place.hostname) != ("https", parts.hostname):
            problems.append(f"{visit.plain.url} leads to {place.geturl()}")
    return judged(
        "HTTPS",
        problems,
        good="this machine alone" if parts.scheme == "http" else "the pages come over HTTPS alone",
    )


def check_lost(visit: Visit) -> Finding:
    """Look what a mistyped address brings: our page, with its way out, and status 404."""
    answer = visit.lost
    problems = []
    if answer and answer.status != 404:
        problems.append(f"{visit.short(answer.url)} is not there, and answers {answer.status}")
    elif answer and not answer.tree.css_first("a[data-leave]"):
        problems.append("what is not there is answered with a page that is not ours")
    return judged(
        "not found",
        problems,
        good="answered with our page and status 404",
    )


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
