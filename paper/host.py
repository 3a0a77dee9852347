"""Whose copy it is: what a host says in its configuration, as far as paper needs it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import get_yaml_loader, yaml_load  # INHERIT and !ENV as the engine has them

from macros.errors import DataError, Problem
from macros.languages import direction
from macros.settings import check_settings


@dataclass(frozen=True)
class Host:
    """A host's name, writing and country, and the order of its pages."""

    name: str
    address: str  # with a slash at its end
    language: str  # BCP 47 tag
    direction: str  # of its writing: ltr or rtl
    country: str | None  # ISO 3166-1 alpha-2 code
    pages: tuple[
        tuple[int, str], ...
    ]  # depth from 1, and path below docs/, in the order of the menu


def read_host(path: Path) -> Host:
    """Read a configuration of MkDocs, with what it inherits.

    Raises:
        DataError: It cannot be read, or a setting is missing.
    """
    try:
        with path.open(encoding="utf-8") as file:
            found = yaml_load(file, loader=get_yaml_loader())
    except Exception as error:  # YAML's, the disk's and the engine's own have nothing in common
        text = str(error).splitlines()[0]
        raise DataError(
            [Problem(str(path), "the file", text, "a configuration of MkDocs")]
        ) from None
    for name in ("site_name", "site_url", "nav", "extra"):
        if not found.get(name):
            allowed = f"{name}: as in mkdocs.yml"
            raise DataError([Problem(str(path), name, "nothing", allowed)])
    settings = check_settings(found["extra"])
    theme = found.get("theme") or {}
    language = theme.get("language") or "en"
    return Host(
        name=found["site_name"],
        address=f"{found['site_url'].rstrip('/')}/",
        language=language,
        direction=theme.get("direction") or direction(language),
        country=settings.country,
        pages=tuple(_pages(found["nav"], depth=1)),
    )


def _pages(nav: list[str | Mapping[str, Any]], *, depth: int) -> Iterator[tuple[int, str]]:
    """Give the pages of a menu: of a section, the first stands for it."""
    for item in nav:
        entry = next(iter(item.values())) if isinstance(item, Mapping) else item
        if isinstance(entry, str):
            yield depth, entry
            continue
        inner = list(_pages(entry, depth=depth + 1))
        yield from (
            (depth if place == 0 else level, path) for place, (level, path) in enumerate(inner)
        )
