"""A page's HTML as plain blocks that paper can be set from. Pure: knows no page by name.

A block or a piece of text is a list that begins with what it is:

    ["text", "…"] ["strong", […]] ["em", […]] ["link", address, […]] ["cite", address, […]]
    ["break"] ["blank"]
    ["p", […]] ["title", […]] ["heading", 2–6, id, […]] ["list", is ordered, [[blocks] …]]
    ["terms", [[[text …], [blocks]] …]] ["table", caption, [heads], [[cells] …]]
    ["box", [blocks]] ["quote", [blocks]] ["small", […]] ["lines", how many] ["anchor", id]
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

Piece = list[Any]

# Nothing to press, nothing to look at without ink, and nothing that says the same as what stays.
LEFT_OUT = ", ".join(
    (
        "nav, script, style, svg, input, button, select, textarea, option, template, [hidden]",
        ".wm-hidden, .wm-letters, .wm-toc, .wm-countries__filter, .wm-countries__names bdi",
        ".wm-question__choices, .wm-quiz__intro, .wm-quiz__end, .wm-services__areas",
        ".wm-self-check__intro, .wm-self-check__chrome, .wm-self-check__end, .wm-self-check__all",
        ".wm-self-check__flag, .wm-plan__choices, .wm-log, .wm-downloads",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOXES = ".admonition, .wm-emergency, .wm-services__emergency, .wm-plan__warning"
_TITLES = ".admonition-title, .wm-figure__title"
_SMALL = ".wm-review, .wm-service__checked, .wm-step__described"
_PHRASES = frozenset(
    {"-text", "a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "small", "span", "strong"}
    | {"sub", "sup", "time", "kbd", "q", "label"}
)


def blocks_of(html: str) -> tuple[str, list[Piece]]:
    """Return the title of a page and the blocks below it.

    Args:
        html: The whole page as built.

    Raises:
        ValueError: It has no `<article>` with one `<h1>`.
    """
    tree = LexborHTMLParser(html)
    article = tree.css_first("article")
    title = article and article.css_first("h1")
    if article is None or title is None:
        raise ValueError("no <article> with an <h1>")
    for node in article.css(LEFT_OUT):
        node.decompose()
    name = " ".join(title.text().split())
    title.decompose()
    return name, list(_blocks(article))


def _blocks(parent: LexborNode) -> Iterator[Piece]:
    """Give the blocks in an element; phrases that lie between blocks are paragraphs."""
    phrases: list[Piece] = []
    for node in parent.iter(include_text=True):
        if node.tag in _PHRASES:
            phrases += _phrases(node)
            continue
        if text := _tidy(phrases):
            yield ["p", text]
        phrases = []
        yield from _BY_TAG.get(node.tag or "", _group)(node)
    if text := _tidy(phrases):
        yield ["p", text]


def _group(node: LexborNode) -> Iterator[Piece]:
    """Give what an element holds; in a box where it stands apart on the screen."""
    if name := node.attributes.get("id"):
        yield ["anchor", name]
    if _is(node, ".wm-log-paper__lines"):
        yield ["lines", len(node.css("span"))]
    elif _is(node, _BOXES):
        yield ["box", list(_blocks(node))]
    else:
        yield from _blocks(node)


def _is(node: LexborNode, selector: str) -> bool:
    """Tell whether an element itself matches: the library's own question asks its children too."""
    classes = (node.attributes.get("class") or "").split()
    return any(part.strip().removeprefix(".") in classes for part in selector.split(","))


def _paragraph(node: LexborNode) -> Iterator[Piece]:
    if text := _text(node):
        kind = "title" if _is(node, _TITLES) else "small" if _is(node, _SMALL) else "p"
        yield [kind, text]


def _heading(node: LexborNode) -> Iterator[Piece]:
    if text := _text(node):
        yield ["heading", _HEADINGS[node.tag or ""], node.attributes.get("id") or "", text]


def _bold(node: LexborNode) -> Iterator[Piece]:
    """Give the name of something folded, or a question: a line of its own."""
    if text := _text(node):
        yield ["title", text]


def _list(node: LexborNode) -> Iterator[Piece]:
    items = []
    for item in node.iter():
        if item.tag == "li":
            name = item.attributes.get("id")
            anchor: list[Piece] = [["anchor", name]] if name else []
            items.append([*anchor, *_blocks(item)])
    if items := [item for item in items if item]:
        yield ["list", node.tag == "ol", items]


def _terms(node: LexborNode) -> Iterator[Piece]:
    terms: list[list[Any]] = []
    for each in node.css("dt, dd"):
        if each.tag == "dt":
            terms.append([_text(each), []])
        elif terms:
            terms[-1][1] += list(_blocks(each))
    if terms:
        yield ["terms", terms]


def _table(node: LexborNode) -> Iterator[Piece]:
    """Give a table; what heads the row below it on the screen stands beside it on paper."""
    heads = [[_text(cell) for cell in row.css("th, td")] for row in node.css("thead tr")]
    rows: list[list[Any]] = []
    waiting: list[Any] = []
    for row in node.css("tr"):
        cells = row.css("th, td")
        if row.parent and row.parent.tag == "thead":
            continue
        if [cell.attributes.get("scope") for cell in cells] == ["rowgroup"]:
            waiting = [_text(cells[0])]
            continue
        rows.append([*waiting, *map(_text, cells)])
        waiting = []
    widest = max((len(row) for row in rows), default=0)
    if rows:
        yield ["table", [[[]] * (widest - len(head)) + head for head in heads], rows]


def _quote(node: LexborNode) -> Iterator[Piece]:
    yield ["quote", list(_blocks(node))]


_BY_TAG: dict[str, Callable[[LexborNode], Iterator[Piece]]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    "p": _paragraph,
    "summary": _bold,
    "legend": _bold,
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "table": _table,
    "blockquote": _quote,
}


def _text(node: LexborNode) -> list[Piece]:
    return _tidy([piece for each in node.iter(include_text=True) for piece in _phrases(each)])


def _phrases(node: LexborNode) -> list[Piece]:
    if node.tag == "-text":
        return [["text", re.sub(r"[ \t\r\n]+", " ", node.text_content or "")]]
    if node.tag == "br":
        return [["break"]]
    if _is(node, ".wm-blank"):
        return [["blank"]]
    inner = [piece for each in node.iter(include_text=True) for piece in _phrases(each)]
    if node.tag in ("strong", "b") or _is(node, ".wm-number, .wm-sources__label"):
        inner = [["strong", inner]]
    elif node.tag in ("em", "i", "cite"):
        inner = [["em", inner]]
    if node.tag == "a" and (address := node.attributes.get("href")):
        kind = "cite" if _is(node, ".wm-cite") else "link"
        return [[kind, address, inner]]
    return inner


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """Return a line of text without blanks at its ends; nothing where there was nothing else."""
    line: list[Piece] = []
    for piece in pieces:
        starts = not line or line[-1] == ["break"]
        if starts and piece[0] == "text":
            piece = ["text", piece[1].lstrip(" ")]
        if piece not in (["text", ""], ["break"]) or (piece == ["break"] and not starts):
            line.append(piece)
    while line and line[-1] in (["break"], ["text", " "]):
        line.pop()
    if line and line[-1][0] == "text":
        line[-1] = ["text", line[-1][1].rstrip(" ")]
    return line
