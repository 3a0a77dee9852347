"""Links that leave the site say `rel="noreferrer noopener"`, also those written in plain Markdown.

Nothing else of a page changes, so it is cut into pieces, and not parsed and written anew.
"""

import html
import re
from pathlib import Path

WORDS = ("noreferrer", "noopener")

_SPACE = r"[\t\n\f\r ]"
_NAME = r"[^\t\n\f\r />] [^\t\n\f\r />=]*+"
_IS = rf"{_SPACE}*+ = {_SPACE}*+"
_VALUE = r"""(?: "[^"]*" | '[^']*' | (?!["']) [^\t\n\f\r >]*+ )"""
# From the name of a tag to its end.
_REST = rf"(?= [\t\n\f\r />] ) (?: {_SPACE} | / | {_NAME} (?: {_IS} {_VALUE} | (?! {_IS} ) ) )*+ >"

_ATTRIBUTE = re.compile(rf"(?P<name> {_NAME} ) (?: {_IS} (?P<value> {_VALUE} ) )?", re.VERBOSE)
# All that can hold `<a` without being a link, and the links, cut as browsers cut them. One thing is
# left out: a script in which `<!--` and then `<script` stand ends later than here.
# Source: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
_PIECE = re.compile(
    rf"""
      <!-- (?: -?> | .*? (?: --!?> | \Z ) )
    | < (?P<raw> script | style | title | textarea | iframe | noembed | noframes | xmp ) {_REST}
      .*? (?= </ (?P=raw) [\t\n\f\r />] | \Z )
    | < (?P<link> a | area ) {_REST}
    | </? [a-z] [^\t\n\f\r />]*+ {_REST}
    | </? [a-z] .*+  # a tag that never ends: all that follows is in it
    | < [!?/] [^>]*+
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_LEAVES = re.compile(r"https?:|[/\\]{2}", re.IGNORECASE)


def mark(page: str) -> str:
    """Return a page in which every link to another site has the words in its `rel`.

    Words that stand there stay. So does every character outside the start tags of such links.
    """
    return _PIECE.sub(_marked, page)


def mark_all(site: Path) -> None:
    """Mark the links in every page of a folder."""
    for path in sorted(site.rglob("*.html")):
        path.write_bytes(mark(path.read_bytes().decode()).encode())


def _marked(piece: re.Match[str]) -> str:
    tag = piece[0]
    if piece["link"] is None:
        return tag
    start = len(f"<{piece['link']}")
    found = reversed(list(_ATTRIBUTE.finditer(tag, start)))
    attributes = {each["name"].lower(): each for each in found}  # of two, browsers take the first
    if not _leaves(_value(attributes.get("href"))):
        return tag
    rel = attributes.get("rel")
    there = re.split(_SPACE, html.unescape(_value(rel)).lower())
    missing = [word for word in WORDS if word not in there]
    if not missing:
        return tag
    if rel is None:
        return f'{tag[:start]} rel="{" ".join(missing)}"{tag[start:]}'
    kept = _value(rel).replace('"', "&quot;")
    return f'{tag[: rel.start()]}rel="{" ".join([kept, *missing]).lstrip()}"{tag[rel.end() :]}'


def _value(attribute: re.Match[str] | None) -> str:
    """Return the value of an attribute as it is written, without quotes; empty if there is none."""
    value = (attribute and attribute["value"]) or ""
    return value[1:-1] if value.startswith(('"', "'")) else value


def _leaves(href: str) -> bool:
    """Tell whether an address names a host, as browsers read it: blanks and backslashes too."""
    address = re.sub(r"[\t\n\r]", "", html.unescape(href)).lstrip("".join(map(chr, range(33))))
    return _LEAVES.match(address) is not None
