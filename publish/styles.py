"""Styles that come with the page: of all style sheets, what it can ever need, in its head."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from .addresses import Texts
from .errors import PublishError
from .scripts import scripts
from .selectors import Contents
from .stylesheet import parsed

# Different styles on all pages together. Each has a hash in the policy, 54 bytes in every response.
MOST = 12

_SHEET = re.compile(
    r'<link rel="stylesheet" href="(?P<href>[^"]*)">\s*|<style>(?P<text>.*?)</style>\s*', re.DOTALL
)
_ANY = re.compile(r"<style[\s>]|<link\s[^>]*\bstylesheet\b", re.IGNORECASE)


@dataclass(frozen=True)
class Styled:
    """A page whose styles stand apart from it.

    Attributes:
        before: The page up to its first style sheet.
        after: The rest of it, without any.
        sheets: Name and text of each, in order.
        scripts: The texts of the scripts that it runs.
    """

    before: str
    after: str
    sheets: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]

    @cached_property
    def contents(self) -> Contents:
        """What is on it."""
        return Contents(LexborHTMLParser(self.before + self.after), self.scripts)

    def dressed(self, style: str) -> str:
        """Return the page with one style element."""
        return f"{self.before}<style>{style}</style>{self.after}"


def inline_all(site: Path) -> None:
    """Give every page of a folder the styles that it needs, in one element.

    Raises:
        PublishError: A style sheet that cannot be read, or a page that asks for one in other words.
    """
    texts = Texts(site)
    pages = {
        path: page for path in sorted(site.rglob("*.html")) if (page := undressed(path, texts))
    }
    together = defaultdict(list)
    for path, page in pages.items():
        together[page.sheets].append(path)
    for sheets, paths in together.items():
        sheet = parsed(sheets)
        wanted = {path: sheet.selection(pages[path].contents) for path in paths}
        few = merged(wanted.values(), most=max(1, MOST - len(together) + 1))
        styles = {chosen: sheet.text(few[chosen]) for chosen in few}
        for path in paths:
            path.write_text(pages[path].dressed(styles[wanted[path]]), encoding="utf-8")


def undressed(path: Path, texts: Texts) -> Styled | None:
    """Take the style sheets out of a page; None where it has none."""
    html = path.read_text(encoding="utf-8")
    found = list(_SHEET.finditer(html))
    bare = _SHEET.sub("", html)
    if odd := _ANY.search(bare):
        allowed = '<link rel="stylesheet" href="…"> or <style>, and conditions inside the sheet'
        raise PublishError(path, bare[odd.start() : odd.start() + 80], allowed)
    if not found:
        return None
    start = found[0].start()
    return Styled(
        html[:start],
        _SHEET.sub("", html[start:]),
        tuple(
            texts.named(item["href"], page=path)
            if item["href"] is not None
            else ("a style element", item["text"])
            for item in found
        ),
        tuple(_scripts(path, html, texts)),
    )


def _scripts(path: Path, html: str, texts: Texts) -> Iterable[str]:
    for node in scripts(LexborHTMLParser(html)):
        source = node.attributes.get("src")
        yield texts.named(source, page=path)[1] if source else node.text()


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
