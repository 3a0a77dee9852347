"""Does anything make a reader's browser ask another host?"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from .answer import Answer
from .finding import Finding, judged
from .visit import Visit

# What a browser fetches, or warms up, without being asked: the attribute that holds the address.
_ASKS = {
    "src": "script, img, iframe, frame, embed, source, video, audio, track, input",
    "href": "link:not([rel=canonical]):not([rel=alternate]):not([rel=license]), image, use",
    "srcset": "img, source",
    "data": "object",
    "poster": "video",
    "action": "form",
    "formaction": "button, input",
    "ping": "a, area",
}
# In a style sheet or a style element.
_STYLED = re.compile(r"(?:url\(\s*|@import\s+)[\"']?\s*((?:https?:)?//[^\"')\s;]+)", re.IGNORECASE)
# Headers that name an address to ask or to tell.
_TELLING = ("Link", "Report-To", "NEL", "Reporting-Endpoints", "Speculation-Rules", "Refresh")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>,;]+")
_RULES = 'script[type="speculationrules" i]'


def check_outside(visit: Visit) -> Finding:
    """Look in pages, style sheets and headers for another host."""
    problems = [
        f"{visit.short(answer.url)}: {what}"
        for answer in visit.everything
        for what in (*_written(answer), *_styled(answer), *_told(answer))
    ]
    return judged(
        "third parties",
        problems,
        good="nothing asks another host",
    )


def _written(answer: Answer) -> Iterator[str]:
    if answer.kind != "text/html":
        return
    for name, elements in _ASKS.items():
        for node in answer.tree.css(elements):
            for address in _addresses(node.attributes.get(name) or "", name):
                if _elsewhere(answer.url, address):
                    yield f"<{node.tag} {name}={address}>"
    for node in answer.tree.css(f"{_RULES}, [style*=url]"):
        yield f"<{node.tag}> {_shortened(node)}"


def _addresses(value: str, name: str) -> list[str]:
    if name == "srcset":
        return [part.split()[0] for part in value.split(",") if part.split()]
    return value.split() if name == "ping" else [value]


def _styled(answer: Answer) -> Iterator[str]:
    texts = [answer.text] if answer.kind == "text/css" else []
    if answer.kind == "text/html":
        texts = [node.text() for node in answer.tree.css("style")]
    for text in texts:
        for address in _STYLED.findall(text):
            if _elsewhere(answer.url, address):
                yield f"a style asks {address}"


def _told(answer: Answer) -> Iterator[str]:
    for name in _TELLING:
        for address in _ADDRESS.findall(answer.one(name)):
            if _elsewhere(answer.url, address):
                yield f"the header {name} names {address}"
    if answer.all("NEL"):
        yield "the header NEL asks for reports"


def _elsewhere(url: str, address: str) -> bool:
    try:
        parts = urlsplit(urljoin(url, address.strip()))
    except ValueError:
        return True
    return parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(url).netloc


def _shortened(node: LexborNode) -> str:
    text = node.attributes.get("style") or node.text()
    return text.strip()[:80]
