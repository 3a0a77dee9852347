"""One press, and the site is gone from the screen, and from Back and Forward in that tab."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from . import LONGEST, STEP, STILL, Engine, Tab, here, move, settle, travel, wait, walks
from .hosts import Hosts
from .hosts import hosts as hosts_in

pytestmark = pytest.mark.browser

Move = Callable[[Tab], object]


def link(number: int) -> Move:
    return lambda tab: walks.follow(tab, walks.LINKS, number)


def part(number: int) -> Move:
    return lambda tab: walks.follow(tab, walks.FRAGMENTS, number)


def same(tab: Tab) -> None:
    """Follow the link of the menu to the page that one is on."""
    walks.follow(tab, ".wm-nav a[aria-current]")


def go(steps: int) -> Move:
    def going(tab: Tab) -> None:
        assert travel(tab, steps, within=LONGEST)

    return going


def find(tab: Tab) -> None:
    walks.find(tab, "tracker")


WAYS: dict[str, list[Move]] = {
    "a deep arrival": [],
    "links": [link(3), link(5), link(2)],
    "back inside the site": [link(3), link(5), go(-1)],
    "the first page, with all others ahead": [link(3), link(5), go(-2)],
    "back and forward": [link(3), go(-1), go(1)],
    "parts of the page": [part(0), part(1), part(1), part(0)],
    "back among parts of the page": [part(0), part(1), link(3), go(-1)],
    "the same page without its part": [link(3), part(0), same, go(-1)],
    "out to the site before and in again": [part(0), part(1), walks.out_and_in],
    "a result of search": [find],
    "a page loaded anew": [link(3), walks.reload],
}


# Firefox keeps no page whole that is still fetching.
FETCHED = 'return document.readyState === "complete"'


def arrive(tab: Tab, hosts: Hosts) -> None:
    """Come from another site by a link to a page inside."""
    tab.go(f"{hosts.elsewhere}/")
    move(tab, lambda: walks.press(tab, "#in1"), within=LONGEST)


def hosts_at(request: pytest.FixtureRequest, place: str) -> Hosts:
    found: Hosts = request.getfixturevalue(place)
    found.told.clear()
    return found


@pytest.mark.parametrize("place", ["hosts", "strict_hosts", "plain_hosts"])
@pytest.mark.parametrize("way", WAYS)
def test_back_and_forward_never_come_to_the_site_after(
    engine: Engine, request: pytest.FixtureRequest, way: str, place: str
) -> None:
    """With headers and the Navigation API, where the engine has it; and without either.

    Both where a browser may keep pages on its disk, and where it may not.
    """
    found = left_over(engine.tab(width=360), hosts_at(request, place), WAYS[way])
    assert found == []


def left_over(tab: Tab, hosts: Hosts, way: list[Move]) -> list[str]:
    """Come in, go a way, leave, and return what is found of the site."""
    arrive(tab, hosts)
    for step in way:
        step(tab)
    assert here(tab).startswith(hosts.site)
    since = walks.leave(tab, hosts)
    found = walks.look_back_and_ahead(tab, hosts, since)
    tab.close()
    return found


def there_and_back(tab: Tab, hosts: Hosts, *, still: float = STILL) -> list[bool]:
    """Follow two links and go back to the first page. Returns which pages came back whole.

    Args:
        tab: Any tab.
        hosts: The servers.
        still: Seconds on each page after its last request.
    """
    arrive(tab, hosts)
    for number in (3, 5):
        wait(tab, FETCHED)
        time.sleep(still)  # for what the page tells its server: that is a request too
        walks.follow(tab, walks.LINKS, number)
    for _ in range(2):
        travel(tab, -1, within=LONGEST)
        wait(tab, "return window.drawn")
    time.sleep(2 * STEP)
    return [each["persisted"] for each in hosts.seen()][-2:]


@pytest.mark.parametrize("place", ["hosts", "plain_hosts"])
def test_a_page_that_the_browser_kept_whole_does_not_come_back(
    engine: Engine, request: pytest.FixtureRequest, place: str
) -> None:
    """A busy browser may drop a page that it could keep, so the way there has six tries."""
    hosts = hosts_at(request, place)
    for patience in range(6):
        tab = engine.tab()
        kept = there_and_back(tab, hosts, still=STILL * 2**patience)
        if kept == [True, True]:
            break
        tab.close()
    else:
        # WebKit does not always keep a page that came with Cross-Origin-Opener-Policy.
        assert (engine.name, place) == ("WebKit", "hosts")
        tab = engine.tab()
        there_and_back(tab, hosts)
    travel(tab, 1, within=LONGEST)
    since = walks.leave(tab, hosts)
    assert walks.look_back_and_ahead(tab, hosts, since) == []
    tab.close()


@pytest.mark.parametrize("place", ["hosts", "strict_hosts", "plain_hosts"])
def test_a_tab_that_a_link_opened_leaves_and_so_does_the_one_it_came_from(
    engine: Engine, request: pytest.FixtureRequest, place: str
) -> None:
    hosts = hosts_at(request, place)
    first = engine.tab()
    arrive(first, hosts)
    second = first.middle("main a[href*='help/']")
    settle(second)
    walks.follow(second, walks.LINKS, 2)
    since = walks.leave(second, hosts)
    wait(first, "return location.href.startsWith(arguments[0])", hosts.away)
    for tab in (second, first):  # the first takes its session with it
        settle(tab)
        alone = tab is second
        assert walks.look_back_and_ahead(tab, hosts, since, opened_by_link=alone) == []
        tab.close()


def test_content_title_and_icon_are_gone_in_the_first_frame(tab: Tab, hosts: Hosts) -> None:
    hosts.told.clear()
    arrive(tab, hosts)
    walks.leave(tab, hosts)
    (frame,) = (each for each in hosts.told if each["what"] == "frame")
    assert (frame["shows"], frame["title"], frame["icon"]) == (False, "Loading", "data:,")


def test_a_page_that_is_still_arriving_is_left_too(tab: Tab, hosts: Hosts) -> None:
    hosts.told.clear()
    arrive(tab, hosts)
    with hosts.stalled("half"):
        walks.press(tab, ".wm-brand")
        wait(tab, "return location.pathname === '/' && !!document.querySelector('[data-leave]')")
        since = time.time() * 1000
        walks.press(tab, "[data-leave]")
        time.sleep(0.5)
    wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)
    settle(tab)
    assert walks.look_back_and_ahead(tab, hosts, since) == []


@pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True)
def test_a_walk_that_ends_on_the_page_that_forwards_leaves_nothing_ahead(
    tab: Tab, hosts: Hosts
) -> None:
    """As when a link was pressed on the first page, and the way out in the same moment.

    Not in Chromium: it would bring the first page back whole, which ends the walk itself.
    """
    hosts.told.clear()
    hosts.stored = (
        False  # or the first page itself would come back, and not what stands in its place
    )
    try:
        arrive(tab, hosts)
        onward = """const next = document.querySelector(".wm-brand").href;
          history.replaceState(null, "", "/leaving.html");
          setTimeout(() => { location.href = next; });"""
        move(tab, lambda: tab.run(onward), within=LONGEST)
        wait(tab, "return window.drawn")
        since = time.time() * 1000
        tab.run("window.name = 'leaving'; setTimeout(() => history.back())")
        wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)
        settle(tab)
        assert walks.look_back_and_ahead(tab, hosts, since) == []
    finally:
        hosts.stored = True


def test_a_site_that_does_not_answer_is_left_for_the_neutral_one(
    engine: Engine, tab: Tab, hosts: Hosts
) -> None:
    """After four seconds. What Back then shows is among the limits in about/leaving."""
    hosts.told.clear()
    hosts.stored = False
    try:
        arrive(tab, hosts)
        walks.follow(tab, walks.LINKS, 3)
        with hosts.stalled("none"):
            before = time.monotonic()
            walks.leave(tab, hosts)
            waited = time.monotonic() - before
    finally:
        hosts.stored = True
    (frame,) = (each for each in hosts.told if each["what"] == "frame")
    assert not frame["shows"]
    # WebKit brings the page back without asking, whatever the header said.
    assert waited > 4 or engine.name == "WebKit", "the site did answer: this proves nothing"


@pytest.mark.parametrize("plain", [False, True], ids=["hosts", "plain hosts"])
def test_a_site_in_a_folder_of_another_ends_its_visit_where_that_one_begins(
    engine: Engine, published: Path, tmp_path: Path, plain: bool
) -> None:
    """The pages around it have no way out: the walk must not stop there."""
    (tmp_path / "guide").symlink_to(published)
    (tmp_path / "_headers").symlink_to(published / "_headers")
    around = '<!doctype html><meta name="viewport" content=""><a href="guide/help/">In</a>'
    (tmp_path / "index.html").write_text(around, encoding="utf-8")
    with hosts_in(tmp_path, plain=plain, below="/guide") as hosts:
        tab = engine.tab()
        tab.go(f"{hosts.elsewhere}/")
        tab.go(hosts.site.removesuffix("/guide") + "/")
        move(tab, lambda: walks.press(tab, "a"), within=LONGEST)
        walks.follow(tab, walks.LINKS, 3)
        assert here(tab).startswith(f"{hosts.site}/")
        since = walks.leave(tab, hosts)
        assert walks.look_back_and_ahead(tab, hosts, since) == []
        tab.close()


def test_a_second_press_changes_nothing(tab: Tab, hosts: Hosts) -> None:
    hosts.told.clear()
    arrive(tab, hosts)
    walks.follow(tab, walks.LINKS, 3)
    wait(tab, "return window.drawn")
    since = time.time() * 1000
    tab.run(
        """setTimeout(() => document.querySelector("[data-leave]").click());
        for (const after of [20, 60, 150]) setTimeout(() => {
          for (const kind of ["keydown", "keyup", "keydown", "keyup", "keydown", "keyup"])
            dispatchEvent(new KeyboardEvent(kind, {key: "Shift"}));
        }, after);"""
    )
    wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)
    settle(tab)
    assert walks.look_back_and_ahead(tab, hosts, since) == []


def test_a_page_that_back_brings_at_the_moment_of_the_press_leaves_too(
    chromium_engine: Engine, hosts: Hosts
) -> None:
    """With the Navigation API. In an old browser it may show: about/leaving says to press again."""
    hosts.told.clear()
    tab = chromium_engine.tab()
    arrive(tab, hosts)
    for number in (3, 5):
        walks.follow(tab, walks.LINKS, number)
    wait(tab, "return window.drawn")
    since = time.time() * 1000
    tab.run(
        """setTimeout(() => { history.back(); document.querySelector("[data-leave]").click(); });"""
    )
    wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)
    settle(tab, still=STILL)
    assert walks.look_back_and_ahead(tab, hosts, since) == []
    tab.close()


def test_the_site_can_be_visited_again_after(tab: Tab, hosts: Hosts) -> None:
    """Nothing of the way out is left in the tab that would throw a reader out."""
    arrive(tab, hosts)
    walks.leave(tab, hosts)
    move(tab, lambda: walks.press(tab, "#in0"), within=LONGEST)
    assert here(tab) == f"{hosts.site}/"
    assert tab.run("return [window.name, !!document.querySelector('main')]") == ["", True]
    since = walks.leave(tab, hosts)
    assert walks.look_back_and_ahead(tab, hosts, since) == []
