"""A style sheet as rules, and the part of it that a page can ever need."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeAlias

import tinycss2
from tinycss2.ast import Node
from tinycss2.serializer import serialize_identifier

from .errors import PublishError
from .minify import minified
from .selectors import Contents, Selector, selectors

_CONDITIONS = frozenset({"media", "supports", "layer", "container"})
_REFUSED = {"import": "the rules themselves: it would be one more thing to wait for"}
# One that is not in the style sheet: the page, where the rules will stand, is in another folder.
_FETCHED = re.compile(r"url\(\s*[\"']?(?!data:|[#\"'])[^)]*\)?", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PROPERTY = re.compile(r"(?<![\w-])--(?:[\w-]|\\.)+")


@dataclass(frozen=True)
class Rule:
    """Selectors, of which `numbers` are the places in a selection, and their declarations."""

    selectors: tuple[Selector, ...]
    numbers: range
    declarations: tuple[tuple[str, str], ...]  # name and value, in order

    def text(self, chosen: int, used: Collection[str]) -> str:
        """Write what is chosen of it, without custom properties that nothing uses."""
        kept = [
            selector.text
            for number, selector in zip(self.numbers, self.selectors, strict=True)
            if chosen >> number & 1
        ]
        said = [
            f"{name}:{value}"
            for name, value in self.declarations
            if not name.startswith("--") or name in used
        ]
        return f"{','.join(kept)}{{{';'.join(said)}}}" if kept and said else ""


@dataclass(frozen=True)
class Group:
    """Rules under a condition, such as `@media print`."""

    condition: str
    items: tuple["Item", ...]

    def text(self, chosen: int, used: Collection[str]) -> str:
        """Write what is chosen of it. Of a layer its place among layers is always chosen."""
        inside = "".join(item.text(chosen, used) for item in self.items)
        if inside:
            return f"{self.condition}{{{inside}}}"
        return f"{self.condition};" if self.condition.lower().startswith("@layer ") else ""


@dataclass(frozen=True)
class Other:
    """A rule without selectors, such as `@page`: every page keeps it."""

    whole: str

    def text(self, chosen: int, used: Collection[str]) -> str:  # noqa: ARG002 (as the others)
        """Write it."""
        return self.whole


Item: TypeAlias = Rule | Group | Other


@dataclass(frozen=True)
class StyleSheet:
    """All rules that a page is given, in order. A selection is an integer: one bit a selector."""

    items: tuple[Item, ...]

    @property
    def rules(self) -> Iterator[Rule]:
        """All rules, also those under conditions."""
        yield from _rules(self.items)

    @cached_property
    def asked(self) -> frozenset[str]:
        """All names in its selectors."""
        return frozenset().union(*(each.asked for rule in self.rules for each in rule.selectors))

    def selection(self, contents: Contents) -> int:
        """Choose the selectors that can ever match something on a page."""
        return self._selections(contents.among(self.asked))

    @cached_property
    def _selections(self) -> Callable[[frozenset[str]], int]:
        return cache(self._selection)  # of all names, pages differ in few that are asked for

    def _selection(self, there: frozenset[str]) -> int:
        return sum(
            1 << number
            for rule in self.rules
            for number, selector in zip(rule.numbers, rule.selectors, strict=True)
            if selector.may_match(there)
        )

    def text(self, chosen: int, said: Collection[str] = ()) -> str:
        """Write a selection, as short as it can be said.

        Args:
            chosen: The selection.
            said: Custom properties that something else uses.
        """
        used = set(said)
        while True:
            text = "".join(item.text(chosen, used) for item in self.items)
            if (found := set(_PROPERTY.findall(text))) <= used:
                return minified(text, "styles.css")
            used |= found


def parsed(texts: Sequence[tuple[str, str]]) -> StyleSheet:
    """Read the style sheets of a page.

    Args:
        texts: Name and text of each, in the order of the page.

    Raises:
        PublishError: Something that is no CSS, or that would fetch more.
    """
    numbers = iter(range(10**9))
    items: list[Item] = []
    for name, text in texts:
        items += _items(name, _nodes(text), numbers)
        if fetched := _FETCHED.search(_COMMENT.sub("", text)):
            raise PublishError(name, fetched[0][:80], "url(data:…): what a rule needs is in it")
    return StyleSheet(tuple(items))


@cache
def properties(text: str) -> frozenset[str]:
    """Return the custom properties that a style sheet or a script names."""
    return frozenset(_PROPERTY.findall(text))


@cache  # kinds of pages have most sheets in common
def _nodes(text: str) -> Sequence[Node]:
    return tuple(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _items(name: str, nodes: Sequence[Node], numbers: Iterator[int]) -> Iterator[Item]:
    for node in nodes:
        if node.type == "qualified-rule":
            found = selectors(node.prelude)
            if not all(selector.text for selector in found):
                said = (
                    f"line {node.source_line}: {' '.join(tinycss2.serialize(node.prelude).split())}"
                )
                raise PublishError(name, said, "a selector on both sides of a comma")
            first = next(numbers)
            last = first
            for _ in found[1:]:
                last = next(numbers)
            yield Rule(found, range(first, last + 1), tuple(_declarations(name, node)))
        elif node.type != "at-rule":
            raise PublishError(name, f"line {node.source_line}: {node.message}", "CSS")
        elif node.lower_at_keyword in _REFUSED:
            raise PublishError(name, f"@{node.at_keyword}", _REFUSED[node.lower_at_keyword])
        elif node.lower_at_keyword in _CONDITIONS and node.content is not None:
            inside = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            condition = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield Group(condition.strip(), tuple(_items(name, inside, numbers)))
        elif node.lower_at_keyword != "charset":
            yield Other(node.serialize())


def _declarations(name: str, rule: Node) -> Iterator[tuple[str, str]]:
    nodes = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    for node in nodes:
        if node.type != "declaration":
            found = f"line {node.source_line}: {getattr(node, 'message', node.type)}"
            raise PublishError(name, found, "declarations, one after the other")
        end = "!important" if node.important else ""
        yield serialize_identifier(node.name), tinycss2.serialize(node.value).strip() + end


def _rules(items: Sequence[Item]) -> Iterator[Rule]:
    for item in items:
        if isinstance(item, Rule):
            yield item
        elif isinstance(item, Group):
            yield from _rules(item.items)
