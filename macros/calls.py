"""The macro calls of a page, read without running anything.

mkdocs-macros renders pages in a Jinja environment without a sandbox, so a page is a program.
Only calls of known macros with literal arguments are let through.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

RULE = "macros"
# The same comment marks as in mkdocs.yml: the default "{#" would swallow heading ids.
_PARSER = ImmutableSandboxedEnvironment(
    comment_start_string="{##", comment_end_string="##}"
)  # It runs nothing; a sandbox all the same, should that change.


@dataclass(frozen=True)
class Signature:
    """How a macro may be called: from `least` to `most` arguments, each one of `values`."""

    block: bool  # stands alone on its line
    least: int
    most: int
    values: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Call:
    """One call as written; `line` counts from 1."""

    name: str
    arguments: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Refusal:
    """Something in a page that is not a permitted call."""

    line: int
    found: str
    allowed: str
    rule: str = RULE


def calls(text: str, signatures: dict[str, Signature]) -> tuple[list[Call], list[Refusal]]:
    """Find the macro calls of a page and everything that should not be there.

    Args:
        text: Markdown with macro calls; lines count from its first line.
        signatures: The macros that exist.
    """
    example = 'a call such as {{ cite("ons2024") }}'
    text = re.sub(r"\r\n?", "\n", text)  # the parser counts each of these as one line
    lines = text.split("\n")
    try:
        tree = _PARSER.parse(text)
    except TemplateSyntaxError as error:
        return [], [_broken(error, lines, example)]
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        return [], [Refusal(1, "braces that are too deep or too long", example)]
    found: list[Call] = []
    refused = list(dict.fromkeys(_odd_marks(text, lines, example)))
    for statement in tree.body:
        # What is no output is a statement, and refused by its marks.
        for node in statement.nodes if isinstance(statement, nodes.Output) else ():
            if isinstance(node, nodes.TemplateData):
                continue
            call = _literal_call(node)
            if call is None:
                found_text = f"braces around something else: {_shown(node.lineno, lines)}"
                refused.append(
                    Refusal(node.lineno, found_text, f"{example}, its arguments in quotes")
                )
            elif refusal := _against_signature(call, signatures, lines):
                refused.append(refusal)
            else:
                found.append(call)
    return found, refused


def without_calls(text: str, words: Mapping[str, str]) -> str:
    """Return a page as Markdown meets it, with words in place of what macros would write.

    Args:
        text: Markdown in which `calls` refused nothing, or a beginning of such a text.
        words: What stands for a call, by the name of the macro.

    Raises:
        ValueError: The text ends inside a call.
    """
    # From the tokens: a template, to be rendered once, costs four times as much.
    parts: list[str] = []
    inside = False
    try:
        for _, kind, value in _PARSER.lex(text):
            if kind == "data":
                parts.append(value)
            elif kind in ("variable_begin", "variable_end"):
                inside = kind == "variable_begin"
            elif kind == "name":  # the arguments are texts in quotes
                parts.append(words[value])
    except TemplateSyntaxError as error:
        raise ValueError("the text ends inside a call") from error
    if inside:
        raise ValueError("the text ends inside a call")
    return "".join(parts)


def _odd_marks(text: str, lines: list[str], example: str) -> Iterator[Refusal]:
    """Find statements, and hyphens that eat the lines around braces.

    By their marks: the tree does not hold all of them, and not always their lines.
    """
    for line, kind, mark in _PARSER.lex(text):
        if kind in ("block_begin", "raw_begin"):
            yield Refusal(line, f"a Jinja statement: {_shown(line, lines)}", example)
        elif kind.endswith(("_begin", "_end")) and mark.strip("{}%# \n") in ("-", "+"):
            yield Refusal(line, f"a sign in the braces: {_shown(line, lines)}", example)


def _broken(error: TemplateSyntaxError, lines: list[str], example: str) -> Refusal:
    """Name the first line whose braces do not close on it; the parser notices only later."""
    closed = re.compile(r"""\{\{(?:[^{}"']|"[^"{}]*"|'[^'{}]*')*\}\}""")
    for number, line in enumerate(lines[: error.lineno], start=1):
        if "{{" in closed.sub("", line):
            return Refusal(number, f"broken braces: {_shown(number, lines)}", example)
    return Refusal(error.lineno, error.message or "broken braces", example)


def _shown(number: int, lines: list[str]) -> str:
    return lines[number - 1].strip()[:80]


def _literal_call(node: nodes.Expr) -> Call | None:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    arguments = [item.value for item in node.args if isinstance(item, nodes.Const)]
    if len(arguments) != len(node.args) or not all(isinstance(item, str) for item in arguments):
        return None
    return Call(node.node.name, tuple(arguments), node.lineno)


def _against_signature(
    call: Call, signatures: dict[str, Signature], lines: list[str]
) -> Refusal | None:
    signature = signatures.get(call.name)
    if signature is None:
        return Refusal(call.line, f"the unknown macro {call.name}", "one of " + _listed(signatures))
    if not signature.least <= len(call.arguments) <= signature.most:
        least, most = signature.least, signature.most
        allowed = f"{least}" if least == most else f"{least} to {most}"
        return Refusal(
            call.line, f"{call.name} with {len(call.arguments)} arguments", f"{allowed} in quotes"
        )
    for argument in call.arguments:
        if argument not in signature.values:
            return Refusal(call.line, f'{call.name}("{argument}")', _nearest(argument, signature))
    if signature.block and not re.fullmatch(r"\{\{[^{}]*\}\}\s*", lines[call.line - 1]):
        return Refusal(
            call.line, f"{call.name} inside a line", f"{call.name} alone on a line, not indented"
        )
    return None


def _nearest(argument: str, signature: Signature) -> str:
    close = get_close_matches(argument, sorted(signature.values), n=5, cutoff=0.5)
    return "one of " + _listed(close or signature.values)


def _listed(names: Iterable[str]) -> str:
    listed = sorted(names)
    return ", ".join(listed[:12]) + (f" and {len(listed) - 12} more" if len(listed) > 12 else "")
