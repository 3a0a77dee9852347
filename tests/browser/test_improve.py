"""The ways to mend a page, where a host names a project: for all, on no paper, asking nobody."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Browser, Page, expect

from tests.projects import build, small_project
from tests.serving import Sender, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CARDS = "help/united-kingdom/"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = small_project(tmp_path_factory.mktemp("improve"))
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("extra: {repository: https://github.com/charity/waymark}\n")
    result = build(project)
    assert result.status == 0, result.err
    with served(project / "site", Sender) as address:
        yield address


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, chromium: Browser, url: str) -> Iterator[Page]:
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{url}/{CARDS}")
    yield page
    context.close()
    assert [address for address in asked if not address.startswith(url)] == []


def test_axe_finds_nothing_in_them_folded_or_open(page: Page) -> None:
    page.evaluate(AXE)
    for state in ("folded", "open"):
        if state == "open":
            for press in page.locator(".wm-improve summary").all():
                press.click()
        found = page.evaluate("axe.run('.wm-improve').then(results => results.violations)")
        assert found == [], state


def test_each_is_large_enough_for_a_finger_and_opens_by_keyboard(page: Page) -> None:
    for press in page.locator(".wm-improve summary").all():
        box = press.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        press.focus()
        page.keyboard.press("Enter")
        expect(press.locator("xpath=..")).to_have_attribute("open", "")
    assert page.locator(".wm-improve").count() > 1
    wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wide, "an address made the page wider than the screen"


def test_nothing_of_them_is_on_paper(page: Page) -> None:
    page.locator(".wm-improve summary").first.click()
    page.emulate_media(media="print")
    expect(page.locator(".wm-improve").filter(visible=True)).to_have_count(0)
    expect(page.locator(".wm-service").first).to_be_visible()
