"""Files whose names say what is in them, so that a browser may keep each for good."""

import hashlib
import re
from pathlib import Path

from .minify import KINDS, minified

FOLDER = "assets"
HASHED = re.compile(r"\.[0-9a-f]{8}\.")  # in the name, by the theme or by us

_ASKED = re.compile(rf"(?<![\w.-]){FOLDER}/[\w./-]+(?=[\"\s])")


def name_all(site: Path) -> None:
    """Name what pages ask for by its content. Style sheets and scripts lose comments and blanks."""
    names: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        path.write_text(_renamed(html, site, names), encoding="utf-8")


def asked_for(site: Path) -> set[str]:
    """Return the files of the folder that pages name, and those that these name, as paths below."""
    asked: set[str] = set()
    texts = [path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))]
    while texts:
        for name in _ASKED.findall(texts.pop()):
            if name not in asked and (site / name).is_file():
                asked.add(name)
                if Path(name).suffix in KINDS:
                    texts.append((site / name).read_text(encoding="utf-8"))
    return asked


def _renamed(text: str, site: Path, names: dict[str, str]) -> str:
    """Write the new names into a text; `names` has the new by the old, and learns."""

    def new(found: re.Match[str]) -> str:
        name = found[0]
        if name not in names:
            there = (site / name).is_file() and not HASHED.search(name)
            names[name] = _named(site, name, names) if there else name
        return names[name]

    return _ASKED.sub(new, text)


def _named(site: Path, name: str, names: dict[str, str]) -> str:
    """Move a file to the name that says its content. Returns the name, from the site's folder."""
    path = site / name
    content = path.read_bytes()
    if path.suffix in KINDS:
        text = _renamed(content.decode(), site, names)  # first: its content changes with them
        content = minified(text, path.suffix).encode()
    digest = hashlib.sha256(content).hexdigest()[:8]
    path.unlink()
    path = path.with_name(f"{path.stem}.{digest}{path.suffix}")
    path.write_bytes(content)
    return path.relative_to(site).as_posix()
