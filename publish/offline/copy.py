"""The copy: every file of it, by its path."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from ..addresses import CODE, Texts
from ..errors import PublishError
from ..unasked import INDEX
from . import names, search
from .page import copied

START = "start.html"
READ_FIRST = "read-first.txt"
# The page for what is not found is left out: a browser says so itself. Its frame holds the start.
FRAME = "404.html"
_DAY = "data/datapackage.json"
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


def built_on(site: Path) -> str:
    """Return the day for which a site was built, as 2026-11-29.

    Raises:
        PublishError: The site does not say.
    """
    try:
        created: str = json.loads((site / _DAY).read_text(encoding="utf-8"))["created"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        allowed = 'JSON as {"created": "2026-11-29T00:00:00Z", …}'
        raise PublishError(_DAY, repr(error), allowed) from error
    return created[:10]


def copy_of(site: Path, *, words: Mapping[str, Any], date: str) -> dict[str, bytes]:
    """Return the files of the copy by their paths, in the order of these.

    Args:
        site: A published folder.
        words: Those of `offline` in data/strings/.
        date: The day of the build, as readers read it.

    Raises:
        PublishError: A page leads nowhere, or search is not as it should be.
    """
    site = site.resolve()
    pages = sorted(path for path in site.rglob("*.html") if path != site / FRAME)
    names.check(path.relative_to(site).as_posix() for path in pages)
    files: dict[str, str | bytes] = {}
    note = words["note"].format(date=date)
    htmls = {path: path.read_text(encoding="utf-8") for path in pages}
    for path, html in htmls.items():
        place = names.place_of(path.relative_to(site).as_posix())
        files[place] = copied(html, page=path, site=site, note=note)
    files[START] = _start(site, words, note)
    files[READ_FIRST] = _read_first(words, note)
    files |= _code(site, list(htmls.values()))
    files |= {path: (site / path).read_bytes() for path in _linked(htmls, site)}
    found = site / INDEX
    if found.is_file():
        files[search.SCRIPT] = search.index(found.read_text(encoding="utf-8"))
    return {
        path: text.encode() if isinstance(text, str) else text
        for path, text in sorted(files.items())
    }


def _code(site: Path, htmls: list[str]) -> dict[str, str]:
    """Return the style sheets and scripts that pages ask for; the worker goes into one of them."""
    named = Texts(site).behind(htmls)
    return {
        path: search.with_worker(text, site) if search.is_beside(path) else text
        for path, text in named.items()
        if not path.startswith(search.WORKERS)
    }


def _linked(htmls: Mapping[Path, str], site: Path) -> Iterator[str]:
    """Give the files that pages show or lead to, other than pages and code."""
    found = set()
    for page, html in htmls.items():
        tree = LexborHTMLParser(html)
        for node in tree.css('a[href], img[src], link[rel~="icon"][href]'):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            found.add(names.target(link, page=page, site=site))
    for path in sorted(path for path in found if path):
        if path.suffix != ".html" and path.suffix not in CODE:
            yield path.relative_to(site).as_posix()


def _start(site: Path, words: Mapping[str, Any], note: str) -> str:
    """Return the page to open first, in the frame of the others.

    Raises:
        PublishError: There is no such frame.
    """
    frame = site / FRAME
    tree = LexborHTMLParser(frame.read_text(encoding="utf-8") if frame.is_file() else "")
    home = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    article, title, named = *map(tree.css_first, ("article", "title")), home.css_first("title")
    if article is None or title is None or named is None:
        raise PublishError(
            FRAME, "no frame", "a page with <article> and <title>, as the start page"
        )
    template = _TEMPLATES.get_template("start.html.jinja")
    article.inner_html = template.render(words=words, note=note)
    title.inner_html = escape(named.text())  # the site's name, and not that of who runs it
    return copied(tree.html or "", page=frame, site=site, note=note)


def _read_first(words: Mapping[str, Any], note: str) -> str:
    """Return the same in plain text, for whoever opens the folder."""
    start = words["open"].format(file=START)
    points = [f"- {point}" for point in (note, *words["points"])]
    # As Windows ends lines, which others read too.
    return "\r\n\r\n".join([words["heading"], words["lead"], start, *points]) + "\r\n"
