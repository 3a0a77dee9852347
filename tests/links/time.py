"""A clock that only moves when somebody sleeps."""

from links.pace import Pace


class Clock:
    """Counts the seconds slept."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        assert seconds >= 0
        self.now += seconds


def pace(clock: Clock, *, pause_seconds: float = 1.0, ends_at: float = 1000.0) -> Pace:
    """Make a pace that keeps no test waiting."""
    return Pace(pause_seconds=pause_seconds, ends_at=ends_at, clock=clock, sleep=clock.sleep)
