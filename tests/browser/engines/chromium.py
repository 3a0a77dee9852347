"""Chromium, through Playwright, with the back/forward cache as readers have it."""

import functools
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from . import Engine


class _Tab:
    def __init__(self, page: Page, context: BrowserContext | None) -> None:
        self._page = page
        self._context = context

    def go(self, url: str) -> None:
        self._page.goto(url)

    def run(self, script: str, *arguments: Any) -> Any:
        return self._page.evaluate(f"(all) => (function () {{ {script} }})(...all)", arguments)

    def press(self, selector: str) -> None:
        self._page.locator(selector).first.click(no_wait_after=True)

    def middle(self, selector: str) -> "_Tab":
        with self._page.context.expect_page() as opened:
            self._page.locator(selector).first.click(button="middle")
        opened.value.wait_for_load_state()
        opened.value.bring_to_front()  # a page that nobody sees draws no frame
        return _Tab(opened.value, None)

    def keys(self, *keys: str) -> None:
        for chord in keys:
            self._page.keyboard.press(chord)

    def close(self) -> None:
        if self._context is None:
            self._page.close()
        else:
            self._context.close()


def _open(browser: Browser, *, width: int = 1280, scripts: bool = True) -> _Tab:
    context = browser.new_context(
        viewport={"width": width, "height": 740 if width < 600 else 900},
        java_script_enabled=scripts,
    )
    return _Tab(context.new_page(), context)


def engine(browser: Browser) -> Engine:
    """Make an engine of a Chromium that runs already."""
    return Engine("Chromium", functools.partial(_open, browser))
