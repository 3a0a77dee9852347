"""What browser tests share: Chromium, the pages to visit, an ear for breaches of the policy."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from . import reader
from .chromium import launch

expect.set_options(timeout=15_000)  # milliseconds; a busy machine is no finding


@pytest.fixture(scope="session")
def _heard() -> list[str]:
    """What the consoles of all tabs have said of breaches, until a test's end takes it out."""
    return []


@pytest.fixture(autouse=True)
def _a_page_keeps_the_policy(request: pytest.FixtureRequest, _heard: list[str]) -> Iterator[None]:
    """Fail every test in which a page did what the policy forbids."""
    yield
    heard = _heard.copy()
    _heard.clear()
    if "breaches" in request.fixturenames:
        assert heard, "nothing was heard of the breach that this test is about"
    else:
        assert heard == [], "a page broke the policy; does the test need `bypass_csp=True`?"


@pytest.fixture
def breaches(_heard: list[str]) -> list[str]:
    """The breaches heard so far, for a test that provokes them: at its end there must be some."""
    return _heard


def _hear_out(context: BrowserContext) -> None:
    """Wait until all that the pages have said so far has arrived: one question to each."""
    for page in context.pages:
        page.evaluate("0")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver, once for all tests of a process."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, _heard: list[str]) -> Iterator[Browser]:
    """One Chromium for all tests of a process."""
    browser = launch(playwright, _heard)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def caching_chromium(playwright: Playwright, _heard: list[str]) -> Iterator[Browser]:
    """A Chromium with the back/forward cache, as readers have it; Playwright switches it off."""
    browser = launch(playwright, _heard, "--disable-back-forward-cache")
    yield browser
    browser.close()


def _settings(
    *, width: int = 1280, dark: bool = False, scripts: bool = True, **more: Any
) -> dict[str, Any]:
    """Return what `Browser.new_context` takes for a reader with this window and these wishes."""
    return {
        "viewport": reader.window(width),
        "color_scheme": "dark" if dark else "light",
        "java_script_enabled": scripts,
        **more,
    }


@pytest.fixture
def fresh() -> Iterator[Callable[..., BrowserContext]]:
    """Give a fresh context of a browser, heard out and closed at the end of the test."""
    contexts = []

    def opened(browser: Browser, **settings: Any) -> BrowserContext:
        contexts.append(browser.new_context(**settings))
        return contexts[-1]

    yield opened
    for context in contexts:
        _hear_out(context)
        context.close()


@pytest.fixture
def open_page(
    chromium: Browser, site_url: str, fresh: Callable[..., BrowserContext]
) -> Callable[..., Page]:
    """Open a page of the site in a fresh context: `open_page("help/", width=360, dark=True)`.

    Args of the returned function: path below the site's address, width in CSS pixels, dark,
    scripts (False switches JavaScript off), and whatever `Browser.new_context` takes.
    """

    def opened(path: str = "", **wishes: Any) -> Page:
        page = fresh(chromium, **_settings(**wishes)).new_page()
        page.goto(f"{site_url}/{path}")
        return page

    return opened


@pytest.fixture(scope="session")
def _shown() -> dict[str, Page]:
    """The tabs of `show_page`, by their settings."""
    return {}


@pytest.fixture
def show_page(
    chromium: Browser, site_url: str, _shown: dict[str, Page]
) -> Iterator[Callable[..., Page]]:
    """Open a page as `open_page` does, in a tab that tests share: three times as fast.

    Only for tests that leave no listener, route, script or emulation behind on the tab; width and
    scheme may be changed, and are set anew.
    """
    used = set()

    def shown(path: str = "", **wishes: Any) -> Page:
        settings = _settings(**wishes)
        page = _shown.get(repr(settings))
        if page is None:
            page = chromium.new_context(**settings).new_page()
            _shown[repr(settings)] = page
        else:
            page.set_viewport_size(settings["viewport"])
            page.emulate_media(color_scheme=settings["color_scheme"])
        used.add(page)
        page.goto(f"{site_url}/{path}")
        return page

    yield shown
    for page in used:
        _hear_out(page.context)
