"""What a page is, in schema.org's words (JSON-LD), read from the page itself."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

END = "</body>"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
Thing = dict[str, Any]


def describe_all(site: Path) -> None:
    """Add the description to every page of a folder that says what it is about.

    Pages without a `<meta name="description">` stay as they are: a host that wants plain titles
    wants no telling words anywhere, and the 404 page is no article.
    """
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if things := things_of(html):
            path.write_text(inserted(html, things), encoding="utf-8")


def things_of(html: str) -> list[Thing]:
    """Describe one page.

    Args:
        html: The whole page as built.

    Returns:
        `WebSite` for the start page; else `Article` (and `FAQPage` where the page says it is one)
        and, two steps down or more, `BreadcrumbList`. The description stands in the page's head
        already. Empty where the page says nothing of itself.
    """
    tree = LexborHTMLParser(html)
    description = _attribute(tree, 'meta[name="description"]', "content")
    address = _attribute(tree, 'link[rel="canonical"]', "href")
    heading = tree.css_first("h1")
    if not description or not address or heading is None:
        return []
    said: Thing = {
        "@context": "https://schema.org",
        "@type": "Article",
        "url": address,
        "inLanguage": _attribute(tree, "html", "lang"),
        "isAccessibleForFree": True,
        "license": LICENCE,
    }
    if tree.css_first(".wm-home"):
        name = _attribute(tree, 'meta[property="og:title"]', "content")  # as a shared link has it
        return [{**said, "@type": "WebSite", "name": name}]
    said["headline"] = _text(heading)
    if written := _attribute(tree, "time.wm-written", "datetime"):
        said["datePublished"] = written
    if cited := _cited(tree, address):
        said["citation"] = cited
    if tree.css_first("[data-faq]"):
        said |= {"@type": ["Article", "FAQPage"], "mainEntity": _questions(tree)}
    return [said, *_breadcrumbs(tree, address)]


def inserted(html: str, things: list[Thing]) -> str:
    """Put descriptions at the end of a page, after all that a reader waits for."""
    # A `<` could end the script early; JSON has another way to write it.
    blocks = (
        json.dumps(thing, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        for thing in things
    )
    before, end, after = html.rpartition(END)
    scripts = "".join(f'<script type="application/ld+json">{block}</script>\n' for block in blocks)
    return f"{before}{scripts}{end}{after}"


def _cited(tree: LexborHTMLParser, address: str) -> list[str]:
    """Return the addresses of the entries in our own list that a page cites, each once."""
    links = (node.attributes.get("href") or "" for node in tree.css("a.wm-cite"))
    return list(dict.fromkeys(urljoin(address, link) for link in links))


def _breadcrumbs(tree: LexborHTMLParser, address: str) -> list[Thing]:
    """Describe the way from the start page: what the page shows, with addresses made whole."""
    links = tree.css(".wm-crumbs a")
    if len(links) < 2:  # the start page alone is no way
        return []
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": _text(link),
            "item": urljoin(address, link.attributes["href"] or ""),
        }
        for position, link in enumerate(links, start=1)
    ]
    return [{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}]


def _questions(tree: LexborHTMLParser) -> list[Thing]:
    """Describe questions and the first paragraph of each answer: the rest is on the page."""
    found = []
    for heading in tree.css(".wm-body h2"):
        answer = heading.next
        while answer is not None and answer.tag not in ("p", "h2"):
            answer = answer.next
        if _text(heading).endswith("?") and answer is not None and answer.tag == "p":
            accepted = {"@type": "Answer", "text": _text(answer)}
            found.append({"@type": "Question", "name": _text(heading), "acceptedAnswer": accepted})
    return found


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return node.attributes.get(name) if node else None


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""
