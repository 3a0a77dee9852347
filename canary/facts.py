"""A built folder as facts: what stands where, so that two builds can be laid side by side. Pure."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from tests.alike import outline

# Lines by what is looked at and where: a path in the folder, or an address below the site's.
Facts = Mapping[tuple[str, str], tuple[str, ...]]
HASH = re.compile(r"\.[0-9a-f]{8}(?=\.)")  # in the names of the theme's files: of their content
_WRITTEN = ("href", "src", "data-forwarder")  # one address can be written in several ways: "links"
_ROOT = "/site/"  # a link that climbs too high is then seen, and not only where a host has a folder


def folder_facts(folder: Path) -> Facts:
    """Read every file of a built folder.

    Returns:
        Under "path" that a file is there; of a page "text", the words of its article, "elements",
        its tags with attributes and words, and "links", where its addresses lead; of other files
        "content", as lines where they are text.
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        exact = path.relative_to(folder).as_posix()
        place = HASH.sub(".*", exact)
        found["path", place] = ("there",)
        if path.suffix == ".html":
            for name, lines in page_facts(path.read_text(encoding="utf-8"), place):
                found[name, place] = lines
        elif place == exact:  # of the rest the name tells the content
            found["content", place] = _lines(path.read_bytes())
    return found


def page_facts(html: str, place: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a page says, what it is made of and where it leads.

    Args:
        html: The page.
        place: Its path in the folder; addresses are followed from there.
    """
    page = LexborHTMLParser(html)
    articles = page.css("article")
    yield "text", tuple(word for each in articles for word in each.text(separator=" ").split())
    yield "elements", tuple(_element(each) for each in outline(page))
    here = _ROOT + place.removesuffix("index.html")
    yield (
        "links",
        tuple(
            HASH.sub(".*", urljoin(here, node.attributes[name] or ""))
            for node in page.css(", ".join(f"[{name}]" for name in _WRITTEN))
            for name in _WRITTEN
            if name in node.attributes
        ),
    )


def _element(each: object) -> str:
    if not isinstance(each, tuple):
        return str(each)
    tag, attributes, data = each
    kept = {name: value for name, value in attributes.items() if name not in _WRITTEN}
    return f"<{tag}> {kept} {data or ''}".strip()


def _lines(content: bytes) -> tuple[str, ...]:
    try:
        return tuple(content.decode().splitlines())
    except UnicodeDecodeError:
        return (sha256(content).hexdigest(),)
