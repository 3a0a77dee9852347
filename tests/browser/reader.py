"""What a reader does on a page, and what they then have before them."""

import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

LONGEST = 15  # seconds; a busy machine is no finding
_MEASURES = Path(__file__).with_name("measure.js").read_text(encoding="utf-8")


def window(width: int) -> ViewportSize:
    """Return the size of a window of this width: a phone's or a desk's."""
    return {"width": width, "height": 740 if width < 600 else 900}


def in_widths(page: Page, widths: Iterable[int]) -> Iterator[str]:
    """Make the window so wide, one width after the other. Gives what to say where one is wrong."""
    for width in widths:
        page.set_viewport_size(window(width))
        yield f"in a window {width} pixels wide"


def measure(page: Page, name: str) -> list[str]:
    """Run a measure of measure.js. Returns what is wrong, a line each."""
    wrong: list[str] = page.evaluate(f"({_MEASURES.rstrip()}).{name}()")
    return wrong


def until(page: Page, question: str, about: Any = None) -> None:
    """Wait until the page answers with something true.

    Not by Playwright's `wait_for_function`: it goes on asking by `eval`, which the policy forbids.
    """
    ends = time.monotonic() + LONGEST
    while not page.evaluate(question, about):
        if time.monotonic() > ends:
            pytest.fail(f"never true: {question}")
        page.wait_for_timeout(20)  # milliseconds


def menu_switch(page: Page) -> Locator:
    """Return the check box that opens the menu."""
    return page.get_by_role("checkbox", name="Menu", exact=True)


def menu(page: Page) -> Locator:
    """Return the menu itself, open or not."""
    return page.locator(".wm-nav")


def search_switch(page: Page) -> Locator:
    """Return the check box that opens search on a phone."""
    return page.locator("#__search")


def search_field(page: Page) -> Locator:
    """Return the field for the words, visible or not."""
    return page.locator('[data-md-component="search-query"]')


def results(page: Page) -> Locator:
    """Return the links to what was found."""
    return page.locator(".md-search-result__list a:visible")


def open_menu(page: Page) -> None:
    """Open the menu as a hand would, by its picture."""
    page.locator("label.wm-menu-button").click()
    expect(menu(page)).to_be_visible()


def search(page: Page, words: str) -> None:
    """Open search as a hand would, put words in at once, and wait for what is found."""
    button = page.locator("label.wm-search-button")
    (button if button.is_visible() else search_field(page)).click()
    expect(search_field(page)).to_be_focused()
    page.keyboard.insert_text(words)
    expect(results(page).first).to_be_visible()


def answer_all(page: Page, choice: str = "myth") -> int:
    """Choose in every statement of a quiz, or say yes to every question of the self-check.

    Returns how many there were.
    """
    quiz, check = (f'[data-component="{name}"] input' for name in ("quiz", "self-check"))
    boxes = page.locator(f'{quiz}[value="{choice}"], {check}[value="yes"]')
    for box in boxes.all():
        box.check()
    return boxes.count()


def unfold(page: Page) -> None:
    """Open all that can be opened in the text."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")


def hide_helpers_of_scripts(page: Page) -> None:
    """Take away what only a script can serve, and bring back what stands in its place."""
    page.evaluate("document.documentElement.className = 'no-js'")


def open_without(page: Page, url: str, *unknown: str) -> None:
    """Open a page as in a browser that does not know some CSS. Its policy has to be bypassed.

    Args:
        page: The tab.
        url: The page's address.
        unknown: Parts of style sheets, as the published ones write them: `:has(`, `/""`.
    """

    def unheard_of(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        for part in unknown:
            text = text.replace(part, re.sub(r'\w|""', "x", part))
        route.fulfill(response=answer, body=text)

    page.route(url, unheard_of)
    page.route("**/*.css", unheard_of)
    page.goto(url)


def focused(page: Page) -> str:
    """Name what has the focus: its label or its text; the element's name where it has neither."""
    name: str = page.evaluate(
        """() => {
            const el = document.activeElement;
            const text = el.getAttribute("aria-label") || el.textContent.trim();
            return el === document.body ? "nothing" : text || el.localName;
        }"""
    )
    return re.sub(r"\s+", " ", name)


def has_focus(page: Page, selector: str) -> bool:
    """Tell whether the focus is on an element that matches, or inside one."""
    return bool(page.evaluate("css => !!document.activeElement.closest(css)", selector))


def tab_to(page: Page, selector: str, *, within: int = 30) -> None:
    """Press Tab until the focus is on an element that matches."""
    for _ in range(within):
        page.keyboard.press("Tab")
        if has_focus(page, selector):
            return
    pytest.fail(f"{within} presses of Tab did not reach {selector}")


def kept(page: Page) -> dict[str, Any]:
    """Return all that a browser would keep of this visit: every value is empty where nothing is."""
    here: dict[str, Any] = page.evaluate(
        """async () => ({
            "local storage": Object.keys(localStorage),
            "session storage": Object.keys(sessionStorage),
            "databases": (await indexedDB.databases()).map(each => each.name),
            "caches": await caches.keys(),
            "service workers": (await navigator.serviceWorker.getRegistrations()).length,
            "history state": history.state,
            "window name": window.name,
            "query": location.search,
        })"""
    )
    return {"cookies": page.context.cookies(), **here}
