"""How long one host may keep us busy, and how much it may send: it may be slow, or mean harm."""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPResponse
from socket import socket
from typing import Any

PATIENCE = 20.0  # seconds without a byte
LONGEST = 900.0  # seconds for all answers
MOST = 400_000_000  # bytes of all answers, as they come and opened; ours are a tenth


class SpentError(Exception):
    """There is no more time, or no more room; the text goes on from the name of the host."""


@dataclass
class Limits:
    """What is left.

    Attributes:
        ends: When to give up, on the clock.
        room: Bytes that may still come.
        clock: Gives seconds, and never goes back.
    """

    ends: float = field(default_factory=lambda: time.monotonic() + LONGEST)
    room: int = MOST
    clock: Callable[[], float] = time.monotonic

    def wait(self) -> float:
        """Return for how many seconds to wait for the next byte.

        Raises:
            SpentError: The time is over.
        """
        left = self.ends - self.clock()
        if left <= 0:
            message = f"is too slow: {LONGEST / 60:.0f} minutes were not enough"
            raise SpentError(message)
        return min(PATIENCE, left)

    def take(self, count: int) -> None:
        """Count bytes that came.

        Raises:
            SpentError: They are more than there was room for.
        """
        self.room -= count
        if self.room < 0:
            message = f"sends more than {MOST // 1_000_000} MB: no copy of the site is as large"
            raise SpentError(message)


class Limited(io.RawIOBase):
    """What a socket sends, within the limits: `http.client` has none for headers that drip."""

    def __init__(self, raw: io.RawIOBase, sock: socket, limits: Limits) -> None:
        """Read `raw`, which reads the socket."""
        super().__init__()
        self._raw, self._sock, self._limits = raw, sock, limits

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Read what comes next."""
        self._sock.settimeout(self._limits.wait())
        try:
            count = self._raw.readinto(buffer)
        except TimeoutError:
            self._limits.wait()  # says so where it was the time for all answers that ran out
            raise
        self._limits.take(count or 0)
        return count

    def close(self) -> None:
        """Close the socket too, once nobody else reads it."""
        self._raw.close()
        super().close()


def responses(limits: Limits) -> type[HTTPResponse]:
    """Return the class of answers that are read within the limits, from their first line on."""

    class Response(HTTPResponse):
        def __init__(self, sock: socket, *arguments: Any, **named: Any) -> None:
            super().__init__(sock, *arguments, **named)
            self.fp = io.BufferedReader(Limited(self.fp.detach(), sock, limits))

    return Response
