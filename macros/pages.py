"""Pages as the macros see them: front matter and calls, checked before any is rendered."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from . import markup, sourced
from .calls import Call, Signature, calls
from .errors import DataError, Problem
from .models import FrontMatter
from .reading import MOST_PROBLEMS, checked_record, parse_yaml, read_text
from .sentences import Block, blocks

# As MkDocs finds it, to the letter: what we took for front matter and MkDocs took for a page would
# be rendered unchecked.
_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_OTHER_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd")  # MkDocs would render these too


@dataclass(frozen=True)
class Page:
    """One page of docs/: its path below docs/, its front matter, its calls and its words."""

    path: str
    front_matter: FrontMatter
    calls: tuple[Call, ...]
    blocks: tuple[Block, ...]


def front_matter(text: str) -> str | None:
    """Return what stands between the two lines at the top of a page; None where they are not."""
    match = _FRONT_MATTER.match(text)
    return match and match[1]


def parse_page(text: str, *, path: str, file: str, signatures: dict[str, Signature]) -> Page:
    """Check one page.

    Args:
        text: The whole file.
        path: Below docs/, with slashes.
        file: From the project's root, for messages.
        signatures: The macros that exist, with the arguments they take.

    Raises:
        DataError: No front matter, a field of it is wrong, something in braces is not a known
            macro with literal, known arguments, or a figure has no source.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        allowed = "fields between two lines of --- at the very top: " + ", ".join(
            FrontMatter.model_fields
        )
        raise DataError([Problem(file, "line 1", "no front matter", allowed)])
    problems: list[Problem] = []
    front_matter = None
    try:
        raw = parse_yaml(match.group(1), file=file, first_line=2)
        if raw is None:
            allowed = "the fields " + ", ".join(FrontMatter.model_fields)
            raise DataError([Problem(file, "the front matter", "nothing: it is empty", allowed)])
        front_matter = checked_record(FrontMatter, raw, file=file)
    except DataError as error:
        problems.extend(error.problems)
    if not problems and (braces := re.search(r"\{[{%#]", match.group(1))):
        line = match.group(1)[: braces.start()].count("\n") + 2
        allowed = "macros in the body of the page only"
        problems.append(
            Problem(file, f"line {line}", "braces in the front matter", allowed, "macros")
        )
    skipped = match.group(0).count("\n")
    body = text[match.end() :]
    found, refused = calls(body, signatures)
    if not refused:
        refused = markup.refused(body, signatures)
    for item in refused[:MOST_PROBLEMS]:
        line = item.line + skipped
        problems.append(Problem(file, f"line {line}", item.found, item.allowed, item.rule, line))
    if problems or front_matter is None:
        raise DataError(problems)
    words = tuple(blocks(body, first_line=skipped + 1))
    if without_source := list(sourced.problems(words, front_matter, file=file)):
        raise DataError(without_source)
    calls_in_file = tuple(replace(call, line=call.line + skipped) for call in found)
    return Page(path, front_matter, calls_in_file, words)


def read_pages(docs: Path, *, root: Path, signatures: dict[str, Signature]) -> dict[str, Page]:
    """Check every page below docs/.

    Returns:
        Pages by path, in the order of their paths.

    Raises:
        DataError: The problems of all pages together.
    """
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        name = file.relative_to(root).as_posix()
        if file.is_symlink():
            continue  # refused by folders.py
        if file.name.endswith(_OTHER_ENDINGS):
            allowed = "a name ending in .md"
            problems.append(Problem(name, "the file's name", file.name, allowed, "files"))
        if file.suffix != ".md" or file.is_dir():
            continue
        try:
            text = read_text(file, root=root)
            pages[path] = parse_page(text, path=path, file=name, signatures=signatures)
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    return pages
