"""No script of ours throws: parts that are joined in one file would fall silent with it."""

import pytest
from playwright.sync_api import Page

from tests import built

from . import reader
from .pages import PHONE, OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture
def thrown() -> list[str]:
    return []


@pytest.fixture
def page(open_page: OpenPage, thrown: list[str]) -> Page:
    page = open_page("", width=PHONE)
    page.on("pageerror", lambda error: thrown.append(f"{page.url}: {error}"))
    return page


def test_no_page_throws_when_it_is_opened(page: Page, site_url: str, thrown: list[str]) -> None:
    for path in built.HTML.values():
        page.goto(f"{site_url}/{path.removesuffix('index.html')}")
    assert thrown == []


def test_nothing_throws_where_a_reader_searches(page: Page, thrown: list[str]) -> None:
    reader.search(page, "police")
    assert thrown == []


def test_a_script_that_throws_is_heard(page: Page, thrown: list[str]) -> None:
    with page.expect_event("pageerror"):
        page.evaluate("() => { setTimeout(() => { throw new Error('on purpose') }) }")
    assert len(thrown) == 1
