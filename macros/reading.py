"""Files in, plain values or checked records out. Knows YAML and bytes, no record by name."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from . import characters, markup
from .errors import DataError, Problem, path_of, problems_of, shown

Record = TypeVar("Record", bound=BaseModel)
_HINT = "YAML; a text that holds a colon and a space, or starts with a sign, goes in quotes"
# A date such as 2026-13-40, `!!int ""`, `!!bool x` and the like.
_ODD = (ValueError, TypeError, ArithmeticError, AttributeError, LookupError)
# Where the two scanners of PyYAML differ: tabs, tags, and `#` right behind the sign of a block.
_TOLD_APART = re.compile(r"[\t!]|[|>][0-9+-]*#")
MOST_PROBLEMS = 10  # of one kind in one file; a file full of them is one mistake
LARGEST_FILE = 512 * 1024  # bytes; the largest, references.bib, is a third of this
_MARKS = re.compile(r"[\[\]<{}!&]")  # without one of these, a text is words and nothing else


class _Refused(yaml.constructor.ConstructorError):
    """What YAML has and we do not; `allowed` says what to write."""

    def __init__(self, found: str, allowed: str, mark: yaml.Mark | None) -> None:
        super().__init__(None, None, found, mark)
        self.allowed = allowed


class _StrictLoader(yaml.SafeLoader):
    """Safe YAML without its two traps: a key written twice, and aliases (which can explode)."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise _Refused(f"the alias *{event.anchor}", "the value itself", event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise _Refused(f"{shown(key.value)} twice", "each name once", key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep=deep)
        except _ODD as error:
            raise _Refused(f"a value YAML cannot read ({error})", _HINT, node.start_mark) from error


if yaml.__with_libyaml__:

    class _QuickLoader(_StrictLoader):
        """The same with its scanner in C, in a fifth of the time."""

        def __init__(self, stream: str) -> None:
            super().__init__(stream)
            parser = yaml.CSafeLoader(stream)
            self.check_event = parser.check_event  # type: ignore[method-assign]
            self.peek_event = parser.peek_event  # type: ignore[method-assign]
            self.get_event = parser.get_event  # type: ignore[method-assign]


def read_text(path: Path, *, root: Path) -> str:
    """Read a UTF-8 file of the project.

    Returns:
        The text as MkDocs reads it too: lines end in a newline, and no byte order mark.

    Raises:
        DataError: The file is missing, no plain file, too large, not UTF-8, or holds characters
            that nobody can see.
    """
    file = path.relative_to(root).as_posix()

    def fail(found: str, allowed: str) -> DataError:
        return DataError([Problem(file, "the whole file", found, allowed, "files")])

    if path.is_symlink():
        raise fail("a symbolic link", "a file: a link could publish something from outside")
    if path.exists() and not path.is_file():
        raise fail("a folder or a device", "a file in UTF-8")
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise fail(f"{size} bytes", f"at most {LARGEST_FILE} bytes")
        raw = path.read_bytes()
    except OSError as error:
        raise fail(f"no readable file ({error.strerror})", "a file in UTF-8") from error
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise fail(
            f"bytes that are not UTF-8 on line {line}", "UTF-8: choose it when saving the file"
        ) from error
    if unseen := list(characters.hidden(text)):
        raise DataError(
            Problem(file, f"line {line}", found, characters.ALLOWED, characters.RULE, line)
            for line, found in unseen[:MOST_PROBLEMS]
        )
    return text


def parse_yaml(text: str, *, file: str, first_line: int = 1) -> Any:
    """Turn YAML into plain values.

    Args:
        text: YAML, one document.
        file: Path for messages.
        first_line: Line of `text`'s first line in that file.

    Raises:
        DataError: Broken YAML, a key written twice, an alias, or nesting too deep to read.
    """
    if yaml.__with_libyaml__ and not _TOLD_APART.search(text):
        # Where it stumbles, the scanner in Python says why, in the same words on every machine.
        with suppress(yaml.YAMLError, RecursionError, *_ODD):
            return yaml.load(text, Loader=_QuickLoader)  # noqa: S506 (a SafeLoader, made stricter)
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 (a SafeLoader, made stricter)
    except yaml.MarkedYAMLError as error:
        start, mark = error.context_mark, error.problem_mark
        where = f"line {mark.line + first_line}" if mark else "the whole file"
        if mark and start and start.line != mark.line:
            where += f", in what starts on line {start.line + first_line}"
        found = error.problem or "something YAML cannot read"
        if found.startswith("but ") and error.context:  # "expected one thing", "but found another"
            found = f"{error.context}, {found}"
        allowed = getattr(error, "allowed", _HINT)
        line = mark.line + first_line if mark else None
        raise DataError([Problem(file, where, found, allowed, "yaml", line)]) from error
    except (yaml.YAMLError, RecursionError, *_ODD) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        found = f"something YAML cannot read ({reason})"
        raise DataError([Problem(file, "the whole file", found, _HINT, "yaml")]) from error


def checked_record(model: type[Record], raw: Any, *, file: str) -> Record:
    """Validate plain values as one record.

    Raises:
        DataError: Every field that is missing, unknown or of the wrong kind, or an empty file.
    """
    if raw is None:
        allowed = "the fields " + ", ".join(model.model_fields)
        raise DataError([Problem(file, "the whole file", "nothing: the file is empty", allowed)])
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise DataError(problems_of(error, file=file, model=model, raw=raw)) from error


def read_record(model: type[Record], path: Path, *, root: Path) -> Record:
    """Read one YAML file as one record; raises DataError like the functions it is made of."""
    file = path.relative_to(root).as_posix()
    raw = parse_yaml(read_text(path, root=root), file=file)
    record = checked_record(model, raw, file=file)
    if problems := list(_more_than_words(raw, file=file)):
        raise DataError(problems)
    return record


def _more_than_words(raw: Any, *, file: str) -> Iterator[Problem]:
    """Find texts that would be more than words where Markdown meets them."""
    for loc, text in _texts(raw):
        where = path_of(loc, raw)
        for _, found in characters.hidden(text):
            yield Problem(file, where, found, characters.ALLOWED, characters.RULE)
        if _MARKS.search(text):
            for item in markup.refused(text):
                yield Problem(file, where, item.found, item.allowed, item.rule)


def _texts(
    raw: Any, loc: tuple[int | str, ...] = ()
) -> Iterator[tuple[tuple[int | str, ...], str]]:
    match raw:
        case str():
            yield loc, raw
        case dict():
            for name, value in raw.items():
                yield from _texts(value, (*loc, name))
        case list():
            for at, value in enumerate(raw):
                yield from _texts(value, (*loc, at))
