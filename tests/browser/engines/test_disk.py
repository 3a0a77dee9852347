"""What a visit leaves in the folder where a browser keeps its files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.chromium import SWITCHES, executable

from . import firefox, here, travel
from .hosts import Hosts
from .summary import HOW

pytestmark = pytest.mark.browser

PAGES = ("understand/cyberstalking/", "help/")
WORD = b"<!doctype html><html lang=en dir=ltr"  # the start of every page of ours
CACHES = {"chromium": "Default/Cache", "firefox": "cache2/entries"}


def chromium(playwright: Playwright, profile: Path, addresses: list[str]) -> None:
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=executable(),
        args=list(SWITCHES),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = context.new_page()
    for address in addresses:
        page.goto(address, wait_until="networkidle")
    context.close()


def gecko(_: Playwright, profile: Path, addresses: list[str]) -> None:
    if firefox.executable() is None:
        pytest.skip(f"No Firefox on this machine: {HOW['Firefox']}, and run this again.")
    with firefox.started(profile) as engine:
        tab = engine.tab()
        for address in addresses:
            tab.go(address)
        travel(tab, -1)
        assert here(tab).endswith(PAGES[0])


VISITS: dict[str, Callable[[Playwright, Path, list[str]], None]] = {
    "chromium": chromium,
    "firefox": gecko,
}


def kept(profile: Path, cache: str) -> dict[str, int]:
    """Return how many files of the cache hold a page of ours, and how many one of its files."""
    files = [path.read_bytes() for path in (profile / cache).rglob("*") if path.is_file()]
    return {
        "pages": sum(WORD in content for content in files),
        "assets": sum(b"/assets/js/" in content for content in files),
    }


@pytest.mark.parametrize("place", ["strict_hosts", "hosts"])
@pytest.mark.parametrize("name", VISITS)
def test_no_page_is_left_on_the_disk_where_a_host_sends_our_headers(
    playwright: Playwright, request: pytest.FixtureRequest, tmp_path: Path, name: str, place: str
) -> None:
    """Where it does not, pages are: so the look is one that finds them."""
    hosts: Hosts = request.getfixturevalue(place)
    VISITS[name](playwright, tmp_path, [f"{hosts.site}/{page}" for page in PAGES])
    found = kept(tmp_path, CACHES[name])
    assert found["assets"] > 0, "the cache took part"
    assert (found["pages"] > 0) == (place == "hosts")
