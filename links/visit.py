"""Look at one target: follow its redirects, try again where that may help, find its anchor."""

from dataclasses import dataclass, field
from functools import partial
from typing import Protocol
from urllib.parse import unquote, urljoin, urlsplit

from links.answer import Answer
from links.collector import anchors
from links.pace import Pace
from links.verdict import (
    FINE,
    OUT_OF_TIME,
    Verdict,
    VisitError,
    failure,
    head_is_believed,
    of_status,
    warning,
)

_MOST_REDIRECTS = 10
_TRIES = 3
_LONGEST_WAIT_SECONDS = 60.0  # a server that asks for more is not asked again


class Ask(Protocol):
    """Sends one request, as `fetch.Client.ask` does."""

    def __call__(
        self, method: str, url: str, *, cookies: tuple[str, ...] = (), read: bool = False
    ) -> Answer:
        """Send it."""


def visit(target: str, *, ask: Ask, pace: Pace, wait_seconds: float) -> Verdict:
    """Judge one target.

    HEAD first, since the page itself is not wanted; GET where HEAD brought bad news, where an
    anchor has to be found, and on every later try.

    Args:
        target: Absolute address, with its fragment.
        ask: Sends one request.
        pace: Is asked before each request, those that follow a redirect included.
        wait_seconds: Before the second try; twice that before the third.
    """
    method = "GET" if _fragment(target) else "HEAD"
    verdict = OUT_OF_TIME
    for tries_left in reversed(range(_TRIES)):
        latest = _try(method, target, ask, pace)
        if latest is OUT_OF_TIME:
            break  # what an earlier try came to still stands
        verdict = latest
        seconds = max(wait_seconds, verdict.wait_seconds)
        if not verdict.passing or not tries_left or seconds > _LONGEST_WAIT_SECONDS:
            break
        pace.hold(host_of(target), seconds)
        method, wait_seconds = "GET", 2 * wait_seconds
    return verdict


def host_of(address: str) -> str:
    """Name the host of an address; nothing when it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """The answer at the end of the redirects, and the address it came from."""

    answer: Answer
    address: str


@dataclass(slots=True)
class _Cookies:
    """What each host on the way set: some redirect in a circle to whoever brings none back."""

    jar: dict[str, dict[str, str]] = field(default_factory=dict)

    def keep(self, host: str, cookies: tuple[str, ...]) -> None:
        kept = self.jar.setdefault(host, {})
        kept.update((cookie.partition("=")[0], cookie) for cookie in cookies)

    def to_send(self, host: str) -> tuple[str, ...]:
        return tuple(sorted(self.jar.get(host, {}).values()))


def _try(method: str, target: str, ask: Ask, pace: Pace) -> Verdict:
    follow = partial(_follow, target=target, ask=ask, pace=pace)
    try:
        arrival = follow(method)
        if method == "HEAD" and not head_is_believed(arrival.answer.status):
            arrival = follow("GET")
        verdict = of_status(arrival.answer.status, wait_seconds=arrival.answer.wait_seconds)
        return _judge_place(target, arrival) if verdict is FINE else verdict
    except VisitError as trouble:
        return trouble.verdict


def _follow(method: str, target: str, ask: Ask, pace: Pace) -> _Arrival:
    address, cookies = target, _Cookies()
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for _ in range(_MOST_REDIRECTS + 1):
        host = host_of(address)
        to_send = cookies.to_send(host)
        if (address, to_send) in seen:
            what = f"Redirects go in a circle: {address} comes back"
            raise failure(what)
        seen.add((address, to_send))
        pace.wait(host)
        answer = ask(method, address, cookies=to_send, read=bool(_fragment(target)))
        if not answer.location:
            return _Arrival(answer, address)
        cookies.keep(host, answer.cookies)
        address = _next(address, answer.location)
    what = f"More than {_MOST_REDIRECTS} redirects, the last to {address}"
    raise failure(what)


def _next(address: str, location: str) -> str:
    """Join as browsers do: a fragment lasts until a redirect brings another."""
    try:
        to = urljoin(address, location)
        return to if _fragment(to) or not _fragment(address) else f"{to}#{_fragment(address)}"
    except ValueError as error:
        what = f"Redirects to {location}, which cannot be read as an address"
        raise failure(what) from error


def _fragment(address: str) -> str:
    return address.partition("#")[2]


def _judge_place(target: str, arrival: _Arrival) -> Verdict:
    """Judge where a good answer came from."""
    fragment = unquote(_fragment(arrival.address)).partition(":~:")[0]
    html = arrival.answer.html
    # Browsers scroll to the top for "#top", whatever the page holds; a PDF has anchors of its own.
    if html is not None and fragment.lower() not in {"", "top"} and fragment not in anchors(html):
        return failure(f"The page is there, but nothing in it has the id {fragment}").verdict
    if _is_front(arrival.address) and not _is_front(target):
        # What many sites do with a page that is gone.
        what = f"Redirects to the front page, {arrival.address}: the page itself may be gone"
        return warning(what).verdict
    return FINE


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query
