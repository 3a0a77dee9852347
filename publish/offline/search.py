"""Search without a server: the index as a script, and the worker in the page."""

import json
from pathlib import Path
from typing import Any

from ..errors import PublishError
from ..unasked import INDEX
from .names import name_of

SCRIPT = "search/search_index.js"  # what the theme's bundle asks for where there is no server
_BESIDE = "search-words"  # the script of ours that comes before the bundle
WORKERS = "assets/javascripts/workers"
_PLACE = "/* the worker's own script */"


def index(text: str) -> str:
    """Return the index as a script.

    Args:
        text: The index as JSON.

    Raises:
        PublishError: It is not what the theme's search writes.
    """
    try:
        found: dict[str, Any] = json.loads(text)
        docs = [{**doc, "location": moved_location(doc["location"])} for doc in found["docs"]]
    except (ValueError, KeyError, TypeError) as error:
        allowed = 'JSON as {"config": {…}, "docs": [{"location": "help/", …}]}'
        raise PublishError(INDEX, repr(error), allowed) from error
    moved = json.dumps({**found, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    return f"var __index={moved};"


def moved_location(location: str) -> str:
    """Return where a result leads, such as `help/#now`, as it is written in the copy."""
    path, sign, fragment = location.partition("#")
    file = path if path.endswith(".html") else f"{path}index.html"
    return f"{name_of(file)}{sign}{fragment}"


def is_beside(path: str) -> bool:
    """Tell whether a script is the one that the worker goes into."""
    return Path(path).name.split(".")[0] == _BESIDE


def with_worker(script: str, site: Path) -> str:
    """Return a script after the worker, so that both are there before the bundle asks for it.

    Raises:
        PublishError: There is not one worker in the folder.
    """
    workers = sorted((site / WORKERS).glob("*.js"))
    if len(workers) != 1:
        raise PublishError(WORKERS, f"{len(workers)} scripts", "one: the worker of search")
    frame = Path(__file__).with_name("worker.js").read_text(encoding="utf-8")
    before, after = frame.split(_PLACE)
    worker = workers[0].read_text(encoding="utf-8")
    return f"{before}{worker}\n{after}{script}"
