"""The project and a host's folder in, the project of the host's copy out."""

import datetime as dt
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from macros import folders
from macros.errors import DataError, Problem
from macros.places import on_lines
from macros.reading import read_text
from macros.store import load_store
from publish.swap import replacement

from . import colours, data, invented, links, privacy
from . import pages as menu
from .configuration import configuration, read, way_to, written
from .confirmed import FILE, confirm
from .folder import Folder, read_folder
from .settings import TELLING

TOKENS = "docs/assets/css/tokens.css"
QUESTIONS = "about/questions.md"
LOGO = "docs/assets/images/logo.svg"
CONTACTS = "data/own-contacts.yml"


@dataclass(frozen=True)
class Made:
    """What became of a copy."""

    pages: int
    own: int
    left_out: int
    unreviewed: tuple[str, ...]  # pages to warn of
    notes: tuple[str, ...]  # confirmations that say nothing in it, and why
    unlinked: tuple[str, ...]  # words that named a page left out, with the page they stand on
    taken_out: tuple[str, ...]  # lines that led to a page left out and said more, likewise
    telling: str  # the address, where it says what the site is about
    made_up: tuple[str, ...]  # what is still an example's


def make(root: Path, host: Path, out: Path, *, today: dt.date, preview: bool = False) -> Made:
    """Make the project of a host's copy.

    Args:
        root: The project's folder.
        host: The host's folder.
        out: The folder to replace, whole or not at all.
        today: The day of the build.
        preview: Whether only its editors will see it: what the examples made up may stay.

    Raises:
        DataError: Something in the host's folder is wrong. `out` is as it was.
    """
    base = root if host.is_relative_to(root) else host.parent
    folder = read_folder(host, root=base)
    if misplaced := list(folders.problems(root)):
        raise DataError(misplaced)  # nothing is read through a link, from a pipe or at any length
    docs = root / "docs"
    before = {
        path.relative_to(docs).as_posix(): read_text(path, root=root) for path in docs.rglob("*.md")
    }
    file = f"{folder.name}/{FILE}"
    confirmed = confirm(folder.confirmed, before, root=root, today=today, file=file)
    texts = {**before, **confirmed.pages}
    gone, problems = _gone(folder, texts)
    problems += confirmed.problems
    own = {f"{menu.OWN}{path}": text for path, text in folder.pages.items()}
    titles = {path: str(menu.fields_of(text).get("title") or path) for path, text in own.items()}
    titles, out_of_order = menu.own_pages(titles, file=f"{folder.name}/pages")
    once, unknown = data.without_doubles(folder, confirmed.data, root)
    problems += [*out_of_order, *data.place_problems(folder, root), *unknown]
    made_up: list[Problem] = []
    if not host.is_relative_to(examples := root / "examples"):
        made_up += invented.problems(folder, words=invented.words_of(examples))
    problems += [] if preview else made_up
    css = (root / TOKENS).read_text("utf-8")
    file = f"{folder.name}/host.yml"
    if accent := folder.host.accent:
        problems += colours.problems(accent, css, file=file)
    if problems:
        raise DataError(on_lines(problems, root=base))
    stay = {path: text for path, text in texts.items() if path not in gone}
    title = folder.host.organisation.in_header
    with replacement(out, mark="macros/__init__.py") as work:
        for name in ("docs", "data", "macros"):
            shutil.copytree(root / name, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        for path in gone:
            (work / "docs" / path).unlink()
        is_gone = gone.__contains__
        shorter = {
            path: links.without_pointers(text, page=path, gone=is_gone)
            for path, text in stay.items()
        }
        changed = {
            path: links.unlinked(text, page=path, gone=is_gone) for path, text in shorter.items()
        }
        changed[QUESTIONS] = menu.listed(changed[QUESTIONS], titles, title=title)
        added = folder.host.privacy
        changed[privacy.PAGE] = privacy.told(
            changed[privacy.PAGE], added, name=folder.host.organisation.name
        )
        _write(work / "docs", {p: t for p, t in {**changed, **own}.items() if before.get(p) != t})
        _write(work, {**confirmed.data, **once})
        if gone:
            _write(work, data.without_links(root, stay, gone))
        if accent:
            _write(work, {TOKENS: colours.coloured(css, colours.accents(accent, css))})
        if folder.logo:
            (work / LOGO).write_bytes(folder.logo.drawing)
        if folder.contacts:
            _write(work, {CONTACTS: data.contacts(folder)})
        project = read((root / "mkdocs.yml").read_text("utf-8"))
        settings = configuration(
            folder.host,
            project=project,
            nav=menu.navigation(project["nav"], gone=gone, own=titles, title=title),
            logo=folder.logo,
            changed=bool(gone or own or added),
            folder=folder.name,
            way=way_to(root, from_=out),
        )
        _write(work, {"mkdocs.yml": written(settings)})
        try:
            load_store(work, today=today)
        except DataError as error:
            raise DataError(on_lines(_own_files(error, folder), root=base)) from None
    address = folder.host.address
    warned = _unreviewed(stay) if folder.host.reviews.missing in ("warn", "leave-out") else []
    return Made(
        pages=len(stay) + len(own),
        own=len(own),
        left_out=len(gone),
        unreviewed=tuple(f"docs/{path}" for path in warned),
        notes=tuple(confirmed.notes),
        unlinked=_lines(links.named, shorter, is_gone),
        taken_out=_lines(links.taken_out, stay, is_gone),
        telling=address if TELLING.search(address) else "",
        made_up=tuple(f"{each.file}: {each.where}, {each.found}" for each in made_up),
    )


def _lines(
    found: Callable[..., list[str]], texts: Mapping[str, str], gone: links.Gone
) -> tuple[str, ...]:
    """Return what is found in pages, each with its page."""
    return tuple(
        f"docs/{path}: {words}"
        for path, text in texts.items()
        for words in found(text, page=path, gone=gone)
    )


def _gone(folder: Folder, texts: dict[str, str]) -> tuple[frozenset[str], list[Problem]]:
    file = f"{folder.name}/host.yml"
    gone, problems = menu.left_out(folder.host.pages.leave_out, texts, file=file)
    unreviewed = [path for path in _unreviewed(texts) if path not in gone]
    match folder.host.reviews.missing:
        case "fail" if unreviewed:
            named = ", ".join(unreviewed[:3])
            found = f"{len(unreviewed)} pages that no specialist has reviewed, such as {named}"
            allowed = "reviews of all pages, or mark, warn or leave-out here"
            problems.append(Problem(file, "reviews → missing", found, allowed))
        case "leave-out":
            may_go = {path for path in unreviewed if not menu.kept(path)}
            gone |= {path for path in may_go if not _opens(path, texts, gone | may_go)}
    return gone, problems


def _opens(path: str, texts: Collection[str], gone: Collection[str]) -> bool:
    """Tell whether other pages that stay are reached from this one."""
    folder = path.removesuffix("index.md")
    return path.endswith("/index.md") and any(
        page.startswith(folder) and page not in gone for page in texts
    )


def _unreviewed(texts: dict[str, str]) -> list[str]:
    return sorted(path for path, text in texts.items() if menu.review_of(text) is None)


def _own_files(error: DataError, folder: Folder) -> Iterator[Problem]:
    """Name the host's files in place of their copies."""
    for problem in error.problems:
        if problem.file == CONTACTS:
            yield replace(problem, file=f"{folder.name}/contacts.yml", line=None)
        elif problem.file.startswith(f"docs/{menu.OWN}"):
            path = problem.file.removeprefix(f"docs/{menu.OWN}")
            yield replace(problem, file=f"{folder.name}/pages/{path}")
        else:
            yield problem


def _write(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
