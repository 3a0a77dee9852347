"""What holds in one engine holds in the others: without scripts, without traces, by keyboard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from . import LONGEST, Engine, Tab, here, settle, travel, wait, walks
from .hosts import Hosts

pytestmark = pytest.mark.browser

PAGES = ["", "understand/what-is-stalking/", "check/", "help/", "about/leaving/", "404.html"]
sizes = pytest.mark.parametrize("width", [360, 1280], ids=["phone", "desk"])

# All that a browser would keep of a visit; each is empty where nothing is.
KEPT = """const done = {
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  "window name": window.name,
  "history state": Array.isArray(history.state) ? null : history.state,
  query: location.search,
};
const size = (all) => all.length;
return Promise.all([
  indexedDB.databases ? indexedDB.databases().then(size) : 0,
  window.caches ? caches.keys().then(size) : 0,
  navigator.serviceWorker ? navigator.serviceWorker.getRegistrations().then(size) : 0,
]).then(([databases, caches, workers]) => ({ ...done, databases, caches, workers }));
"""
ELSEWHERE = """return performance.getEntriesByType("resource").map((each) => each.name)
  .filter((name) => !name.startsWith(location.origin + "/") && !/^(data|blob):/.test(name))"""

ON = "return document.documentElement.classList.contains('js')"


@pytest.fixture
def without_scripts(request: pytest.FixtureRequest, engine: Engine) -> Iterator[Callable[..., Tab]]:
    """Open tabs in which no page runs a script."""
    opened = []

    def open_tab(width: int) -> Tab:
        if engine.name == "WebKit":
            plain: Engine = request.getfixturevalue("webkit_without_scripts")
            opened.append(plain.tab(width=width))
        else:
            opened.append(engine.tab(width=width, scripts=False))
        return opened[-1]

    yield open_tab
    for tab in opened:
        tab.close()


@sizes
@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_the_same_without_scripts(
    engine: Engine, without_scripts: Callable[..., Tab], hosts: Hosts, path: str, width: int
) -> None:
    words = "return document.querySelector('main').innerText"
    plain = without_scripts(width)
    plain.go(f"{hosts.site}/{path}")
    assert plain.run(ON) is False
    scripted = engine.tab(width=width)
    scripted.go(f"{hosts.site}/{path}")
    assert scripted.run(ON) is True
    scripted.run(
        "for (const each of document.querySelectorAll('[data-needs-script]')) each.remove()"
    )
    assert len(plain.run(words).split()) > 20
    assert plain.run(words) == scripted.run(words)
    scripted.close()


@sizes
def test_the_menu_opens_without_scripts(
    without_scripts: Callable[..., Tab], hosts: Hosts, width: int
) -> None:
    tab = without_scripts(width)
    tab.go(f"{hosts.site}/help/")
    shown = "return getComputedStyle(document.querySelector('.wm-nav')).visibility"
    assert tab.run(shown) == "hidden"
    tab.press("label.wm-menu-button")
    assert tab.run(shown) == "visible"


@sizes
def test_without_scripts_the_way_out_leaves_and_back_returns_as_the_page_about_it_says(
    without_scripts: Callable[..., Tab], hosts: Hosts, width: int
) -> None:
    hosts.asked.clear()
    tab = without_scripts(width)
    tab.go(f"{hosts.site}/understand/impact/")
    tab.press("[data-leave]")
    wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)
    settle(tab)
    assert [each["referer"] for each in hosts.asked if each["path"] == "/"] == [None]
    tab.run("history.back()")
    wait(tab, "return location.href.startsWith(arguments[0])", hosts.site)
    settle(tab)
    tab.go(f"{hosts.site}/about/leaving/")
    assert "Back returns to this one" in tab.run("return document.body.innerText")


@sizes
def test_the_page_that_is_left_behind_goes_on_without_scripts_too(
    without_scripts: Callable[..., Tab], hosts: Hosts, width: int
) -> None:
    tab = without_scripts(width)
    tab.go(f"{hosts.site}/leaving.html")
    wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)


@sizes
def test_a_visit_leaves_nothing_in_the_browser_and_asks_nobody_else(
    engine: Engine, hosts: Hosts, width: int
) -> None:
    hosts.told.clear()
    hosts.asked.clear()
    tab = engine.tab(width=width)
    nothing: dict[str, Any] = {}
    for path in PAGES:
        tab.go(f"{hosts.site}/{path}")
        tab.run(
            """for (const box of document.querySelectorAll("main input")) box.click();
            for (const fold of document.querySelectorAll("main details")) fold.open = true;
            document.querySelector("label.wm-menu-button").click();"""
        )
        tab.keys("Escape")
        walks.find(tab, "followed")
        travel(tab, -1, within=LONGEST)
        kept = tab.run(KEPT)
        nothing = {
            name: type(value)() if value is not None else None for name, value in kept.items()
        }
        assert kept == nothing
        assert tab.run(ELSEWHERE) == []
    assert len(nothing) == 9
    assert hosts.asked == []
    walks.leave(tab, hosts)
    assert hosts.asked
    assert not [each for each in hosts.asked if (each["referer"] or "").startswith(hosts.site)]
    assert tab.run("return [window.name, document.referrer, history.state]") == ["", "", None]
    assert [each for each in hosts.told if each["what"] == "breach"] == []
    tab.close()


@pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True)
def test_a_breach_of_the_policy_would_be_told(tab: Tab, hosts: Hosts) -> None:
    """Chromium's are heard at its console: test_policy.py."""
    hosts.told.clear()
    tab.go(f"{hosts.site}/")
    tab.run("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')")
    settle(tab)
    assert [each["directive"] for each in hosts.told if each["what"] == "breach"]


@sizes
def test_tab_comes_to_the_way_out_right_after_the_skip_link(
    engine: Engine, hosts: Hosts, width: int
) -> None:
    tab = engine.tab(width=width)
    tab.go(f"{hosts.site}/help/")
    met = []
    for _ in range(4):
        tab.keys("Tab")
        met.append(tab.run("return document.activeElement.classList[0]"))
    assert met == ["md-skip", "wm-leave__button", "wm-leave__note", "md-toggle"]
    tab.close()


@sizes
def test_enter_on_the_way_out_leaves(engine: Engine, hosts: Hosts, width: int) -> None:
    tab = engine.tab(width=width)
    tab.go(f"{hosts.site}/help/")
    tab.run("document.querySelector('[data-leave]').focus()")
    tab.keys("Enter")
    wait(tab, "return location.href.startsWith(arguments[0])", hosts.away)
    assert here(tab).startswith(hosts.away)
    tab.close()
