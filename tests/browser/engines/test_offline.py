"""The copy to carry, left by one press: in Firefox too, and in the other tabs that hear of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.offline.copy import START
from tests.serving import Quiet, served

from . import Engine, Tab, ask, move, settle, travel, wait

pytestmark = pytest.mark.browser

FIND = """const field = document.querySelector('[data-md-component="search-query"]');
field.focus();
field.value = arguments[0];
field.dispatchEvent(new Event("input", { bubbles: true }));
field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));"""


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A neutral site on loopback."""
    folder = tmp_path_factory.mktemp("away")
    (folder / "index.html").write_text("<!doctype html><title>Away</title>")
    with served(folder, Quiet) as url:
        yield f"{url}/"


@pytest.fixture(scope="module")
def copy(carried: Path, away: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, with the way out leading there."""
    folder = tmp_path_factory.mktemp("copy") / "pages"
    shutil.copytree(carried, folder)
    for path in folder.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("https://www.wikipedia.org/", away), encoding="utf-8")
    return folder


def _follow(tab: Tab, selector: str) -> None:
    assert move(tab, lambda: tab.press(selector), within=20)


def test_one_press_leaves_the_copy_and_nothing_of_it_lies_behind_or_ahead(
    firefox_engine: Engine, copy: Path, away: str
) -> None:
    tab = firefox_engine.tab()
    try:
        tab.go(away)
        tab.go((copy / START).as_uri())
        for selector in ("article a", ".wm-door a", ".wm-crumbs a"):
            _follow(tab, selector)
        assert travel(tab, -1, within=20)
        tab.press("[data-leave]")
        wait(tab, "return document.title === 'Away'")
        for steps in (1, -1, -1):
            travel(tab, steps)
            settle(tab)
            assert ask(tab, "return location.href") == away
    finally:
        tab.close()


def test_another_tab_of_the_copy_leaves_too(firefox_engine: Engine, copy: Path) -> None:
    first, second = firefox_engine.tab(), firefox_engine.tab()
    try:
        for tab in (first, second):
            tab.go((copy / START).as_uri())
        second.press("[data-leave]")
        for tab in (second, first):
            wait(tab, "return document.title === 'Away'")
    finally:
        first.close()
        second.close()


def test_search_finds_without_a_server(firefox_engine: Engine, copy: Path) -> None:
    tab = firefox_engine.tab()
    try:
        tab.go((copy / START).as_uri())
        tab.run(FIND, "screenshot")
        wait(tab, "return document.querySelectorAll('.md-search-result__link').length > 0")
    finally:
        tab.close()
