"""The sentences of a page, with their lines: what the rules about words look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "item", "cell"]

# Marks from the private use area stand for macro calls, so
# that neither the parser nor the split into sentences meets their braces and dots.
CITED = "\ue000"
_CITE = re.compile(r"\{\{\s*cite\(.*?\)\s*\}\}")
_CALL = re.compile(r"\{\{.*?\}\}|\{##[^{}]*##\}")  # or a remark for editors
_ALLOWED = re.compile(r"\{## *allow ([a-z-]+): *([^\n]*?) *##\}")
# What Python-Markdown takes for more than words. In any other shape it shows them, so we read them.
_ATTRIBUTES = re.compile(r"\{:?\s*(?:(?:[#.][\w-]+|(?:lang|dir)=[\w-]+)\s*)+\}")
_NOTE = re.compile(r"^(?:!!!|\?\?\?\+?) ?\w+(?: +\"(.*?)\")? *(?=\n|$)")
_RULER = frozenset("|:- ")  # signs of the line below the head of a table
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
# A stop and what may close behind it, then the start of something new; or a definition.
_END = re.compile(r"(?<=[.!?…])([\"”’)\]]*)\s+(?=[\"“‘(\[]*[A-Z0-9])|\n(): +")
_BREAK = "\ue003"
_NO_LIST = "\ue004"
_COUNT = re.compile(r"(?<=\d)\)")  # 1) begins a list in CommonMark only
# Indented text is the inside of a note, never code. The rest would hide words that the site shows:
# it has no fences, no HTML and no addresses apart from their links, and other headings and tables.
# Nothing nests deeper than this: markup.py refuses far less.
_PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).disable(
    ["code", "fence", "html_block", "html_inline", "lheading", "reference"]
)


@dataclass(frozen=True)
class Sentence:
    """One sentence as a reader meets it: no marks, no addresses."""

    text: str
    cited: bool  # it holds a call of cite()


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or table cell; `line` counts from 1 in the whole file."""

    kind: Kind
    line: int
    sentences: tuple[Sentence, ...]
    allowed: dict[str, str]  # rules that its author suspends here, each with the reason


def blocks(text: str, *, first_line: int = 1) -> Iterator[Block]:
    """Read the body of a page.

    Args:
        text: Markdown with macro calls.
        first_line: Line of `text`'s first line in the file.

    Yields:
        Blocks that hold words, in the order of the page. `{## allow RULE: reason ##}` inside a
        block suspends a rule there.
    """
    marked = _ALLOWED.sub("\ue001\\1:\\2\ue002", _COUNT.sub(f"{_NO_LIST})", text))
    marked = _CALL.sub(lambda call: "\n" * call[0].count("\n"), _CITE.sub(CITED, marked))
    inside: list[str] = []
    for token in _PARSER.parse(marked):
        if token.nesting:
            inside = [*inside, token.type] if token.nesting == 1 else inside[:-1]
        if token.type == "inline" and token.map:
            line = token.map[0] + first_line
            found = _cells(token, line) or [_block(_plain(token), _kind(inside), line)]
            yield from (block for block in found if block.sentences or block.allowed)


def _kind(inside: list[str]) -> Kind:
    if "heading_open" in inside:
        return "heading"
    return "item" if "list_item_open" in inside else "paragraph"


def _cells(token: Token, line: int) -> list[Block]:
    """Return the cells of a table, also those for which it has no column; none of other text."""
    rows = token.content.split("\n")
    if len(rows) < 2 or "|" not in rows[0] or not set(rows[1]) <= _RULER:
        return []
    return [
        _block(_plain(inline), "cell", line + at)
        for at, row in enumerate(rows)
        for cell in (_BETWEEN_CELLS.split(row) if at != 1 else ())
        for inline in _PARSER.parseInline(cell)
    ]


def _plain(token: Token) -> str:
    """Return what of an inline token is read aloud, and the words of a picture as their own."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "image":
            parts.append(f"{_BREAK}{_plain(child)}{_BREAK}")
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n" if child.type == "softbreak" else _BREAK)
    return "".join(parts)


def _block(text: str, kind: Kind, line: int) -> Block:
    text = text.replace(_NO_LIST, "")
    allowed = dict(re.findall("\ue001([a-z-]+):(.*?)\ue002", text))
    text = _ATTRIBUTES.sub("", re.sub("\ue001.*?\ue002", "", text))
    text = _NOTE.sub(lambda note: f"{note[1]}.\n" if note[1] else "", text)
    sentences = tuple(_sentences(text))
    return Block(kind, line, sentences, allowed)


def _sentences(text: str) -> Iterator[Sentence]:
    for piece in _END.sub(lambda end: (end[1] or "") + _BREAK, text).split(_BREAK):
        words = " ".join(piece.replace(CITED, " ").split())
        if words:
            yield Sentence(re.sub(r" +(?=[.,;:!?)])", "", words), CITED in piece)
