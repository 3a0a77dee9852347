"""What a server said, or why it said nothing, in our own words. No connection is made here."""

import ssl
import time
from dataclasses import dataclass

from urllib3 import BaseHTTPResponse, Retry
from urllib3 import exceptions as problem

from links.verdict import VisitError, failure, warning

_REDIRECTS = {301, 302, 303, 307, 308}
_LONGEST_PAGE_BYTES = 20 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said.

    Attributes:
        status: As sent.
        location: Where a redirect leads, as sent; nothing otherwise.
        cookies: `name=value` of each cookie it set.
        wait_seconds: From `Retry-After`.
        html: The page, where it was asked for and is one.
    """

    status: int
    location: str = ""
    cookies: tuple[str, ...] = ()
    wait_seconds: float = 0
    html: str | None = None


def read_answer(response: BaseHTTPResponse, *, read: bool, ends_at: float) -> Answer:
    """Take what matters from an answer.

    Args:
        response: Its body not yet read.
        read: Read the page, if it is one.
        ends_at: On the monotonic clock; a page that is not whole by then is given up.

    Raises:
        VisitError: The page is too long or too slow.
    """
    headers = response.headers
    is_page = "html" in headers.get("Content-Type", "").lower()
    return Answer(
        status=response.status,
        location=_location(headers.get("Location", "")) if response.status in _REDIRECTS else "",
        cookies=tuple(line.partition(";")[0] for line in headers.getlist("Set-Cookie")),
        wait_seconds=_wait_seconds(headers.get("Retry-After")),
        html=_page(response, ends_at) if read and is_page and response.status < 300 else None,
    )


def _location(header: str) -> str:
    """Read a raw UTF-8 `Location`, which is against the rules and common."""
    return header.encode("latin-1", "replace").decode("utf-8", "replace")


def _wait_seconds(header: str | None) -> float:
    try:
        return Retry().parse_retry_after(header) if header else 0
    except (problem.InvalidHeader, ValueError, OverflowError):
        return 0


def _page(response: BaseHTTPResponse, ends_at: float) -> str:
    pieces: list[bytes] = []
    while piece := response.read1(1 << 16):
        pieces.append(piece)
        if time.monotonic() > ends_at or sum(map(len, pieces)) > _LONGEST_PAGE_BYTES:
            what = "The page is too long or too slow to look for the anchor"
            raise warning(what)
    # Names of anchors are ASCII nearly everywhere, so one encoding serves all.
    return b"".join(pieces).decode("utf-8", "replace")


def meaning_of(error: Exception) -> VisitError:
    """Say what a problem of the connection means for the link."""
    cause = error.__cause__ or error.__context__ or error
    detail = getattr(cause, "strerror", None) or str(error)
    if isinstance(error, problem.SSLError):
        inner = error.args[0] if error.args else error
        mismatch = isinstance(inner, ssl.SSLCertVerificationError)
        reason = getattr(inner, "verify_message", "") or getattr(inner, "reason", "") or str(inner)
        return failure(f"TLS: {reason}", passing=not mismatch)
    if isinstance(error, problem.NewConnectionError):  # before the time-outs: it is one of them
        return warning(f"No connection: {detail}", passing=True, silent=True)
    if isinstance(error, problem.TimeoutError):
        return warning("No answer in time", passing=True, silent=True)
    if isinstance(error, problem.ProtocolError):
        return warning(f"The connection broke off: {detail}", passing=True, silent=True)
    return warning(f"The answer could not be read: {error}")
