"""Problems on their lines: where a field of data/ or of front matter stands in its file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from .errors import Problem


def on_lines(problems: Iterable[Problem], *, root: Path) -> Iterator[Problem]:
    """Give each problem its line, where its file can be read and its place be found.

    Args:
        problems: As found, some with a line, some with the names of fields.
        root: The folder that their files are named from.
    """
    texts: dict[str, str] = {}
    for problem in problems:
        if problem.line is None and problem.file not in texts:
            texts[problem.file] = _text(root / problem.file)
        line = problem.line or _line(problem, texts[problem.file])
        yield replace(problem, line=line)


def _text(path: Path) -> str:
    try:
        return "" if path.is_symlink() else path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""


def _line(problem: Problem, text: str) -> int | None:
    if said := re.match(r"line (\d+)", problem.where):
        return int(said[1])
    if problem.where.startswith("the "):  # the whole file, its name: no place in it
        return None
    parts = problem.where.split(" → ")
    if problem.file.endswith(".yml"):
        return _in_yaml(text, parts)
    if problem.file.endswith(".bib"):
        return _first(rf"^@\w+\{{{re.escape(parts[0])},", text)
    top = re.match(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)", text, re.DOTALL)
    return _first(rf"^{re.escape(parts[0])}:", top[0]) if top else None


def _first(pattern: str, text: str) -> int | None:
    found = re.search(pattern, text, re.MULTILINE)
    return text[: found.start()].count("\n") + 1 if found else None


def _in_yaml(text: str, parts: list[str]) -> int | None:
    """Follow the names of a place as far as the file has them."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    line = None
    for part in parts:
        found = _step(node, part)
        if found is None:
            break
        mark, node = found
        line = mark.line + 1
    return line


def _step(node: yaml.Node | None, part: str) -> tuple[yaml.Mark, yaml.Node] | None:
    """Find a field by its name, or a record of a list by its number or by what names it.

    The name of the list may be left out: a number of a service is told by how it is printed.
    """
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == part:
                return key.start_mark, value
        lists = (value for _, value in node.value if isinstance(value, yaml.SequenceNode))
        return next(filter(None, (_step(records, part) for records in lists)), None)
    if isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value, start=1):
            if part == f"item {at}" or part in _names(item):
                return item.start_mark, item
    return None


def _names(item: yaml.Node) -> set[str]:
    if not isinstance(item, yaml.MappingNode):
        return set()
    return {
        value.value
        for key, value in item.value
        if key.value in ("id", "label", "name", "number", "display", "topic")
        and isinstance(value, yaml.ScalarNode)
    }
