"""A host's folder as it was found: read and checked as far as it can be by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.errors import DataError, Problem, nearest
from macros.fields import Strict
from macros.models.own_contacts import Contacts
from macros.places import on_lines
from macros.reading import parse_yaml, read_record, read_text

from .confirmed import FILE, Confirmed
from .logo import Logo, cleaned
from .settings import Host

KNOWN = ("host.yml", "contacts.yml", "confirmed.yml", "logo.svg", "pages/", "README.md")
MOST_BYTES = 256 * 1024  # of a logo before it is cleaned


class _OwnFile(Strict):
    """contacts.yml."""

    contacts: Contacts


@dataclass(frozen=True)
class Folder:
    """What a host wrote."""

    name: str  # as messages call it: ours
    host: Host
    contacts: list[dict[str, Any]]  # as contacts.yml has them
    confirmed: Confirmed
    logo: Logo | None
    pages: dict[str, str]  # texts by path below pages/


def read_folder(path: Path, *, root: Path) -> Folder:
    """Read a host's folder.

    Args:
        path: The folder that holds host.yml.
        root: What messages name files from.

    Raises:
        DataError: All that is wrong in it, by file and field.
    """
    name = path.relative_to(root).as_posix()
    problems = list(_strangers(path, name))
    if problems:
        raise DataError(problems)
    host = None
    contacts: list[dict[str, Any]] = []
    confirmed = Confirmed()
    logo = None
    pages: dict[str, str] = {}
    try:
        host = read_record(Host, path / "host.yml", root=root)
    except DataError as error:
        problems += error.problems
    if (own := path / "contacts.yml").exists():
        try:
            read_record(_OwnFile, own, root=root)
            contacts = parse_yaml(read_text(own, root=root), file=f"{name}/contacts.yml")[
                "contacts"
            ]
        except DataError as error:
            problems += error.problems
    if (own := path / FILE).exists():
        try:
            confirmed = read_record(Confirmed, own, root=root)
        except DataError as error:
            problems += error.problems
    if (drawing := path / "logo.svg").exists():
        try:
            logo = _logo(drawing, f"{name}/logo.svg")
        except DataError as error:
            problems += error.problems
    for page in sorted((path / "pages").rglob("*.md")):
        try:
            pages[page.relative_to(path / "pages").as_posix()] = read_text(page, root=root)
        except DataError as error:
            problems += error.problems
    if problems or host is None:
        raise DataError(on_lines(problems, root=root))
    return Folder(name, host, contacts, confirmed, logo, pages)


def _logo(path: Path, file: str) -> Logo:
    if (size := path.stat().st_size) > MOST_BYTES:
        allowed = f"at most {MOST_BYTES} bytes"
        raise DataError([Problem(file, "the whole file", f"{size} bytes", allowed, "pictures")])
    return cleaned(path.read_bytes(), file=file)


def _strangers(path: Path, name: str) -> Iterator[Problem]:
    """Find what has no meaning there: a file that is read by nobody is a mistake in its name."""
    for item in sorted(path.rglob("*")):
        below = item.relative_to(path).as_posix()
        file = f"{name}/{below}"
        if item.is_symlink():
            allowed = "a file or folder: a link could publish something from outside"
            yield Problem(file, "the whole file", "a symbolic link", allowed, "files")
        elif any(part.startswith(".") for part in item.relative_to(path).parts):
            continue
        elif below.startswith("pages/"):
            if not item.is_dir() and item.suffix != ".md":
                yield Problem(file, "the file's name", item.name, "a name ending in .md", "files")
        elif (f"{below}/" if item.is_dir() else below) not in KNOWN:
            allowed = f"only {', '.join(KNOWN)}{nearest(below, KNOWN)}"
            yield Problem(file, "the file's name", below, allowed, "files")
