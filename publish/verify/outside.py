"""Does anything make a reader's browser ask another host?"""

import re
from collections.abc import Iterator

from .answer import Answer
from .finding import Finding, judged
from .leaving import is_forwarder
from .resolve import REFRESH, is_elsewhere, refreshed, resolved
from .styles import addresses
from .visit import Visit

_DRAWN = "image, use, feImage, script"  # within a drawing
# What a browser fetches, or warms up, without being asked: the attribute that holds the address.
_ASKS = {
    "src": "script, img, iframe, frame, embed, source, video, audio, track, input",
    "href": f"link:not([rel=canonical]):not([rel=alternate]):not([rel=license]), {_DRAWN}",
    "xlink:href": _DRAWN,
    "srcset": "img, source",
    "imagesrcset": "link",
    "background": "[background]",
    "data": "object",
    "poster": "video",
    "action": "form",
    "formaction": "button, input",
    "ping": "a, area",
}
# Attributes that hold a style.
_STYLED = ("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor")
# Headers that name an address to ask or to tell.
_TELLING = ("Link", "Report-To", "NEL", "Reporting-Endpoints", "Speculation-Rules", "Refresh")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>,;]+")
_RULES = 'script[type="speculationrules" i]'


def check_outside(visit: Visit) -> Finding:
    """Look in pages, style sheets and headers for another host."""
    problems = [
        f"{visit.short(answer.url)}: {what}"
        for answer in visit.everything
        for what in (*_led(visit, answer), *_written(answer), *_styled(answer), *_told(answer))
    ]
    return judged(
        "third parties",
        problems,
        good="nothing asks another host",
    )


def _led(visit: Visit, answer: Answer) -> Iterator[str]:
    """Yield each way out that is taken by itself; one page of ours is there for that."""
    if answer.kind != "text/html" or is_forwarder(visit, answer.url):
        return
    for node in answer.tree.css(REFRESH):
        place = refreshed(node.attributes.get("content") or "")
        if place and not visit.stays(answer.url, place):
            yield f"<{node.tag} http-equiv=refresh> leads to {place}"


def _written(answer: Answer) -> Iterator[str]:
    if answer.kind != "text/html":
        return
    for name, elements in _ASKS.items():
        for node in answer.tree.css(elements):
            for address in _addresses(node.attributes.get(name) or "", name):
                if _elsewhere(answer.url, address):
                    yield f"<{node.tag} {name}={address}>"
    for node in answer.tree.css(_RULES):
        yield f"<{node.tag}> {node.text().strip()}"


def _addresses(value: str, name: str) -> list[str]:
    if name.endswith("srcset"):
        return [part.split()[0] for part in value.split(",") if part.split()]
    return value.split() if name == "ping" else [value]


def _styled(answer: Answer) -> Iterator[str]:
    texts = [answer.text] if answer.kind == "text/css" else []
    if answer.kind == "text/html":
        texts = [node.text() for node in answer.tree.css("style")]
        for name in _STYLED:
            texts += [node.attributes[name] or "" for node in answer.tree.css(f"[{name}]")]
    for text in texts:
        for address in addresses(text):
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
    parts = resolved(url, address)
    within = parts is not None and parts.scheme in {"data", "blob"}
    return not within and is_elsewhere(url, address)
