"""What a visit leaves in the folder where a browser keeps its files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from publish.names import PARTS
from tests.browser.chromium import SWITCHES, executable

from . import firefox, here, travel
from .hosts import Hosts
from .summary import HOW

pytestmark = pytest.mark.browser

PAGES = ("understand/cyberstalking/", "help/", "check/", "record/notes/", "sheets/plan/")
WORD = b"<!doctype html><html lang=en dir=ltr"  # the start of every page of ours
START = 200  # bytes of a script: enough to tell it by
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
        assert here(tab).endswith(PAGES[-2])


VISITS: dict[str, Callable[[Playwright, Path, list[str]], None]] = {
    "chromium": chromium,
    "firefox": gecko,
}


def kept(profile: Path, cache: str, parts: set[bytes]) -> dict[str, int]:
    """Return how many files of the cache hold a page of ours, one of its files, and one of some."""
    files = [path.read_bytes() for path in (profile / cache).rglob("*") if path.is_file()]
    return {
        "pages": sum(WORD in content for content in files),
        "assets": sum(b"/assets/js/" in content for content in files),
        "parts": sum(any(part in content for part in parts) for content in files),
    }


@pytest.mark.parametrize("place", ["strict_hosts", "hosts"])
@pytest.mark.parametrize("name", VISITS)
def test_nothing_on_the_disk_says_which_page_was_read_where_a_host_sends_our_headers(
    playwright: Playwright,
    request: pytest.FixtureRequest,
    published: Path,
    tmp_path: Path,
    name: str,
    place: str,
) -> None:
    """No page, and no script that only some pages ask for, by its name or by what is in it.

    Where a host sends none, pages and these scripts are: so the look is one that finds them.
    """
    hosts: Hosts = request.getfixturevalue(place)
    scripts = [path.read_bytes()[:START] for path in (published / PARTS).glob("*.js")]
    VISITS[name](playwright, tmp_path, [f"{hosts.site}/{page}" for page in PAGES])
    found = kept(tmp_path, CACHES[name], {*scripts, f"{hosts.site}/{PARTS}/".encode()})
    assert found["assets"] > 0, "the cache took part"
    if place == "hosts":
        assert found["pages"] >= len(PAGES)
        assert found["parts"] == len(scripts) - 1, "one is of pages that were not read"
    else:
        assert (found["pages"], found["parts"]) == (0, 0)
