"""What a reader's browser meets in a published site, as facts: axe, traces, search, leaving."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.browser import reader
from tests.browser.chromium import launch
from tests.browser.pages import COUNTRIES, LIST, LONG, TEMPLATES
from tests.serving import Sender, served

from .facts import HASH, Facts

# One page of each kind: facts.py compares the elements of all.
VISITED = (*TEMPLATES, *COUNTRIES, LIST, "check/", "help/")
WORDS = "followed"
AWAY = "https://www.wikipedia.org/"  # extra.leave.default of mkdocs.yml
_ENOUGH = 8_000  # milliseconds to wait for what may never come
_RULES = """() => axe.run({resultTypes: ["violations"], preload: false}).then(
    found => found.violations.flatMap(
        each => each.nodes.map(node => `${each.id} ${node.target}`)))"""


def site_facts(site: Path) -> Facts:
    """Visit pages of a published site, served on loopback with its headers, in Chromium.

    Returns:
        By page, "accessibility", what axe-core finds; "traces", what is kept and who else is asked;
        "console", what it complains of. Of the site, "search", whether words find pages, and
        "leaving", where one press leads and where Back leads then.
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    with served(site, Sender) as url, sync_playwright() as driver:
        browser = launch(driver, [])
        for path in VISITED:
            for name, lines in _visit(browser, url, path):
                found[name, path or "./"] = lines
        found["search", LONG] = _search(browser, url)
        found["leaving", LONG] = _leave(browser, url)
        browser.close()
    return found


def _visit(browser: Browser, url: str, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    page = browser.new_context(bypass_csp=True).new_page()  # axe-core is a script of ours
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.goto(f"{url}/{path}", wait_until="load")
    page.wait_for_load_state("networkidle")
    elsewhere = [each for each in asked if not each.startswith((f"{url}/", "data:", "blob:"))]
    kept = json.dumps(reader.kept(page), sort_keys=True)
    yield "traces", (*(f"asks {each}" for each in elsewhere), f"keeps {kept}")
    yield "console", tuple(HASH.sub(".*", each.replace(url, "")) for each in said)
    page.evaluate(AXE)
    yield "accessibility", tuple(page.evaluate(_RULES))
    page.context.close()


def _search(browser: Browser, url: str) -> tuple[str, ...]:
    page = browser.new_context().new_page()
    page.goto(f"{url}/{LONG}")
    reader.search_field(page).click()
    page.keyboard.insert_text(WORDS)
    try:
        reader.results(page).first.wait_for(timeout=_ENOUGH)
        return ("finds pages",)
    except Error:
        return ("finds nothing",)
    finally:
        page.context.close()


def _leave(browser: Browser, url: str) -> tuple[str, ...]:
    page = browser.new_context().new_page()
    page.route(AWAY, lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(f"{url}/")
    page.goto(f"{url}/{LONG}")
    page.locator("[data-leave]").click()
    try:
        page.wait_for_url(AWAY, timeout=_ENOUGH)
        at = _address(page)
        page.go_back(timeout=_ENOUGH)
        page.wait_for_timeout(1_000)  # milliseconds: what stands behind goes on by itself
        return f"leads to {at}", f"Back leads to {_address(page)}"
    except Error as error:
        return (f"does not leave: {error.message.splitlines()[0]}",)
    finally:
        page.context.close()


def _address(page: Page) -> str:
    parts = urlsplit(page.url)
    return parts.path if parts.hostname == "127.0.0.1" else page.url
