"""What a page is to a browser: its elements, their attributes, its words."""

import json
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Of these an empty one says what none says.
_EMPTY = frozenset({"class", "id", "dir", "action"})
_TYPED = frozenset({None, "text", "search", "date", "tel", "email"})  # an empty value is none
# Lists whose blanks say nothing.
_LISTS = frozenset({"class", "rel"})
_RAW = frozenset({"script", "style"})


def outline(html: str | LexborHTMLParser) -> list[Any]:
    """Return tags, attributes and words of a page in order.

    Blanks count as one, and not at all at the ends of a text. Scripts that run and styles are left
    empty: their text may change. Data blocks are compared by what they say.
    """
    tree = LexborHTMLParser(html) if isinstance(html, str) else html
    found: list[Any] = []
    words: list[str] = []
    for node in tree.root.traverse(include_text=True) if tree.root else ():
        if node.tag == "-text":
            parent = node.parent
            if parent is None or parent.tag not in _RAW:
                words.append(node.text_content or "")
            continue
        if node.tag is not None and not node.tag.startswith("-"):
            found += [*_words(words), (node.tag, _attributes(node), _data(node))]
            words = []
    return [*found, *_words(words)]


def _words(texts: list[str]) -> list[str]:
    return [word for word in re.split(r"[ \t\n\f\r]+", "".join(texts)) if word]


def _attributes(node: LexborNode) -> dict[str, str]:
    is_typed = node.tag == "input" and node.attributes.get("type") in _TYPED
    values = {name: value or "" for name, value in node.attributes.items()}
    return {
        name: " ".join(value.split()) if name in _LISTS else value.strip()
        for name, value in sorted(values.items())
        if value or not (name in _EMPTY or (name == "value" and is_typed))
    }


def _data(node: LexborNode) -> object:
    if node.tag == "script" and "json" in (node.attributes.get("type") or ""):
        return json.loads(node.text() or "null")
    return None
