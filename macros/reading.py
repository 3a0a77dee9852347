"""Files in, plain values or checked records out. Knows YAML and bytes, no record by name."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from .errors import DataError, Problem, problems_of, shown

Record = TypeVar("Record", bound=BaseModel)
YAML_HINT = "YAML; a text that holds a colon and a space, or starts with a sign, goes in quotes"
LARGEST_FILE = 512 * 1024  # bytes; the largest data file is a tenth of this


class _StrictLoader(yaml.SafeLoader):
    """Safe YAML without its two traps: a key written twice, and aliases (which can explode)."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.constructor.ConstructorError(
                None,
                None,
                "aliases (*name) are not used here: write the value out",
                event.start_mark,
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {shown(key.value)} is written twice", key.start_mark
                )
            if isinstance(key.value, str):
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read_text(path: Path, *, root: Path) -> str:
    """Read a UTF-8 file of the project.

    Raises:
        DataError: The file is missing, a link, too large, or not UTF-8.
    """
    file = path.relative_to(root).as_posix()

    def fail(found: str, allowed: str) -> DataError:
        return DataError([Problem(file, "the whole file", found, allowed)])

    if path.is_symlink():
        raise fail("a symbolic link", "a file: a link could publish something from outside")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise fail(f"no readable file ({error.strerror})", "a file in UTF-8") from error
    if len(raw) > LARGEST_FILE:
        raise fail(f"{len(raw)} bytes", f"at most {LARGEST_FILE} bytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise fail(
            f"bytes that are not UTF-8 on line {line}", "UTF-8: choose it when saving the file"
        ) from error


def parse_yaml(text: str, *, file: str, first_line: int = 1) -> Any:
    """Turn YAML into plain values.

    Args:
        text: YAML, one document.
        file: Path for messages.
        first_line: Line of `text`'s first line in that file.

    Raises:
        DataError: Broken YAML, a key written twice, an alias, or nesting too deep to read.
    """
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 (a SafeLoader, made stricter)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        found = error.problem or "something YAML cannot read"
        raise DataError([Problem(file, f"line {line}", found, YAML_HINT)]) from error
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError) as error:
        # ValueError: a date such as 2026-13-40. TypeError: a list as a key.
        found = " ".join(str(error).split())[:120] or type(error).__name__
        raise DataError([Problem(file, "the whole file", found, YAML_HINT)]) from error


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
    return checked_record(model, parse_yaml(read_text(path, root=root), file=file), file=file)
