"""Shift three times leaves, wherever the focus is; what people type does not."""

import time
from collections.abc import Callable

import pytest

from . import LONGEST, STEP, Tab, ask, walks
from .hosts import Hosts

pytestmark = pytest.mark.browser

AT_ONCE = 0.5  # seconds; the page goes in the very handler of the key


def gone(tab: Tab, *, within: float) -> bool:
    """Tell whether the page goes from the screen within so many seconds."""
    ends = time.monotonic() + within
    while not ask(tab, "return !document.querySelector('main')"):
        if time.monotonic() > ends:
            return False
        time.sleep(STEP)
    return True


@pytest.fixture
def reading(tab: Tab, hosts: Hosts) -> Callable[..., bool]:
    """Come to a page, put the focus somewhere, press keys, and tell whether that left."""

    def pressed(*keys: str, focus: str, within: float) -> bool:
        tab.go(f"{hosts.site}/understand/impact/")
        tab.run("document.querySelector(arguments[0]).focus()", focus)
        tab.keys(*keys)
        return gone(tab, within=within)

    return pressed


@pytest.mark.parametrize("focus", ["main", ".md-search__input", "#__drawer", "[data-leave]"])
def test_shift_three_times_leaves_wherever_the_focus_is(
    reading: Callable[..., bool], focus: str
) -> None:
    assert reading(*walks.SHIFTS, focus=focus, within=LONGEST)


@pytest.mark.parametrize(
    "keys",
    [
        ("Shift", "Shift"),
        ("Shift+a", "Shift+b", "Shift+c", "Shift+d"),
        ("Shift", "Shift+a", "Shift", "Shift"),
        ("Shift", "Shift", "a", "Shift"),
        ("Control+Shift", "Control+Shift", "Control+Shift"),
        ("Shift+Tab", "Shift+Tab", "Shift+Tab"),
        ("Escape", "Escape", "Escape"),
    ],
    ids=" ".join,
)
def test_capitals_shortcuts_and_other_keys_leave_nothing(
    reading: Callable[..., bool], keys: tuple[str, ...]
) -> None:
    assert not reading(*keys, focus=".md-search__input", within=AT_ONCE)


@pytest.mark.parametrize(
    ("events", "leaves"),
    [
        ("down down down", True),  # sticky keys: the system holds the key down
        ("down up down up down up", True),
        ("down repeat repeat repeat up", False),  # held down
        ("down up press down up down up", False),  # with a click between
    ],
)
def test_other_ways_of_pressing_shift(tab: Tab, hosts: Hosts, events: str, leaves: bool) -> None:
    tab.go(f"{hosts.site}/help/")
    tab.run(
        """const kinds = {down: "keydown", repeat: "keydown", up: "keyup"};
        for (const each of arguments[0].split(" ")) dispatchEvent(each === "press"
          ? new PointerEvent("pointerdown")
          : new KeyboardEvent(kinds[each], {key: "Shift", repeat: each === "repeat"}));""",
        events,
    )
    assert gone(tab, within=LONGEST if leaves else AT_ONCE) is leaves


def test_only_the_second_press_is_spoken_and_shortly(tab: Tab, hosts: Hosts) -> None:
    tab.go(f"{hosts.site}/help/")
    said = "return document.querySelector('[data-leave-status]').textContent"
    tab.keys("Shift")
    assert tab.run(said) == ""
    tab.keys("Shift")
    assert tab.run(said) == "Shift once more to leave."
    tab.keys("a")
    assert tab.run(said) == ""
