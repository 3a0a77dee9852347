"""Reports on disk."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from links.report import Report


class ReportError(Exception):
    """A report cannot be read or written; the message says which, and what to do."""


def read_report(path: Path) -> Report:
    """Read the JSON of an earlier run.

    Raises:
        ReportError: It cannot be read, or is not such a report.
    """
    try:
        return Report.model_validate_json(path.read_bytes())
    except OSError as error:
        message = (
            f"{path} cannot be read: {error.strerror}. It should be the JSON report of the last"
            " run; on a first run, leave it out."
        )
        raise ReportError(message) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the file"
        found = str(first["input"])[:60]
        message = f"{path} is not a report of this program: {field}: {first['msg']}; found {found}"
        raise ReportError(message) from error


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: a report cut short would lose every `since`.

    Raises:
        ReportError: The place cannot be written to.
    """
    with _explained(path):
        _draft(path, text).replace(path)


def check_writable(path: Path) -> None:
    """Find out before half an hour of checking whether its report can be kept.

    Raises:
        ReportError: The place cannot be written to.
    """
    with _explained(path):
        _draft(path, "").unlink()
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


def _draft(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(text, encoding="utf-8")
    return draft


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise ReportError(message) from error
