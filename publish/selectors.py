"""Selectors, cut down to the names in them: whether a rule can ever apply on a page.

A name is a tag, a class or an id. One that no element of the page has, and no script of it says,
can never be matched. All else of a selector, such as states, attributes and who stands beside whom,
a hand, a window or a script may bring about, so it is not asked. So nothing that may be needed is
left out; at worst a rule stays that the page never needs. For this site that is 1 % of the rules.

A script's names are all its words, and all names that begin or end as a word does that it could be
adding to: `"wm-" + kind`, `block + "--open"`. A name put together in any other way is not seen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import tinycss2
from selectolax.lexbor import LexborHTMLParser
from tinycss2.ast import Node

# Of functions only these ask for something; the others are states, or take away.
_CHOICES = frozenset({"is", "where", "has", "matches", "-webkit-any", "-moz-any"})
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Selector:
    """One selector of a rule.

    Attributes:
        text: As the style sheet has it.
        names: What must be there, in lower case: `li`, `.wm-door`, `#list`.
        choices: Of each, one at least must be there: what stands in `:is()` and `:has()`.
    """

    text: str
    names: frozenset[str]
    choices: tuple[tuple["Selector", ...], ...]

    @property
    def asked(self) -> frozenset[str]:
        """All names in it, also those of choices."""
        inside = (option.asked for options in self.choices for option in options)
        return self.names.union(*inside)

    def may_match(self, there: frozenset[str]) -> bool:
        """Tell whether it can ever match where an element may have these names and no others."""
        return self.names <= there and all(
            any(option.may_match(there) for option in options) for options in self.choices
        )


def selectors(prelude: Iterable[Node]) -> tuple[Selector, ...]:
    """Return the selectors of a rule; the text of one is empty where a comma has nothing beside it.

    Args:
        prelude: The tokens before its block.
    """
    return tuple(map(_selector, _parts(prelude)))


@dataclass(frozen=True)
class Contents:
    """What is on a page, and what its scripts may add.

    Attributes:
        tree: The page.
        scripts: The texts of the scripts that may run on it.
    """

    tree: LexborHTMLParser
    scripts: Sequence[str] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        """Tags, `.classes` and `#ids` of all elements, in lower case."""
        found = set()
        for node in self.tree.css("*"):
            found.add(str(node.tag))
            found.update(f".{name}" for name in (node.attributes.get("class") or "").split())
            found.add(f"#{node.id}")
        return frozenset(map(str.lower, found))

    @cached_property
    def said(self) -> "Said":
        """What scripts say; a template waits for one, so it counts as said."""
        templates = [node.html or "" for node in self.tree.css("template")]
        return _said((*self.scripts, *templates))

    def among(self, asked: frozenset[str]) -> frozenset[str]:
        """Return those of some names that an element of the page may ever have."""
        return asked & self.names | _meant(self.said, asked)


@dataclass(frozen=True)
class Said:
    """What scripts say, in lower case: words, and parts that something is added to."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def may_be(self, name: str) -> bool:
        """Tell whether a script may mean a tag, a class or an id."""
        word = name.lstrip(".#")
        return word in self.words or word.startswith(self.beginnings) or word.endswith(self.endings)


@cache  # many pages have the same scripts
def _meant(said: Said, asked: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(said.may_be, asked))


@cache
def _said(scripts: tuple[str, ...]) -> Said:
    words = frozenset(_WORD.findall(" ".join(scripts).lower()))
    parts = sorted(words)
    return Said(
        words,
        tuple(word for word in parts if word.endswith(("-", "_"))),
        tuple(word for word in parts if word.startswith(("-", "_"))),
    )


def _parts(tokens: Iterable[Node]) -> list[list[Node]]:
    """Cut a list of selectors at its commas."""
    parts: list[list[Node]] = [[]]
    for node in tokens:
        if node == ",":
            parts.append([])
        elif node.type != "comment":
            parts[-1].append(node)
    return parts


def _selector(tokens: Sequence[Node]) -> Selector:
    asked = list(_asked(tokens))
    names = {name for name in asked if isinstance(name, str)}
    return Selector(
        tinycss2.serialize(tokens).strip(),
        # A name with other signs, such as `.a\:b`, might be said in many ways.
        frozenset(name.lower() for name in names if _WORD.fullmatch(name.lstrip(".#"))),
        tuple(choice for choice in asked if not isinstance(choice, str)),
    )


def _asked(tokens: Sequence[Node]) -> Iterator[str | tuple[Selector, ...]]:
    """Give the names and the choices of a selector, in order."""
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if token.type == "hash":
            yield f"#{token.value}"
        elif token.type == "ident" and before == ".":
            yield f".{token.value}"
        elif token.type == "ident" and before != ":" and after != "|":  # no state, no namespace
            yield token.value
        elif token.type == "function" and before == ":" and token.lower_name in _CHOICES:
            yield selectors(token.arguments)
