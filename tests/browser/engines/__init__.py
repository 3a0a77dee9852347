"""Chromium, Firefox and WebKit with one set of words: what a reader does in a tab."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

STEP = 0.02  # seconds between two looks
STILL = 0.3  # seconds without a change, after which nothing is coming
SURE = 2.0  # the same where a page that is slow to go would be taken for one that stays
LONGEST = 20.0  # seconds; a busy machine is no finding

# A page is another one when its document is, or when it was shown anew.
_WHERE = """return [location.href, performance.timeOrigin, history.length, String(window.shownAt),
  document.readyState].join(" ")"""


class Tab(Protocol):
    """A tab of a browser. Scripts are bodies of functions, as WebDriver has them."""

    def go(self, url: str) -> None:
        """Load an address, as if it had been typed."""

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page. Returns what JSON can carry."""

    def press(self, selector: str) -> None:
        """Press the first element that matches, where it stands, as a finger or a mouse does."""

    def middle(self, selector: str) -> "Tab":
        """Open a link in a new tab, with the middle button. Returns that tab."""

    def keys(self, *keys: str) -> None:
        """Press keys one after the other; `Shift+a` holds the first one down meanwhile."""

    def close(self) -> None:
        """Close the tab."""


@dataclass(frozen=True)
class Engine:
    """One engine, ready to open tabs: `tab(width=360)`."""

    name: str
    tab: Callable[..., Tab]


def look(tab: Tab) -> str | None:
    """Return what tells one page shown from the next; None while there is none to ask."""
    try:
        return str(tab.run(_WHERE))
    except Exception:  # the page went away under the question
        return None


def ask(tab: Tab, script: str, *arguments: Any) -> Any:
    """Run a script that changes nothing, again if the page goes away under the question."""
    ends = time.monotonic() + LONGEST
    while True:
        try:
            return tab.run(script, *arguments)
        except Exception:
            if time.monotonic() > ends:
                raise
            time.sleep(STEP)


def wait(tab: Tab, script: str, *arguments: Any) -> Any:
    """Wait until a script returns something true. Returns that.

    Raises:
        TimeoutError: It never did.
    """
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends:
        if found := ask(tab, script, *arguments):
            return found
        time.sleep(STEP)
    raise TimeoutError(f"stayed false at {look(tab)}: {script}")


def settle(tab: Tab, *, still: float = 4 * STEP) -> None:
    """Wait until the tab has stopped moving.

    Args:
        tab: Any tab.
        still: Seconds without a change, on a page that is there.

    Raises:
        TimeoutError: It never came to rest.
    """
    seen, since = None, time.monotonic()
    ends = since + LONGEST
    while time.monotonic() < ends:
        now = look(tab)
        if now is None or now != seen or not now.endswith("complete"):
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > still:
            return
        time.sleep(STEP)
    raise TimeoutError(f"the tab never came to rest: {seen}")


def move(tab: Tab, do: Callable[[], object], *, within: float = STILL) -> bool:
    """Do what may lead to another page, and wait for it. Returns whether it led anywhere.

    Args:
        tab: Any tab.
        do: Starts it, and waits for nothing.
        within: Seconds until something must have changed, or nothing will.
    """
    before = look(tab)
    do()
    ends = time.monotonic() + within
    while time.monotonic() < ends:
        if look(tab) not in (None, before):
            settle(tab)
            return True
        time.sleep(STEP)
    return False


def travel(tab: Tab, steps: int, *, within: float = STILL) -> bool:
    """Go back (-1) or forward (1). Returns whether there was anywhere to go."""
    return move(tab, lambda: tab.run(f"setTimeout(() => history.go({steps}))"), within=within)


def here(tab: Tab) -> str:
    """Return the address of the page."""
    return str(ask(tab, "return location.href"))
