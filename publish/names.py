"""Files whose names say what is in them, so that a browser may keep each for good."""

import hashlib
import re
from pathlib import Path

from .errors import PublishError
from .minify import KINDS, minified

FOLDER = "assets"
THEME = f"{FOLDER}/javascripts/"  # fetched by the theme's own scripts, under names that they know

# As a whole string of a script, or at the end of one: in prose a name stays as it is written. No
# part begins with a dot: `..` would lead out of the folder.
_ASKED = re.compile(rf"{FOLDER}(?<![\w.-]{FOLDER})(?:/[\w-][\w.-]*)+(?=[\"'`])")


def name_all(site: Path) -> None:
    """Name what pages ask for by its content. Style sheets and scripts lose comments and blanks.

    Raises:
        PublishError: A script that cannot be read, or that names itself, by way of others too.
    """
    names: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        path.write_text(_renamed(html, site, names, ()), encoding="utf-8")


def _renamed(text: str, site: Path, names: dict[str, str], within: tuple[str, ...]) -> str:
    """Write the new names into a text.

    Args:
        text: A page, a style sheet or a script.
        site: The folder.
        names: The new by the old; it learns.
        within: The files whose names wait for this one.
    """

    def new(found: re.Match[str]) -> str:
        name = found[0]
        if name in within:
            raise PublishError(within[-1], name, "files that do not name each other in a circle")
        if name not in names:
            names[name] = _named(site, name, names, within) if _may_change(site, name) else name
        return names[name]

    return _ASKED.sub(new, text)


def _may_change(site: Path, name: str) -> bool:
    """Tell whether a file is there, and not called by its name: as pages are, by people."""
    return (site / name).is_file() and not name.startswith(THEME) and not name.endswith(".html")


def _named(site: Path, name: str, names: dict[str, str], within: tuple[str, ...]) -> str:
    """Move a file to the name that says its content. Returns the name, from the site's folder."""
    path = site / name
    content = path.read_bytes()
    if path.suffix in KINDS:
        text = minified(content.decode(), name)
        content = _renamed(text, site, names, (*within, name)).encode()
    digest = hashlib.sha256(content).hexdigest()[:8]
    path.unlink()
    path = path.with_name(f"{path.stem}.{digest}{path.suffix}")
    path.write_bytes(content)
    return path.relative_to(site).as_posix()
