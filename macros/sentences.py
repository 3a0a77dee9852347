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
_CALL = re.compile(r"\{\{.*?\}\}")
_ALLOWED = re.compile(r"\{## *allow ([a-z-]+): *([^\n]*?) *##\}")
_ATTRIBUTES = re.compile(r"\{\s*[#.:][^{}]*\}")
_NOTE = re.compile(r"^(?:!!!|\?\?\?\+?) *\w+ *(?:\"([^\"]*)\")?")
# A stop and what may close behind it, then the start of something new; or a definition.
_END = re.compile(r"(?<=[.!?…])([\"”’)\]]*)\s+(?=[\"“‘(\[]*[A-Z0-9])|\n(): +")
_BREAK = "\ue003"
# Indented text is the inside of a note, never code.
_PARSER = MarkdownIt("commonmark").enable("table").disable(["code", "html_block", "html_inline"])


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
    marked = _ALLOWED.sub("\ue001\\1:\\2\ue002", text)
    marked = _CALL.sub("", _CITE.sub(CITED, marked))
    inside: list[str] = []
    for token in _PARSER.parse(marked):
        if token.nesting:
            inside = [*inside, token.type] if token.nesting == 1 else inside[:-1]
        if token.type == "inline" and token.map:
            block = _block(_plain(token), _kind(inside), token.map[0] + first_line)
            if block.sentences or block.allowed:
                yield block


def _kind(inside: list[str]) -> Kind:
    if "heading_open" in inside:
        return "heading"
    if "th_open" in inside or "td_open" in inside:
        return "cell"
    return "item" if "list_item_open" in inside else "paragraph"


def _plain(token: Token) -> str:
    """Return what of an inline token is read aloud."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n" if child.type == "softbreak" else _BREAK)
    return "".join(parts)


def _block(text: str, kind: Kind, line: int) -> Block:
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
