"""What Markdown may turn into: words, links and lists, never a program or someone else's page.

No list of tricks could be complete. So a text is rendered as the site renders it, with a word in
place of each macro, and what comes out is held against a short list of what may come out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from . import addresses, characters
from .calls import Refusal, Signature, without_calls

# As in mkdocs.yml, which a test compares; without smarty, two fifths of the time. That comes after
# all others, and puts signs of text in the place of signs of text.
EXTENSIONS = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": False},
    "pymdownx.details": {},
}
# What attribute lists may ask for: the look of blank lines, doors, letters and topics.
CLASSES = frozenset({"wm-blank", "wm-door", "wm-letters", "wm-topic"})
# What the extensions write by themselves.
_OWN_CLASSES = frozenset({"admonition", "admonition-title"})
_KINDS_OF_NOTES = frozenset({"note", "tip", "warning", "danger", "info", "question", "example"})
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# Elements, each with its attributes beyond class, id, lang and dir.
_PLAIN = (
    *("p", "h2", "h3", "h4", "h5", "h6", "em", "strong", "code", "pre", "blockquote", "hr", "br"),
    *("ul", "li", "dl", "dt", "dd", "div", "summary", "table", "thead", "tbody", "tr"),
)
_ELEMENTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN, frozenset[str]()),
    "a": frozenset({"href"}),
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt"}),
    "ol": frozenset({"start"}),
    "th": frozenset({"style"}),  # Markdown's own, for the side on which numbers stand
    "td": frozenset({"style"}),
}
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
_RAW = re.compile(r"<(?!https://)[A-Za-z/!?][^\n]{0,60}")
_PICTURE = re.compile(r"(?:\.\./)*assets/images/[a-z0-9-]+\.(?:png|svg)")
_SQUARE, _ROUND = re.compile(r"[\[\]]"), re.compile(r"[()]")
_DEEPEST = 10  # brackets in brackets; more is no sentence, and takes Markdown minutes
_MOST_LEVELS = 30  # elements in one another; Python itself gives up at some hundred
_STAND_IN = "wmmacro"  # for a macro's words

HTML = "Markdown: **bold**, [a link](page.md), a list. For the sign itself write &lt;"
HEADINGS = "two signs, and a short id: ## Light at night {#at-night}"
ATTRIBUTES = (
    "an id such as {#plan}, lang=, dir=, or a class: "
    + ", ".join(sorted(CLASSES))
    + "; behind an address no words in quotes, which a phone never shows"
)
PICTURES = "![what it shows](../assets/images/name.png): a file of ours, with words for it"


def refused(text: str, signatures: Mapping[str, Signature] | None = None) -> list[Refusal]:
    """Find what may not come out of a text.

    Args:
        text: Markdown; with macro calls that have been checked, where there are signatures.
        signatures: The macros that exist; None for a text of data/, which has none.

    Returns:
        What was found, each once, with the first line on which it comes about.
    """
    everything = _found(text, signatures)
    return [_placed(item, text, signatures) for item in everything]


def _found(text: str, signatures: Mapping[str, Signature] | None) -> list[Refusal]:
    if signatures is not None:
        stand_ins = {
            name: '\n<div markdown="block">\n' + _STAND_IN + "\n</div>\n"
            if signature.block
            else f"([{_STAND_IN}]({_STAND_IN}.md#{_STAND_IN}){{ .wm-cite }})"
            for name, signature in signatures.items()
        }
        source = without_calls(text, dict.fromkeys(signatures, ""))
        text = without_calls(text, stand_ins)
    else:
        source = text
    if raw := [Refusal(0, f"HTML: {item[0]}", HTML, "html") for item in _RAW.finditer(source)]:
        return list(dict.fromkeys(raw))
    if _depth(text) > _DEEPEST:
        found = f"brackets in brackets, more than {_DEEPEST} deep"
        return [Refusal(0, found, "a link or a remark in brackets, one in another at most", "html")]
    if signatures is None and (half := _half(text)):
        allowed = "brackets in pairs: two halves in two fields could make a link of their own"
        return [Refusal(0, f"half a pair of brackets: {half}", allowed, "html")]
    converter = _converter()
    too_deep = Refusal(0, "lists or quotations in one another, without end", HTML, "html")
    try:
        html = converter.convert(text)
    except RecursionError:
        return [too_deep]
    if _levels(html) > _MOST_LEVELS:
        return [too_deep]
    found_in_html = list(_in_html(html))
    if converter.references:
        names = ", ".join(sorted(converter.references))
        allowed = "the address beside the words: [words](address)"
        found_in_html.append(
            Refusal(0, f"an address apart from its link: {names}", allowed, "links")
        )
    return list(dict.fromkeys(found_in_html))


def _converter() -> markdown.Markdown:
    """Make one for each text, as MkDocs does: what one leaves behind could blind it to the next."""
    options: dict[str, Any] = {name: dict(chosen) for name, chosen in EXTENSIONS.items()}
    return markdown.Markdown(extensions=list(options), extension_configs=options)


def _depth(text: str) -> int:
    """Return how deep brackets stand in brackets; a blank line ends what was open."""
    deepest = 0
    for block in re.split(r"\n[ \t]*\n", text):
        for pair in (_SQUARE, _ROUND):
            depth = 0
            for sign in pair.findall(block):
                depth = depth + 1 if sign in "[(" else max(depth - 1, 0)
                deepest = max(deepest, depth)
    return deepest


def _levels(html: str) -> int:
    """Return how deep elements stand in one another."""
    deepest = depth = 0
    for tag in re.finditer(r"<(/?)(\w+)", html):
        if tag[2] not in ("br", "hr", "img"):
            depth += -1 if tag[1] else 1
            deepest = max(deepest, depth)
    return deepest


def _half(text: str) -> str | None:
    """Return the sign of a bracket whose other half is missing; round ones count in a link."""
    round_ones = [("(", ")")] if "](" in text else []
    for opening, closing in (("[", "]"), ("{", "}"), *round_ones):
        depth = 0
        for sign in text:
            depth += (sign == opening) - (sign == closing)
            if depth < 0:
                return closing
        if depth:
            return opening
    return None


def _placed(item: Refusal, text: str, signatures: Mapping[str, Signature] | None) -> Refusal:
    """Find the line: the shortest beginning of the text that shows the same."""
    lines = text.split("\n")
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = "\n".join(lines[:middle])
        try:
            there = item in _found(start, signatures)
        except ValueError:  # it ends inside a call
            there = False
        low, high = (low, middle) if there else (middle + 1, high)
    return Refusal(low, item.found, item.allowed, item.rule)


def _in_html(html: str) -> Iterator[Refusal]:
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    assert body is not None  # noqa: S101 (the parser makes one, whatever the text)
    for node in body.traverse(include_text=True):
        if node.tag == "-text":
            yield from _unseen(node.text(deep=False))
        elif node is not body and node.mem_id != body.mem_id:
            yield from _element(node)


def _unseen(text: str) -> Iterator[Refusal]:
    """Find what an entity such as &#x202e; hides until it is rendered."""
    for _, found in characters.hidden(text):
        yield Refusal(0, found, characters.ALLOWED, characters.RULE)


