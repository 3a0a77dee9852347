"""The project and a host's folder in, the project of the host's copy out."""

import datetime as dt
import re
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from macros.errors import DataError, Problem, nearest
from macros.models import Country
from macros.places import on_lines
from macros.reading import parse_yaml, read_record, read_text
from macros.store import load_store
from publish.swap import replacement

from . import colours, links
from . import pages as menu
from .configuration import configuration, read, way_to, written
from .folder import Folder, read_folder

TOKENS = "docs/assets/css/tokens.css"
QUESTIONS = "about/questions.md"
LOGO = "docs/assets/images/logo.svg"
CONTACTS = "data/own-contacts.yml"
WORDS = "data/search-words.yml"
# Data that holds links, which count from the page that shows it; by the macro that does.
_SHOWN = re.compile(r"\{\{ (quiz|device_steps|figure|self_check|plan_first)\((?:\"([\w-]+)\")?\) \}\}")
_FILES = {
    "quiz": "data/quizzes/{}.yml",
    "device_steps": "data/device-steps/{}.yml",
    "figure": "data/figures/{}.yml",
    "self_check": "data/self-check.yml",
    "plan_first": "data/plan-first.yml",
}


@dataclass(frozen=True)
class Made:
    """What became of a copy."""

    pages: int
    own: int
    left_out: int
    unreviewed: tuple[str, ...]  # pages to warn of


def make(root: Path, host: Path, out: Path, *, today: dt.date) -> Made:
    """Make the project of a host's copy.

    Args:
        root: The project's folder.
        host: The host's folder.
        out: The folder to replace, whole or not at all.
        today: The day of the build.

    Raises:
        DataError: Something in the host's folder is wrong. `out` is as it was.
    """
    base = root if host.is_relative_to(root) else host.parent
    folder = read_folder(host, root=base)
    docs = root / "docs"
    texts = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")}
    gone, problems = _gone(folder, texts)
    own = {f"{menu.OWN}{path}": text for path, text in folder.pages.items()}
    titles = {path: menu.title_of(text) or path for path, text in own.items()}
    titles, out_of_order = menu.own_pages(titles, file=f"{folder.name}/pages")
    problems += [*out_of_order, *_places(folder, root)]
    css = (root / TOKENS).read_text("utf-8")
    file = f"{folder.name}/host.yml"
    if accent := folder.host.accent:
        problems += colours.problems(accent, css, file=file)
    if problems:
        raise DataError(on_lines(problems, root=base))
    stay = {path: text for path, text in texts.items() if path not in gone}
    title = folder.host.organisation.in_header
    with replacement(out) as work:
        for name in ("docs", "data", "macros"):
            shutil.copytree(root / name, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        for path in gone:
            (work / "docs" / path).unlink()
        changed = {path: links.without(text, page=path, gone=gone.__contains__) for path, text in stay.items()}
        changed[QUESTIONS] = menu.listed(changed[QUESTIONS], titles, title=title)
        _write(work / "docs", {p: t for p, t in {**changed, **own}.items() if texts.get(p) != t})
        if gone:
            _write(work, _data(root, stay, gone))
        if accent:
            _write(work, {TOKENS: colours.coloured(css, colours.accents(accent, css))})
        if folder.logo:
            (work / LOGO).write_bytes(folder.logo.drawing)
        if folder.contacts:
            _write(work, {CONTACTS: _contacts(folder)})
        project = read((root / "mkdocs.yml").read_text("utf-8"))
        settings = configuration(
            folder.host,
            project=project,
            nav=menu.navigation(project["nav"], gone=gone, own=titles, title=title),
            logo=folder.logo,
            changed=bool(gone or own),
            way=way_to(root, from_=out),
        )
        _write(work, {"mkdocs.yml": written(settings)})
        try:
            load_store(work, today=today)
        except DataError as error:
            raise DataError(on_lines(_own_files(error, folder), root=base)) from None
    warned = _unreviewed(stay) if folder.host.reviews.missing in ("warn", "leave-out") else []
    return Made(len(stay) + len(own), len(own), len(gone), tuple(warned))


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
    return sorted(path for path, text in texts.items() if re.search(r"^review: none$", text, re.M))


def _places(folder: Folder, root: Path) -> Iterator[Problem]:
    """Check country and regions against the project's data."""
    code, file = folder.host.country, f"{folder.name}/host.yml"
    if code is None:
        return
    known = {path.stem.upper(): path for path in (root / "data" / "services").glob("*.yml")}
    if code not in known:
        allowed = f"a country of data/services, or none{nearest(code, known)}"
        yield Problem(file, "country", f"'{code}'", allowed, "country")
        return
    areas = read_record(Country, known[code], root=root).areas
    for region in folder.host.regions:
        if region not in areas:
            allowed = f"one of {', '.join(areas) or 'none: its services are all for everyone'}"
            yield Problem(file, "regions", f"'{region}'", allowed + nearest(region, areas), "country")


def _data(root: Path, stay: dict[str, str], gone: Collection[str]) -> dict[str, str]:
    """Return the files of data/ that lead to pages that are gone, without the way there."""
    shown = defaultdict(list)
    for page, text in stay.items():
        for macro, name in _SHOWN.findall(text):
            shown[_FILES[macro].format(name)].append(page)
    files = {}
    for file, on in shown.items():
        before = text = (root / file).read_text("utf-8")
        for page in on:
            text = links.unlinked(text, page=page, gone=gone.__contains__)
        if text != before:
            files[file] = text
    words = parse_yaml(read_text(root / WORDS, root=root), file=WORDS)
    words["pages"] = {
        place: typed for place, typed in words["pages"].items() if place.partition("#")[0] not in gone
    }
    files[WORDS] = yaml.safe_dump(words, sort_keys=False, allow_unicode=True)
    return files


def _contacts(folder: Folder) -> str:
    record = {
        "organisation": folder.host.organisation.name,
        "country": folder.host.country or "none",
        "contacts": folder.contacts,
    }
    return yaml.safe_dump(record, sort_keys=False, allow_unicode=True)


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
