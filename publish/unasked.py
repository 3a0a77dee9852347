"""Files that came with the theme or the build, and that no page asks for."""

import json
import shutil
from pathlib import Path

from .addresses import CODE, Texts
from .errors import PublishError
from .names import THEME

STEMS = f"{THEME}lunr"  # how words end in other languages than English
INDEX = "search/search_index.json"
_LISTED = 'JSON as {"config": {"lang": ["en"]}, …}'


def clear_all(site: Path) -> None:
    """Take away scripts and style sheets that no page names, and what is for tools alone."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))]
    asked = Texts(site).behind(pages)
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        unasked = path.suffix in CODE and name not in asked and not name.startswith(THEME)
        if unasked or path.suffix == ".map":
            path.unlink()
    if languages(site) == {"en"}:
        shutil.rmtree(site / STEMS, ignore_errors=True)
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def languages(site: Path) -> set[str]:
    """Return the languages that the search knows, as BCP 47 tags; none if there is no search.

    Raises:
        PublishError: The index of the search does not name them.
    """
    path = site / INDEX
    if not path.is_file():
        return set()
    try:
        tags = json.loads(path.read_text(encoding="utf-8"))["config"]["lang"]
    except (ValueError, KeyError, TypeError) as error:
        raise PublishError(INDEX, repr(error), _LISTED) from error
    if not isinstance(tags, list):
        raise PublishError(INDEX, repr(tags), _LISTED)
    return set(tags)
