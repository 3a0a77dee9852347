"""Hosts' copies in a browser: their colours can be read, their logo shows, and leaving works."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.hosts import PLACES, every_host
from tests.serving import Sender, served

from . import reader
from .pages import DESK, PHONE, WIDTHS, Fresh, both_schemes
from .test_accessibility import _findings as axe

pytestmark = pytest.mark.browser

NARROW = 320
AWAY = "https://www.wikipedia.org/"
# A page of each template, and those on which a host's own things stand.
LOOKED_AT = ["", "help/", "check/", "local/", "sheets/police/"]
OWN = {"uk-charity": "local/", "au-university": "local/on-campus/", "rtl": "local/test/"}

OpenHost = Callable[..., Page]


@pytest.fixture
def open_host(
    chromium: Browser, host_copy: Callable[[str], Path], fresh: Fresh
) -> Iterator[OpenHost]:
    """Open a page of a host's copy: `open_host("rtl", "help/", width=360, dark=True)`."""
    with ExitStack() as stack:
        addresses: dict[str, str] = {}

        def opened(
            host: str,
            path: str = "",
            *,
            width: int = DESK,
            dark: bool = False,
            scripts: bool = True,
        ) -> Page:
            if host not in addresses:
                folder = host_copy(host) / "site"
                addresses[host] = stack.enter_context(served(folder, Sender))
            context = fresh(
                chromium,
                viewport=reader.window(width),
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
                bypass_csp=False,
                reduced_motion="reduce",
            )
            context.route(
                f"{AWAY}**", lambda route: route.fulfill(body="<title>Neutral</title>Neutral")
            )
            page = context.new_page()
            page.goto(f"{addresses[host]}{PLACES[host]}{path}")
            return page

        yield opened


def paths(host: str) -> list[str]:
    return [OWN[host] if path == "local/" else path for path in LOOKED_AT]


@both_schemes
@every_host
def test_a_host_s_colours_can_be_read(open_host: OpenHost, host: str, dark: bool) -> None:
    for path in ("", "help/", OWN[host]):
        page = open_host(host, path, width=PHONE, dark=dark)
        assert axe(page, rules="colour") == [], path
        accent = page.evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--wm-accent').trim()"
        )
        parts = ", ".join(str(int(accent[at : at + 2], 16)) for at in (1, 3, 5))
        expect(page.locator("footer nav a").first).to_have_css("color", f"rgb({parts})")


@every_host
def test_axe_finds_nothing_on_pages_of_a_host(open_host: OpenHost, host: str) -> None:
    for path in ("help/", OWN[host]):
        assert axe(open_host(host, path, width=PHONE), rules="structure") == [], path


@every_host
def test_nothing_sticks_out_of_a_narrow_or_a_wide_window(open_host: OpenHost, host: str) -> None:
    for path in paths(host):
        page = open_host(host, path, width=NARROW)
        for where in reader.in_widths(page, [NARROW, *WIDTHS]):
            assert reader.measure(page, "stickingOut") == [], f"{path}: {where}"
            expect(page.locator("[data-leave]")).to_be_in_viewport(ratio=1)
            expect(page.locator(".wm-brand span")).to_be_in_viewport(ratio=1)
            expect(page.locator(".wm-menu-button")).to_be_in_viewport(ratio=1)


def test_a_page_turned_round_has_everything_on_the_other_side(open_host: OpenHost) -> None:
    def middle(page: Page, selector: str) -> float:
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2

    for path in paths("rtl")[:2]:
        for width in WIDTHS:
            page = open_host("rtl", path, width=width)
            assert middle(page, ".wm-menu-button") < middle(page, ".wm-brand")
            reader.open_menu(page)
            box = reader.menu(page).bounding_box()
            assert box is not None
            assert box["x"] == 0
            assert reader.measure(page, "stickingOut") == []


@both_schemes
def test_a_logo_shows_in_its_size(open_host: OpenHost, dark: bool) -> None:
    page = open_host("uk-charity", "", width=PHONE, dark=dark)
    logo = page.locator(".wm-brand img")
    expect(logo).to_have_js_property("complete", True)
    assert logo.evaluate("el => el.naturalWidth > 0 && el.decode().then(() => true)")
    box = logo.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (28, 28)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_leaving_ends_on_the_neutral_site_from_a_folder_of_a_site(
    open_host: OpenHost, scripts: bool
) -> None:
    page = open_host("au-university", "help/", scripts=scripts)
    page.get_by_role("link", name="Australia", exact=True).first.click()
    page.wait_for_url("**/safety/guide/help/australia/")
    page.locator("[data-leave]").click()
    page.wait_for_url(AWAY)
    expect(page.locator("body")).to_have_text("Neutral")


def test_after_leaving_a_folder_back_shows_no_page_of_it(open_host: OpenHost) -> None:
    page = open_host("au-university", "help/")
    page.locator(".wm-countries__list a").first.click()
    page.wait_for_url("**/safety/guide/help/australia/")
    page.locator("[data-leave]").click()
    page.wait_for_url(AWAY)
    seen: list[str] = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    for _ in range(3):
        with suppress(Error):  # what Back leads to goes on at once
            page.go_back(wait_until="commit", timeout=5_000)  # milliseconds
        page.wait_for_timeout(500)  # milliseconds: a page that was there would have shown
    ours = [url for url in seen if "/safety/guide/" in url]
    assert seen
    assert [url for url in ours if not url.endswith("/leaving.html")] == []
    assert "/safety/guide/" not in page.url or page.url.endswith("/leaving.html")


def test_the_page_for_what_is_not_there_works_below_any_address(open_host: OpenHost) -> None:
    page = open_host("au-university", "no/such/page/")
    expect(page.locator("h1")).to_have_text("This page is not here")
    page.get_by_role("link", name="Get help now").first.click()
    page.wait_for_url("**/safety/guide/help/")


def test_search_finds_a_host_s_own_page(open_host: OpenHost) -> None:
    page = open_host("au-university", "")
    reader.search(page, "campus security")
    found = page.locator(".md-search-result__link[href*='/local/on-campus/']").first
    expect(found).to_contain_text("On campus")
