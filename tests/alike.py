"""What a page is to a browser: its elements, their attributes, its words."""

import json
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publish.outward import mark

# Of these an empty one says what none says.
_EMPTY = frozenset({"class", "id", "dir", "action"})
_TYPED = frozenset({None, "text", "search", "date", "tel", "email"})  # an empty value is none
# Lists whose blanks say nothing.
_LISTS = frozenset({"class", "rel"})
# In drawings: the same line is said in fewer bytes, and HTML knows an svg without its namespace.
_DRAWN = frozenset({"d", "xmlns"})
_UNSEEN = frozenset({"script", "style", "select"})  # text that stands right in one
_HASH = re.compile(r"(?<=\w)\.[0-9a-f]{8}(?=\.\w+$)")
ASIDE = (
    'style, link[rel="stylesheet"], meta[http-equiv="Content-Security-Policy"],'
    'script[type="application/ld+json"], script[defer]'
)


def outline(html: str | LexborHTMLParser) -> list[Any]:
    """Return tags, attributes and words of a page in order.

    Blanks side by side count as one, and those between two elements not at all. Scripts that run
    and styles are left empty: their text may change. Data blocks are compared by what they say.
    """
    tree = LexborHTMLParser(html) if isinstance(html, str) else html
    found: list[Any] = []
    words: list[str] = []
    for node in tree.root.traverse(include_text=True) if tree.root else ():
        if node.tag == "-text":
            parent = node.parent
            if parent is None or parent.tag not in _UNSEEN:
                words.append(node.text_content or "")
            continue
        if node.tag is not None and not node.tag.startswith("-"):
            found += [*_words(words), (node.tag, _attributes(node), _data(node))]
            words = []
    return [*found, *_words(words)]


def _words(texts: list[str]) -> list[str]:
    text = re.sub(r"[ \t\n\f\r]+", " ", "".join(texts))
    return [text] if text.strip(" ") else []


def _attributes(node: LexborNode) -> dict[str, str]:
    is_typed = node.tag == "input" and node.attributes.get("type") in _TYPED
    values = {name: value or "" for name, value in node.attributes.items()}
    return {
        name: _value(name, value)
        for name, value in sorted(values.items())
        if name not in _DRAWN
        if value or not (name in _EMPTY or (name == "value" and is_typed))
    }


def _value(name: str, value: str) -> str:
    if name in _LISTS:
        return " ".join(value.split())
    return re.sub(r"^0(?=\.\d)", "", value.strip())


def _data(node: LexborNode) -> object:
    if node.tag == "script" and "json" in (node.attributes.get("type") or ""):
        return json.loads(node.text() or "null")
    return None


def published(html: str) -> list[Any]:
    """Return the outline of a built or a published page without what publishing adds and renames.

    Aside are style sheets and styles, scripts from files, of which several become one, the policy,
    descriptions, the words that links outward get and the content in the names of files.
    """
    tree = LexborHTMLParser(mark(html))
    for node in tree.css(ASIDE):
        node.decompose()
    for node in tree.css("[src], [href], [content]"):
        for name in ("src", "href", "content"):
            if value := node.attributes.get(name):
                node.attrs[name] = _HASH.sub("", value)
    return outline(tree)
