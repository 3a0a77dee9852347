"""Look at one target: follow its redirects, try again where that may help, find its anchor."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from links.answer import Answer
from links.collector import anchors
from links.pace import Pace
from links.verdict import FINE, Trouble, Verdict, failure, head_is_believed, of_status, warning

_MOST_REDIRECTS = 10
_TRIES = 3
_FIRST_WAIT_SECONDS = 4.0  # before the second try; doubled before the third
_LONGEST_WAIT_SECONDS = 60.0  # a server that asks for more is not asked again


class Ask(Protocol):
    """Sends one request, as `fetch.Client.ask` does."""

    def __call__(
        self, method: str, url: str, *, cookies: tuple[str, ...] = (), read: bool = False
    ) -> Answer:
        """Send it."""


def visit(target: str, *, ask: Ask, pace: Pace) -> Verdict:
    """Judge one target.

    HEAD first, since the page itself is not wanted; GET where HEAD brought bad news, where an
    anchor has to be found, and on every later try.

    Args:
        target: Absolute address, with its fragment.
        ask: Sends one request.
        pace: Is asked before each request, those that follow a redirect included.
    """
    method = "GET" if urldefrag(target).fragment else "HEAD"
    wait = _FIRST_WAIT_SECONDS
    for tries_left in reversed(range(_TRIES)):
        verdict = _try(method, target, ask, pace)
        seconds = max(wait, verdict.wait_seconds)
        if not verdict.passing or not tries_left or seconds > _LONGEST_WAIT_SECONDS:
            break
        pace.hold(host_of(target), seconds)
        method, wait = "GET", 2 * wait
    return verdict


def host_of(address: str) -> str:
    """Name the host of an address; nothing when it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
