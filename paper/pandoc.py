"""Chapters of the guide in pandoc's own terms: the JSON that it reads. Pure.

A node is {"t": its kind, "c": what is in it}; an attribute is [id, [classes], [[name, value]]].
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .blocks import Piece
from .guide import Chapter

VERSION = [1, 23, 1]  # of these terms, since pandoc 3.0
_DEEPEST = 6  # HTML has no smaller headings
_NONE = ["", [], []]
_AS_IS = {"t": "AlignDefault"}
_COUNTED = [1, {"t": "DefaultStyle"}, {"t": "DefaultDelim"}]
# First in a part, a heading would be taken for a chapter of its own.
_NOTHING = {"t": "RawBlock", "c": ["html", ""]}

Node = dict[str, Any]


def document(book: Iterable[Chapter], *, about: Mapping[str, str | Iterable[str]]) -> Node:
    """Return a book: each chapter a heading, and a part that holds all below it.

    Args:
        book: Its chapters.
        about: What is said of it, text or lists of text, by names of pandoc and of epub.xhtml.
    """
    blocks = []
    for chapter in book:
        title = ["heading", chapter.level, chapter.path, [["text", chapter.title]]]
        inner = _blocks(chapter.blocks, base=chapter.level - 1)
        blocks += [*_block(title, base=0), _part("", [_NOTHING, *inner])]
    meta = {name: _said(each) for name, each in about.items()}
    return {"pandoc-api-version": VERSION, "meta": meta, "blocks": blocks}


def _node(kind: str, content: Any) -> Node:
    return {"t": kind, "c": content}


def _said(value: str | Iterable[str]) -> Node:
    if isinstance(value, str):
        return _node("MetaString", value)
    return _node("MetaList", [_said(each) for each in value])


def _place(label: str) -> str:
    """Return a label of paper/guide.py as XML takes it: not all signs of help/index.html#x."""
    return re.sub(r"[^\w-]+", "-", label)


def _part(kind: str, content: list[Node], *, label: str = "") -> Node:
    return _node("Div", [[_place(label), [kind] if kind else [], []], content])


def _blocks(pieces: Iterable[Piece], *, base: int) -> list[Node]:
    return [node for piece in pieces for node in _block(piece, base=base)]


def _block(piece: Piece, *, base: int) -> list[Node]:
    match piece:
        case ["p", text]:
            return [_node("Para", _phrases(text))]
        case ["title", text]:
            return [_node("Para", [_node("Strong", _phrases(text))])]
        case ["small", text]:
            return [_part("small", [_node("Para", _phrases(text))])]
        case ["heading", level, label, text]:
            place = [_place(label), [], []]
            return [_node("Header", [min(level + base, _DEEPEST), place, _phrases(text)])]
        case ["anchor", label]:
            return [_part("", [], label=label)]
        case ["list", ordered, items]:
            inner = [_blocks(item, base=base) for item in items]
            return [
                _node("OrderedList", [_COUNTED, inner]) if ordered else _node("BulletList", inner)
            ]
        case ["terms", terms]:
            each = [[_phrases(term), [_blocks(rest, base=base)]] for term, rest in terms]
            return [_node("DefinitionList", each)]
        case ["table", heads, rows]:
            return [_table(heads, rows)]
        case ["quote", inner]:
            return [_node("BlockQuote", _blocks(inner, base=base))]
        case ["box", inner]:
            return [_part("box", _blocks(inner, base=base))]
        case ["lines", many]:
            return [_part("line", [])] * many
    raise ValueError(f"no block of a book: {piece[0]}")


def _table(heads: list[Any], rows: list[Any]) -> Node:
    columns = [[_AS_IS, {"t": "ColWidthDefault"}]] * max(map(len, rows))
    labels = 0 if any(head[0] for head in heads) else 1  # columns that say what their row is
    head, body = [[[_NONE, list(map(_cell, row))] for row in part] for part in (heads, rows)]
    whole = [[_NONE, labels, [], body]]
    return _node("Table", [_NONE, [None, []], columns, [_NONE, head], whole, [_NONE, []]])


def _cell(text: list[Piece]) -> list[Any]:
    # An empty corner heads nothing, and pandoc would say that it does.
    place = _NONE if text else ["", [], [["role", "cell"]]]
    return [place, _AS_IS, 1, 1, [_node("Plain", _phrases(text))]]


def _phrases(pieces: Iterable[Piece]) -> list[Node]:
    return list(map(_phrase, pieces))


def _phrase(piece: Piece) -> Node:
    match piece:
        case ["text", text]:
            return _node("Str", text)
        case ["strong", inner]:
            return _node("Strong", _phrases(inner))
        case ["em", inner]:
            return _node("Emph", _phrases(inner))
        case ["break"]:
            return {"t": "LineBreak"}
        case ["blank"]:
            return _node("Span", [["", ["blank"], []], []])
        case ["to", "address", str(address), _, inner] if address.startswith("sms:"):
            return _node("Span", [_NONE, _phrases(inner)])  # EPUBCheck takes no such link
        case ["to", way, target, _, inner]:
            link = f"#{_place(target)}" if way == "label" else target
            return _node("Link", [_NONE, _phrases(inner), [link, ""]])
    raise ValueError(f"no text of a book: {piece[0]}")
