"""Are the response headers those that the pages need?"""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from ..policy import Inline, headers, policy
from ..scripts import scripts
from .finding import Finding, Outcome, judged
from .resolve import is_elsewhere
from .visit import HASHED, PART, Visit

# What a policy may say beside ours. Framing has a check of its own; the other changes no page of
# ours, as each names its files by their path alone. Some hosts add it.
_APART = frozenset({"frame-ancestors", "upgrade-insecure-requests"})


def check_headers(visit: Visit) -> Iterator[Finding]:
    """Compare each header of every answer with what `publish.policy` writes for these pages."""
    together = reduce(
        or_,
        (Inline.of(page.text) for page in visit.pages.values()),
        Inline(frozenset(), frozenset()),
    )
    for name, wanted in headers(policy(together)).items():
        problems = []
        for answer in visit.everything:
            value = answer.one(name)
            if not value:
                problems.append(f"not sent with {visit.short(answer.url)}")
            elif what := _difference(name, value, wanted):
                problems.append(f"{visit.short(answer.url)} comes with {what}")
        problems.sort(key=lambda text: "not sent" in text)  # a wrong value says more than none
        yield judged(
            name,
            problems,
            good="as the pages need it",
        )


def check_framing(visit: Visit) -> Finding:
    """Look whether other sites may show a page in a frame."""
    problems = [
        f"{visit.short(url)} may be shown in a frame of another site"
        for url, page in visit.pages.items()
        if not _unframed(page.one("Content-Security-Policy"))
        and page.one("X-Frame-Options").upper() != "DENY"
    ]
    return judged(
        "framing",
        problems,
        good="no other site can show a page in a frame",
    )


def check_pages_policy(visit: Visit) -> Finding:
    """Look whether each page holds the policy that it needs: the one that no host can lose."""
    problems = []
    for url, page in visit.pages.items():
        nodes = page.tree.css('meta[http-equiv="Content-Security-Policy" i]')
        values = [node.attributes.get("content") or "" for node in nodes]
        if values != [policy(Inline.of(page.text))]:
            problems.append(
                f"the policy in {visit.short(url)} is not the one for what stands in it"
            )
        problems += [f"{visit.short(url)} takes in {file}" for file in _taken_in(visit, url)]
    return judged(
        "policy in pages",
        problems,
        good="every page holds its own policy",
    )


def check_remembered(visit: Visit) -> Finding:
    """Look whether browsers are told to remember the host, which outlasts a cleared history."""
    told = [a.one("Strict-Transport-Security") for a in visit.everything]
    return judged(
        "remembered host",
        [f"Strict-Transport-Security: {value}" for value in told if value],
        good="no browser is told to remember the host's name",
        otherwise=Outcome.NOTE,
    )


def _taken_in(visit: Visit, url: str) -> Iterator[str]:
    """Yield each script and style sheet of this host that no build of ours wrote.

    To the policy it is as good as ours.
    """
    tree = visit.pages[url].tree
    links = [node.attributes.get("src") or "" for node in scripts(tree)]
    links += [node.attributes.get("href") or "" for node in tree.css("link[rel~=stylesheet i]")]
    for link in filter(None, links):
        path = visit.short(visit.within(url, link))
        if not (HASHED.search(path) or PART.search(path)) and not is_elsewhere(url, link):
            yield link


def _directives(value: str) -> dict[str, frozenset[str]]:
    """Return what a policy says. Of a directive that comes twice, browsers take the first."""
    said: dict[str, frozenset[str]] = {}
    for name, *sources in filter(None, map(str.split, value.split(";"))):
        said.setdefault(name.lower(), frozenset(sources))
    return said


def _unframed(value: str) -> bool:
    """Tell whether one of the policies in a header, which all hold, forbids every frame."""
    policies = map(_directives, value.split(","))
    return any(each.get("frame-ancestors") == frozenset({"'none'"}) for each in policies)


def _parts(name: str, value: str) -> list[dict[str, frozenset[str]]]:
    """Return what a header says, whatever the order; of several policies, each, as all hold."""
    if name != "Content-Security-Policy":
        return [{item.strip(): frozenset() for item in value.split(",")}]
    policies = (
        {part: said for part, said in _directives(each).items() if part not in _APART}
        for each in value.split(",")
    )
    return [each for each in policies if each]


def _difference(name: str, value: str, wanted: str) -> str:
    """Say where a header is not what is wanted; nothing where it is.

    A hash that no page needs is no difference: a page may be there that no other names.
    """
    have, *others = _parts(name, value) or [{}]
    (want,) = _parts(name, wanted)
    for part in [*have, *want]:
        if part not in have:
            return f"no {part}"
        if part not in want:
            return part
        missing = want[part] - have[part]
        more = {each for each in have[part] - want[part] if not each.startswith("'sha256-")}
        if missing or more:
            return f"{part} {' '.join(sorted(more)) or 'without ' + min(missing)}"
    return f"one more policy, for {', '.join(others[0])}" if others else ""