def _element(node: LexborNode) -> Iterator[Refusal]:
    own = _ELEMENTS.get(node.tag or "")
    if node.tag == "h1":
        yield Refusal(0, "a heading of the first level: the title is that", HEADINGS, "headings")
        return
    if own is None:
        yield Refusal(0, f"the element {node.tag or 'of no name'}", HTML, "html")
        return
    for name, value in node.attributes.items():
        value = value or ""
        yield from _unseen(value)
        if _STAND_IN in value and not value.startswith(f"{_STAND_IN}.md#"):
            allowed = "a macro between words, on its own"
            yield Refusal(0, f"a macro inside {name}", allowed, "macros")
        elif name not in {*own, "class", "id", "lang", "dir"}:
            yield Refusal(0, f"the attribute {name}", ATTRIBUTES, "attributes")
        elif said := _odd_value(node, name, value):
            yield Refusal(0, said, ATTRIBUTES, "attributes")
    if node.tag == "a" and (said := addresses.odd_link(_value(node, "href"), node.text())):
        yield Refusal(0, said, addresses.ALLOWED, addresses.RULE)
    if node.tag == "img":
        source = _value(node, "src")
        if not _PICTURE.fullmatch(source):
            yield Refusal(0, f"a picture from {source or 'nowhere'}", PICTURES, "pictures")
        elif not _value(node, "alt").strip():
            yield Refusal(0, f"a picture without words: {source}", PICTURES, "pictures")


def _value(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _odd_value(node: LexborNode, name: str, value: str) -> str | None:
    """Say what is wrong with an attribute that an element may have."""
    if name == "class":
        known = {*CLASSES, "wm-cite"}
        if node.tag in ("div", "p", "details"):
            known |= _OWN_CLASSES | _KINDS_OF_NOTES
        odd = [item for item in value.split() if item not in known]
        return f"the class {odd[0]}" if odd else None
    shapes = {"id": _ID, "lang": _TAG, "dir": re.compile("ltr|rtl|auto"), "style": _ALIGNED}
    shape = shapes.get(name)
    return f'{name}="{value}"' if shape and not shape.fullmatch(value) else None
