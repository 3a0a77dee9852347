"""Selectors, cut down to what the built page decides: whether a rule can ever apply there.

What a hand, a window or a script may bring about counts as there: `:hover`, `[open]`, `::before`,
a class that a script of the page names. So nothing that may be needed is ever left out; at worst a
rule stays that the page never needs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import tinycss2
from selectolax.lexbor import LexborHTMLParser
from tinycss2.ast import Node

# Attributes that nothing changes once a page is built. Any other may come and go.
FIXED = frozenset(
    {
        "data-component",
        "data-md-component",
        "data-md-toggle",
        "dir",
        "for",
        "href",
        "id",
        "lang",
        "name",
        "rel",
        "role",
        "scope",
        "type",
    }
)
_COMBINATORS = (">", "+", "~")
# Of pseudo-classes only these and :has() ask for something; the others are states, or take away.
_EITHER = ("is", "where")
_STRING = re.compile(r"""(["'`])((?:\\.|(?!\1)[^\\\n])*)\1""")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Compound:
    """One element of a selector, such as `li.wm-door`, without its states.

    Attributes:
        text: As a selector; `*` where any element would do.
        names: What an element must be called: `li`, `.wm-door`, `#list`.
        mentioned: The same, and what it may be called: the names in its `:is()`.
        has: What its `:has()` asks for: of each a choice of elements that are there together.
    """

    text: str
    names: frozenset[str]
    mentioned: frozenset[str]
    has: tuple[tuple[tuple["Compound", ...], ...], ...] = ()


@dataclass(frozen=True)
class Selector:
    """One selector of a rule.

    Attributes:
        text: As the style sheet has it.
        compounds: Its elements, each with the combinator before it; empty for the first.
    """

    text: str
    compounds: tuple[tuple[str, Compound], ...]

    @cached_property
    def static(self) -> str:
        """What of it a built page decides, as a selector."""
        return "".join(sign + compound.text for sign, compound in self.compounds)


def selectors(prelude: Sequence[Node]) -> tuple[Selector, ...]:
    """Return the selectors of a rule.

    Args:
        prelude: The tokens before its block.
    """
    return tuple(
        Selector(tinycss2.serialize(part).strip(), tuple(_compounds(part)))
        for part in _parts(prelude)
    )


@dataclass
class Contents:
    """What is on a page, and what its scripts may add.

    Attributes:
        tree: The page.
        scripts: The texts of the scripts that run on it.
    """

    tree: LexborHTMLParser
    scripts: Iterable[str] = ()
    _known: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def names(self) -> frozenset[str]:
        """Tags, `.classes` and `#ids` of all elements."""
        found = set()
        for node in self.tree.css("*"):
            found.add(str(node.tag))
            found.update(f".{name}" for name in (node.attributes.get("class") or "").split())
            found.add(f"#{node.id}")
        return frozenset(found)

    @cached_property
    def scripted(self) -> frozenset[str]:
        """What scripts name in strings: each may become a tag, a class or an id."""
        return frozenset().union(*map(_named_in, self.scripts))

    def may_match(self, selector: Selector) -> bool:
        """Tell whether an element of the page can ever be what a selector asks for."""
        compounds = [compound for _, compound in selector.compounds]
        fixed = [item for item in compounds if not self._is_scripted(item)]
        if not all(self.names >= item.names and self._has_within(item) for item in fixed):
            return False
        if len(fixed) == len(compounds):
            return self._has(selector.static)
        return all(self._has(item.text) for item in fixed)

    def _is_scripted(self, compound: Compound) -> bool:
        return not self.scripted.isdisjoint(compound.mentioned)

    def _has_within(self, compound: Compound) -> bool:
        """Tell whether what `:has()` asks for is on the page, wherever it may be."""
        return all(
            any(
                all(
                    self._is_scripted(item) or (self._has(item.text) and self._has_within(item))
                    for item in option
                )
                for option in options
            )
            for options in compound.has
        )

    def _has(self, selector: str) -> bool:
        if selector not in self._known:
            self._known[selector] = self.tree.css_first(selector) is not None
        return self._known[selector]


@cache
def _named_in(script: str) -> frozenset[str]:
    words = {word for string in _STRING.finditer(script) for word in _WORD.findall(string[2])}
    return frozenset(form for word in words for form in (word, f".{word}", f"#{word}"))


def _parts(tokens: Iterable[Node]) -> list[list[Node]]:
    """Cut a list of selectors at its commas."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if _is(token, ","):
            parts.append([])
        elif token.type != "comment":
            parts[-1].append(token)
    return parts


def _is(node: Node, *signs: str) -> bool:
    return node.type == "literal" and node.value in signs


def _compounds(tokens: Iterable[Node]) -> Iterator[tuple[str, Compound]]:
    sign, compound = "", list[Node]()
    for token in tokens:
        is_sign = _is(token, *_COMBINATORS)
        if not is_sign and token.type != "whitespace":
            compound.append(token)
            continue
        if compound:
            yield sign, _compound(compound)
            sign, compound = " ", []
        if is_sign:
            sign = token.value
    if compound:
        yield sign, _compound(compound)


def _compound(tokens: Sequence[Node]) -> Compound:
    text = ""
    names: set[str] = set()
    mentioned: set[str] = set()
    has = []
    rest = iter(tokens)
    for token in rest:
        if token.type == "ident":
            text += token.lower_value
            names.add(token.lower_value)
        elif token.type == "hash":
            text += f"#{token.value}"
            names.add(f"#{token.value}")
        elif _is(token, "."):
            name = next(rest).value
            text += f".{name}"
            names.add(f".{name}")
        elif token.type == "[] block":
            attribute = next(item.lower_value for item in token.content if item.type == "ident")
            text += token.serialize() if attribute in FIXED else ""
        elif _is(token, ":"):
            pseudo = next(rest)
            if _is(pseudo, ":"):
                next(rest)  # an element of the browser's, such as ::before
            elif pseudo.type == "function" and pseudo.lower_name in (*_EITHER, "has"):
                options = [list(_compounds(part)) for part in _parts(pseudo.arguments)]
                if pseudo.lower_name == "has":
                    has.append(tuple(tuple(item for _, item in option) for option in options))
                    continue
                mentioned.update(*(item.mentioned for option in options for _, item in option))
                texts = [option[0][1].text for option in options if len(option) == 1]
                if len(texts) == len(options) and "*" not in texts:
                    text += f":is({','.join(texts)})"
    return Compound(text or "*", frozenset(names), frozenset(names | mentioned), tuple(has))
