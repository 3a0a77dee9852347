"""The configuration of a host's copy: what differs from the project's, which it inherits."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from macros.errors import DataError, Problem

from .logo import Logo
from .pages import Nav
from .settings import Host

PAGES = "pages"  # below the copy: Zensical builds nothing outside of a project


class _Plain(yaml.SafeLoader):
    """YAML in which an engine's own tags, such as !ENV, are read as nothing."""


_Plain.add_multi_constructor("", lambda *_: None)


def read(text: str) -> dict[str, Any]:
    """Read the project's own mkdocs.yml.

    Raises:
        DataError: It is no YAML.
    """
    try:
        found: dict[str, Any] = yaml.load(text, Loader=_Plain)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        problem = Problem("mkdocs.yml", "the whole file", f"no YAML ({error})", "YAML", "yaml")
        raise DataError([problem]) from None
    return found


def configuration(
    host: Host,
    *,
    project: Mapping[str, Any],
    nav: Nav,
    logo: Logo | None,
    changed: bool,
    folder: str,
    way: str,
) -> dict[str, Any]:
    """Return what the copy's mkdocs.yml says.

    Mappings in it are merged with the project's, key by key; a list takes the place of its list.

    Args:
        host: The settings.
        project: The project's mkdocs.yml.
        nav: The menu of the copy.
        logo: The host's, already among the files of the copy.
        changed: Whether pages were left out or added. CC BY 4.0 asks to say so.
        folder: Of the host, as its own project names it: readers can mend what is in it, too.
        way: From the copy's folder to the project's.
    """
    who = host.organisation
    shown: dict[str, Any] = {"name": who.name, "in_header": who.in_header, "url": who.url}
    shown["folder"] = folder
    if logo:
        shown["logo"] = {"width": logo.width, "height": logo.height}
    leave = {"default": host.leave, **({host.country: host.leave} if host.country else {})}
    changes = ", with changes" if changed else ""
    return {
        "INHERIT": f"{way}/mkdocs.yml",
        **({"site_name": host.title} if host.title else {}),
        "site_url": host.address,
        "site_dir": PAGES,
        "copyright": f"Built on {project['site_name']}{changes}. {project['copyright']}",
        "nav": nav,
        "theme": {
            "custom_dir": f"{way}/overrides",
            "language": host.language,
            "direction": host.direction,
        },
        "watch": [f"{way}/overrides", "data", "macros"],
        "extra": {
            "country": host.country or "none",
            "regions": list(host.regions),
            **({"leave": leave} if host.leave else {}),
            "plain_titles": host.plain_titles,
            "overdue_reviews": host.reviews.overdue,
            "repository": host.repository or "none",
            "host": shown,
        },
    }


def written(settings: Mapping[str, Any]) -> str:
    """Write a configuration as YAML."""
    start = "# Written by python -m hosting. Change the host's folder instead.\n"
    return start + yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=100)


def way_to(root: Path, *, from_: Path) -> str:
    """Return the way from one folder to another, with slashes."""
    return Path(os.path.relpath(root.resolve(), from_.resolve())).as_posix()
