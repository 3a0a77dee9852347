"""Files that came with the theme or the build, and that no page asks for."""

import json
import shutil
from pathlib import Path

from .names import asked_for

# Fetched by the theme's own scripts, under names that they know.
KEPT = "assets/javascripts/"
STEMS = f"{KEPT}lunr"  # how words end in other languages than English
INDEX = "search/search_index.json"


def clear_all(site: Path) -> None:
    """Take away scripts and style sheets that no page names, and what is for tools alone."""
    asked = asked_for(site)
    for path in sorted(path for kind in ("css", "js", "map") for path in site.rglob(f"*.{kind}")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".map" or (name not in asked and not name.startswith(KEPT)):
            path.unlink()
    if languages(site) == {"en"}:
        shutil.rmtree(site / STEMS, ignore_errors=True)
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def languages(site: Path) -> set[str]:
    """Return the languages that the search knows, as BCP 47 tags; none if there is no search."""
    path = site / INDEX
    if not path.is_file():
        return set()
    index = json.loads(path.read_text(encoding="utf-8"))
    return set(index.get("config", {}).get("lang", []))
