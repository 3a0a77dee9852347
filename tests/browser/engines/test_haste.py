"""A link that was pressed just after Back, before Back has led anywhere."""

import time

import pytest

from . import Engine, Tab, here, settle, walks
from .test_leaving import Move, go, hosts_at, left_over, link

pytestmark = pytest.mark.browser

SOON = 20  # milliseconds; WebKit follows both from 4 to at least 90
LATER = 1.5  # seconds: long enough for either to have arrived


def not_kept(tab: Tab) -> None:
    """Have Back load this page anew: no browser keeps one whole that listens for unload."""
    tab.run("addEventListener('unload', () => {})")


def link_before_back(steps: int) -> Move:
    """Press a link in the moment after Back: WebKit follows both, Back first."""

    def both(tab: Tab) -> None:
        script = """const link = [...document.querySelectorAll(arguments[0])]
              .filter((each) => each.origin === location.origin)[arguments[3]];
            setTimeout(() => history.go(arguments[1]));
            setTimeout(() => link.click(), arguments[2]);"""
        tab.run(script, walks.LINKS, steps, SOON, 2)
        time.sleep(LATER)
        settle(tab)
        if not here(tab).startswith("http://127.0.0.1"):
            go(1)(tab)  # in most engines only Back counts: come in again

    return both


HASTY: dict[str, list[Move]] = {
    "a link before Back arrives": [not_kept, link(3), link(5), link_before_back(-2)],
    "a link before Back leaves the site": [link(3), link_before_back(-2)],
}


@pytest.mark.parametrize(
    ("engine", "place"),
    [
        ("chromium", "hosts"),
        ("firefox", "hosts"),
        ("firefox", "plain_hosts"),
        ("webkit", "hosts"),
        ("webkit", "plain_hosts"),
    ],
    indirect=["engine"],
)
@pytest.mark.parametrize("way", HASTY)
def test_back_and_forward_never_come_to_the_site_after_such_a_link(
    engine: Engine, request: pytest.FixtureRequest, way: str, place: str
) -> None:
    """Not in a Chromium without the Navigation API (before 2022).

    There, the page of the link may get the window.name from before Back, and the count is lost.
    """
    found = left_over(engine.tab(width=360), hosts_at(request, place), HASTY[way])
    assert found == []
