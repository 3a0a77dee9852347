"""Read one HTML page: its links and its anchors. Pure: text in, records out.

The parser is Lexbor (selectolax), which builds the tree a browser would. Content of `<noscript>`
counts, since some readers see it; content of `<template>` and of scripts does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Attributes that hold one address, on whatever element they stand.
_ADDRESS = ("href", "xlink:href", "src", "action", "formaction", "cite", "poster")
_ADDRESS_LIST = ("srcset", "imagesrcset")
# `<link>`s that only warm up a connection to a host, and name no document; and links that a page
# asks programs to leave alone, such as those that begin a change at a host's project.
_HINTS = {"preconnect", "dns-prefetch", "nofollow"}
_REFRESH = re.compile(
    r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?(?P<address>[^\"']+)", re.IGNORECASE
)
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s[^,]*)?(?:,|$)")


@dataclass(frozen=True, slots=True)
class Link:
    """One link as it stands in a page.

    Attributes:
        page: Path of the page inside the built folder, with `/` on every system.
        text: What a reader sees or hears: the text, else a label, else `<element>`.
        target: The address as written, without space around it.
    """

    page: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        path: Path inside the built folder.
        links: In the order of the page.
        anchors: Every `id`, and every `name` of an `<a>`.
        base: `href` of `<base>`, or nothing.
        canonical: `href` of `<link rel="canonical">`, or nothing.
    """

    path: str
    links: tuple[Link, ...]
    anchors: frozenset[str]
    base: str
    canonical: str


def read_page(html: str, path: str) -> Page:
    """Collect what one page links to and what can be linked to in it.

    Args:
        html: The page; any text is accepted, as a browser would.
        path: Goes into each link, so that a report can say where it stands.
    """
    tree = LexborHTMLParser(html)
    elements = tree.css("*")
    return Page(
        path=path,
        links=tuple(
            Link(path, _text(element), target)
            for element in elements
            for target in _targets(element)
        ),
        anchors=_anchors(elements),
        base=_href(tree, "base[href]"),
        canonical=_href(tree, 'link[rel="canonical"][href]'),
    )


def anchors(html: str) -> frozenset[str]:
    """List the names a fragment can point to in a page."""
    return _anchors(LexborHTMLParser(html).css("*"))


def _anchors(elements: list[LexborNode]) -> frozenset[str]:
    ids = (element.attributes.get("id") for element in elements)
    names = (element.attributes.get("name") for element in elements if element.tag == "a")
    return frozenset(name for name in (*ids, *names) if name)


def _href(tree: LexborHTMLParser, selector: str) -> str:
    element = tree.css_first(selector)
    return (element.attributes.get("href") or "").strip() if element else ""


def _targets(element: LexborNode) -> Iterator[str]:
    attributes = element.attributes
    if element.tag == "base" or _HINTS & set((attributes.get("rel") or "").lower().split()):
        return
    names = [*_ADDRESS, "data"] if element.tag == "object" else _ADDRESS
    yield from (value.strip() for name in names if (value := attributes.get(name)) is not None)
    for name in _ADDRESS_LIST:
        yield from _CANDIDATE.findall(attributes.get(name) or "")
    if element.tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        refresh = _REFRESH.match(attributes.get("content") or "")
        if refresh:
            yield refresh["address"].strip()


def _text(element: LexborNode) -> str:
    attributes = element.attributes
    image = element.css_first("img[alt]")
    candidates = (
        element.text() if element.tag in {"a", "button"} else "",
        attributes.get("aria-label"),
        attributes.get("title"),
        attributes.get("alt"),
        image.attributes.get("alt") if image else "",
    )
    return next(
        (text for candidate in candidates if (text := " ".join((candidate or "").split()))),
        f"<{element.tag}>",
    )
