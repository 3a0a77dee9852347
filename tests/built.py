"""Where each page stands in the built site, and the configuration it was built with."""

import re
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.repository import ROOT

DOCS = ROOT / "docs"
SOURCES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
# Path of the HTML by path of the Markdown.
HTML = {
    source: re.sub(r"(^|/)index\.md$", r"\1index.html", source).replace(".md", "/index.html")
    for source in SOURCES
}
PAGES = [*HTML.values(), "404.html"]


every_page = pytest.mark.parametrize("page", PAGES, indirect=True)


def values(page: LexborHTMLParser, selector: str, name: str) -> list[str]:
    """Return an attribute of every element that matches; empty where it is missing."""
    return [node.attributes.get(name) or "" for node in page.css(selector)]


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    """Return the only element that matches."""
    (node,) = page.css(selector)
    return node


def configuration() -> dict[str, Any]:
    class Loader(yaml.SafeLoader):
        """YAML with tags of MkDocs' own, read as nothing."""

    Loader.add_multi_constructor("!", lambda *_: None)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=Loader)  # noqa: S506 (a SafeLoader)
    return loaded
