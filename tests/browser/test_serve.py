"""The preview as an editor sees it: an open tab turns into what to mend, and back, untouched."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.projects import small_project
from tests.test_serve import LONGEST, PAGE, broken, mended, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_open_tab_shows_what_to_mend_and_then_its_page_again(
    chromium: Browser, tmp_path: Path
) -> None:
    project = small_project(tmp_path)
    longest = LONGEST * 1000
    with serving(project) as url:
        # The reload is a script of the preview alone; the policy of the pages forbids it nothing.
        tab = chromium.new_page(viewport={"width": 360, "height": 700})
        tab.goto(url + PAGE)
        heading = tab.locator("h1").inner_text()
        broken(project)
        expect(tab.locator("h1")).to_have_text("Something to mend", timeout=longest)
        assert tab.url == url + PAGE
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        mended(project)
        expect(tab.locator("h1")).to_have_text(heading, timeout=longest)
        tab.close()
