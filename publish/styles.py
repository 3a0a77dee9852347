"""Styles that come with the page: of all style sheets, what it can ever need, in its head."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from .addresses import Texts
from .errors import PublishError
from .names import THEME
from .scripts import scripts
from .selectors import Contents
from .stylesheet import StyleSheet, parsed, properties

# Different styles on all pages together. Each has a hash in the policy, 54 bytes in every response.
MOST = 16

_SHEET = re.compile(
    r'<link rel="stylesheet" href="(?P<href>[^"]*)">\s*|<style>(?P<text>.*?)</style>\s*', re.DOTALL
)
_ALLOWED = 'in the head, written so: <link rel="stylesheet" href="…"> or <style>'
_STYLES = 'style, link[rel~="stylesheet" i]'
_END = re.compile(r"</(?=style)", re.IGNORECASE)


@dataclass(frozen=True)
class Styled:
    """A page whose styles stand apart from it.

    Attributes:
        before: The page up to its first style sheet.
        after: The rest of it, without any.
        sheets: File and text of each, in order.
        said: Custom properties that its scripts name, or the style sheets that these fetch.
    """

    before: str
    after: str
    sheets: tuple[tuple[str, str], ...]
    said: frozenset[str]

    @property
    def texts(self) -> tuple[str, ...]:
        """What all pages of its kind have in common."""
        return tuple(text for _, text in self.sheets)

    def dressed(self, style: str) -> str:
        """Return the page with one style element, which no string in it can end early."""
        safe = _END.sub(r"<\/", style)
        return f"{self.before}<style>{safe}</style>{self.after}"


def inline_all(site: Path) -> None:
    """Give every page of a folder the styles that it needs, in one element.

    Raises:
        PublishError: A style sheet that cannot be read, or a page that asks for one in other words.
    """
    texts = Texts(site)
    pages: dict[Path, Styled] = {}
    wanted: dict[Path, int] = {}
    read: dict[tuple[str, ...], StyleSheet] = {}  # by kind of page
    together = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        found = undressed(path, texts)
        if found is None:
            continue
        page, contents = found  # the second is large, and goes with the next page
        if page.texts not in read:
            read[page.texts] = parsed(page.sheets)
        pages[path], wanted[path] = page, read[page.texts].selection(contents)
        together[page.texts].append(path)
    most = share([len({wanted[path] for path in paths}) for paths in together.values()], most=MOST)
    for kind, paths in together.items():
        few = merged((wanted[path] for path in paths), most=most)
        said = frozenset().union(*(pages[path].said for path in paths))
        styles = {chosen: read[kind].text(chosen, said) for chosen in set(few.values())}
        for path in paths:
            dressed = pages[path].dressed(styles[few[wanted[path]]])
            path.write_text(dressed, encoding="utf-8")


def undressed(path: Path, texts: Texts) -> tuple[Styled, Contents] | None:
    """Take the style sheets out of a page; None where it has none.

    Returns:
        The page, and what is on it or may be added by its scripts.

    Raises:
        PublishError: One that is not where browsers obey it on every page alike.
    """
    html = path.read_text(encoding="utf-8")
    found = list(_SHEET.finditer(html))
    tree, bare = LexborHTMLParser(html), LexborHTMLParser(_SHEET.sub("", html))
    nodes = tree.css(_STYLES)
    odd = bare.css(_STYLES) + [node for node in nodes if node.parent and node.parent.tag != "head"]
    if odd or len(found) != len(nodes):
        what = (odd[0].html or "")[:80] if odd else "one in a comment or a script"
        raise PublishError(texts.name(path), what, _ALLOWED)
    if not found:
        return None
    running = list(_scripts(path, tree, texts))
    behind = texts.behind(running)
    # What the theme's scripts add is dressed by the style sheet that is fetched with them.
    ours = (name for name in behind if not name.endswith(".css") and not name.startswith(THEME))
    running += [behind[name] for name in ours]
    start = found[0].start()
    styled = Styled(
        html[:start],
        _SHEET.sub("", html[start:]),
        tuple(
            texts.named(unescape(item["href"]), page=path)
            if item["href"] is not None
            else (texts.name(path), item["text"])
            for item in found
        ),
        frozenset().union(*map(properties, [*running, *behind.values()])),
    )
    return styled, Contents(bare, tuple(running))


def _scripts(path: Path, tree: LexborHTMLParser, texts: Texts) -> Iterator[str]:
    for node in scripts(tree):
        source = node.attributes.get("src")
        yield texts.named(source, page=path)[1] if source else node.text() or ""


def share(counts: Sequence[int], *, most: int) -> int:
    """Return how many of its styles each kind of page may have, so that all have few enough.

    Args:
        counts: How many different styles the pages of each kind want.
        most: How many there may be on all pages together. With more kinds, each has one.
    """
    fits = (each for each in range(most, 1, -1) if sum(min(each, n) for n in counts) <= most)
    return next(fits, 1)


def merged(selections: Iterable[int], *, most: int) -> Mapping[int, int]:
    """Put selections together until few are left, each time the two that cost their pages least.

    Args:
        selections: One for each page; the same may come often.
        most: How many may be left.

    Returns:
        For each selection the one that takes its place: it holds all of it.
    """
    groups: dict[int, list[int]] = defaultdict(list)  # those who have it, by what they have
    for selection in selections:
        groups[selection].append(selection)
    while len(groups) > most:
        one, other = min(_pairs(sorted(groups)), key=lambda pair: (_cost(groups, *pair), pair))
        members = groups.pop(one) + groups.pop(other)
        groups[one | other] += members
    return {member: group for group, members in groups.items() for member in members}


def _pairs(items: Sequence[int]) -> Iterable[tuple[int, int]]:
    return ((one, other) for place, one in enumerate(items) for other in items[place + 1 :])


def _cost(groups: Mapping[int, Sequence[int]], one: int, other: int) -> int:
    """Count the selectors that pages would carry for others."""
    both = one | other
    return sum((both ^ part).bit_count() * len(groups[part]) for part in (one, other))
