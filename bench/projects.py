"""Projects to measure: ours with copies of its pages, and the same Markdown in stock Material."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .expanded import expanded

Nav = list[Any]  # as mkdocs.yml has it: paths, and sections by their title
LIBRARY = "library"
COPIED = ("docs", "data")  # a link in them is refused
LINKED = ("macros", "publish", "overrides")
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)
# Stock Material has none of our templates.
_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
_LIST = "{{ sources() }}"
_INDEX = """\
---
title: Library
description: A page of the projects that are built to be measured. It leads to the copies of all other pages.
summary: Copies of all other pages.
audience: hosts
written: 2026-11-29
review: none
---

"""  # noqa: E501 (a description is one line)


def grown(root: Path, folder: Path, *, times: int) -> None:
    """Put a project into a folder with its pages several times over.

    The first pages stay as they are. Each copy of them is a part of a library, with all sections
    inside, as a charity would add pages: what stands around a page has the same size in each. The
    lists of sources stay empty there: a source has one entry in a site.

    Args:
        root: The project to copy; code and templates are linked.
        folder: Must not exist.
        times: From 1, which adds nothing.
    """
    for name in COPIED:
        shutil.copytree(root / name, folder / name)
    for name in LINKED:
        (folder / name).symlink_to((root / name).resolve())
    configuration: dict[str, Any] = {"INHERIT": str((root / "mkdocs.yml").resolve())}
    if times > 1:
        ours = read(root / "mkdocs.yml")
        parts = [f"{LIBRARY}/{number}" for number in range(2, times + 1)]
        for part in parts:
            copy_pages(root / "docs", folder / "docs" / part)
            for path in (folder / "docs" / part).rglob("*.md"):
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace(_LIST, ""), encoding="utf-8")
        links = "".join(f"- [A copy]({Path(part).name}/index.md)\n" for part in parts)
        (folder / "docs" / LIBRARY / "index.md").write_text(_INDEX + links, encoding="utf-8")
        library = [f"{LIBRARY}/index.md", *({part: moved(ours["nav"], part)} for part in parts)]
        configuration["nav"] = [*ours["nav"], {"Library": library}]
        hidden = str(ours.get("not_in_nav", "")).split()
        configuration["not_in_nav"] = "\n".join(
            [*hidden, *(f"{LIBRARY}/*/{path}" for path in hidden)]
        )
    write(configuration, folder)


def bare(root: Path, folder: Path) -> None:
    """Put the Markdown of a project into a folder, to be built by MkDocs and stock Material alone.

    In the place of each call of a macro stands what the macro wrote: the same words on every page.
    The extensions of Markdown are those of the project: without them it would be other Markdown.
    """
    expanded(root, folder / "docs")
    for path in sorted((folder / "docs").rglob("*.md")):
        original = (root / "docs" / path.relative_to(folder / "docs")).read_text(encoding="utf-8")
        front = _TEMPLATE.sub("", _FRONT.match(original)[0], count=1)  # type: ignore[index]
        path.write_text(front + path.read_text(encoding="utf-8"), encoding="utf-8")
    ours = read(root / "mkdocs.yml")
    kept = ("site_name", "site_url", "nav", "not_in_nav", "markdown_extensions")
    configuration = {name: ours[name] for name in kept if name in ours}
    write({**configuration, "theme": "material", "site_dir": "build/pages"}, folder)


def copy_pages(docs: Path, folder: Path) -> None:
    """Copy the Markdown of a folder, and nothing else."""
    for path in sorted(docs.rglob("*.md")):
        copy = folder / path.relative_to(docs)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)


def moved(nav: Nav, folder: str) -> Nav:
    """Return a nav of pages that stand in another folder, with the same titles."""
    return list(_moved(nav, folder))


def _moved(nav: Nav, folder: str) -> Iterator[Any]:
    for item in nav:
        if isinstance(item, str):
            yield f"{folder}/{item}"
        else:
            ((title, inside),) = item.items()
            below = f"{folder}/{inside}" if isinstance(inside, str) else moved(inside, folder)
            yield {title: below}


def read(path: Path) -> dict[str, Any]:
    """Read a configuration of MkDocs without tags of YAML, and under it what it inherits."""
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    inherited = loaded.pop("INHERIT", None)
    return {**read(path.parent / inherited), **loaded} if inherited else loaded


def write(configuration: dict[str, Any], folder: Path) -> None:
    """Write a configuration of MkDocs into a folder."""
    text = yaml.safe_dump(configuration, sort_keys=False, allow_unicode=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
