"""Files whose names say what is in them, so that a browser may keep each for good."""

import hashlib
import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

FOLDER = "assets"
HASHED = re.compile(r"\.[0-9a-f]{8}\.")  # in the name, by the theme or by us

_ASKED = re.compile(rf"(?<![\w.-]){FOLDER}/[\w./-]+(?=[\"\s])")
_SHORTER = {".css": cssmin, ".js": jsmin}


def name_all(site: Path) -> None:
    """Name what pages ask for by its content. Style sheets and scripts lose comments and blanks."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    asked = {name for html in pages.values() for name in asked_for(html)}
    names = {name: _named(site, name) for name in sorted(asked) if not HASHED.search(name)}
    for path, html in pages.items():
        path.write_text(
            _ASKED.sub(lambda found: names.get(found[0], found[0]), html), encoding="utf-8"
        )


def asked_for(html: str) -> list[str]:
    """Return the files of the folder that a page names, as paths below the site's folder."""
    return _ASKED.findall(html)


def _named(site: Path, name: str) -> str:
    """Move a file to the name that says its content. Returns the name, from the site's folder."""
    path = site / name
    content = path.read_bytes()
    if shorter := _SHORTER.get(path.suffix):
        content = shorter(content.decode()).encode()
    digest = hashlib.sha256(content).hexdigest()[:8]
    path.unlink()
    path = path.with_name(f"{path.stem}.{digest}{path.suffix}")
    path.write_bytes(content)
    return path.relative_to(site).as_posix()
