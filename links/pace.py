"""One request per host per pause, and an end to all waiting."""

import threading
from collections import defaultdict
from collections.abc import Callable

from links.verdict import OUT_OF_TIME, VisitError


class Pace:
    """Says when the next request to a host may go out. Safe to share between threads."""

    def __init__(
        self,
        *,
        pause_seconds: float,
        ends_at: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        """Start with every host free.

        Args:
            pause_seconds: From one request to a host to the next.
            ends_at: On the clock; no request starts later.
            clock: Seconds, never going back.
            sleep: Waits that many seconds.
        """
        self._pause = pause_seconds
        self._ends_at = ends_at
        self._clock = clock
        self._sleep = sleep
        self._free_at: defaultdict[str, float] = defaultdict(lambda: float("-inf"))
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Wait until a request to this host may go out, and count it as gone.

        Raises:
            VisitError: That would be after the end; nothing was waited for.
        """
        with self._lock:
            now = self._clock()
            turn = max(now, self._free_at[host])
            if turn >= self._ends_at:
                raise VisitError(OUT_OF_TIME)
            self._free_at[host] = turn + self._pause
        if turn > now:
            self._sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """Let no request go to this host for so long."""
        with self._lock:
            self._free_at[host] = max(self._free_at[host], self._clock() + seconds)
