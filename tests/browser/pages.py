"""The addresses of every page, known before anything is built, so that each can be a test."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from ..repository import ROOT

OpenPage = Callable[..., Page]  # the fixtures `open_page` and `show_page`
Fresh = Callable[..., BrowserContext]  # the fixture `fresh`

DOCS = ROOT / "docs"
PHONE, DESK = 360, 1280
WIDTHS = (PHONE, DESK)
# What a static host sends where nothing is found.
NOT_FOUND = "404.html"


def _address(source: str) -> str:
    """Return the address of a page below the site's, as MkDocs makes it from its file."""
    path = source.removesuffix(".md").removesuffix("index")
    return path if not path or path.endswith("/") else f"{path}/"


_TEXTS = {
    _address(path.relative_to(DOCS).as_posix()): path.read_text(encoding="utf-8")
    for path in sorted(DOCS.rglob("*.md"))
}
BUILT = [*_TEXTS, NOT_FOUND]
# Some of the pages of countries: one with areas to choose, one with a single service, one in
# another script; and one of the lists of sources. tests/test_frame.py shows that the others are
# made of the same parts.
COUNTRIES = ["help/united-kingdom/", "help/philippines/", "help/japan/"]
LIST = "about/sources/s-t/"
_ALIKE = {path for path, text in _TEXTS.items() if re.search(r"\{\{ (services|sources)\(", text)}
_OTHERS = _ALIKE - {*COUNTRIES, LIST}
PAGES = [path for path in BUILT if path not in _OTHERS]
# One page with everything on it, for what is the same on all.
LONG = "understand/what-is-stalking/"
RECORD = ["record/notes/", "record/paper/"]
# One page of each template, for what tests/test_frame.py shows to be the same on all.
TEMPLATES = ["", LONG, "sheets/police/", "sheets/plan/", *RECORD, NOT_FOUND]
# Two of the many quizzes: tests/test_frame.py shows that all are built alike.
QUIZZES = [LONG, "for-others/employers/"]

every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
every_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path or "home")
every_quiz = pytest.mark.parametrize("path", QUIZZES)
both_widths = pytest.mark.parametrize("width", WIDTHS)
both_schemes = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
