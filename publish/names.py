"""Files whose names say what is in them, so that a browser may keep each for good, or keep none.

A file that every page asks for tells of a visit to the site and no more: it is kept. One that only
some pages ask for, such as the script of the self-check, would tell which of them was read, by its
name and by what is in it, for as long as it lies on the disk. So it is called by its content alone,
lies in a folder with others of its kind, and is sent as pages are: no browser keeps it. The name
matters too: beside its cache, Chromium 156 keeps the address of each script of 1,024 signs or more.
"""

import hashlib
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .errors import PublishError
from .minify import KINDS, minified

FOLDER = "assets"
PARTS = f"{FOLDER}/parts"  # what only some pages ask for
THEME = f"{FOLDER}/javascripts/"  # fetched by the theme's own scripts, under names that they know

# As a whole string of a script, or at the end of one: in prose a name stays as it is written. No
# part begins with a dot: `..` would lead out of the folder.
_ASKED = re.compile(rf"{FOLDER}(?<![\w.-]{FOLDER})(?:/[\w-][\w.-]*)+(?=[\"'`])")
_PAGE = "index.html"  # a reader's; the page for what is not found and the way out are no such pages
_Called = Callable[[PurePosixPath, str], PurePosixPath]  # by the old name and the digest


def name_all(site: Path) -> None:
    """Name what pages ask for by its content. Style sheets and scripts lose comments and blanks.

    Raises:
        PublishError: A script that cannot be read, or that names itself, by way of others too.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    asked = [set(_ASKED.findall(html)) for path, html in pages.items() if path.name == _PAGE]
    names = _Names(site)
    for name in sorted(set.intersection(*asked)) if asked else ():
        names.new_of(name, _kept)  # first, and with it what it asks for in turn
    for path, html in pages.items():
        path.write_text(names.written(html, _unkept), encoding="utf-8")


def _kept(name: PurePosixPath, digest: str) -> PurePosixPath:
    return name.with_name(f"{name.stem}.{digest}{name.suffix}")


def _unkept(name: PurePosixPath, digest: str) -> PurePosixPath:
    return PurePosixPath(PARTS, f"{digest}{name.suffix}")


@dataclass(frozen=True)
class _Names:
    """The new names by the old; it learns."""

    site: Path
    known: dict[str, str] = field(default_factory=dict)

    def written(self, text: str, called: _Called, within: tuple[str, ...] = ()) -> str:
        """Write the new names into a page, a style sheet or a script.

        Args:
            text: All of it.
            called: Makes the names that are not known yet.
            within: The files whose names wait for this one.
        """
        return _ASKED.sub(lambda found: self.new_of(found[0], called, within), text)

    def new_of(self, name: str, called: _Called, within: tuple[str, ...] = ()) -> str:
        """Return the new name of a file, which is moved there; the old one where it may not."""
        if name in within:
            raise PublishError(within[-1], name, "files that do not name each other in a circle")
        if name not in self.known:
            moves = _may_change(self.site, name)
            self.known[name] = self._moved(name, called, within) if moves else name
        return self.known[name]

    def _moved(self, name: str, called: _Called, within: tuple[str, ...]) -> str:
        path = self.site / name
        content = path.read_bytes()
        if path.suffix in KINDS:
            text = minified(content.decode(), name)
            content = self.written(text, called, (*within, name)).encode()
        new = called(PurePosixPath(name), hashlib.sha256(content).hexdigest()[:8])
        path.unlink()
        (self.site / new).parent.mkdir(exist_ok=True)
        (self.site / new).write_bytes(content)
        with suppress(OSError):  # something is left in it
            os.removedirs(path.parent)
        return new.as_posix()


def _may_change(site: Path, name: str) -> bool:
    """Tell whether a file is there, and not called by its name: as pages are, by people."""
    return (site / name).is_file() and not name.startswith(THEME) and not name.endswith(".html")
