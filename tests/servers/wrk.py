"""wrk, which asks one address as often as it is answered: on loopback, for a bounded time."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

HOW = "No wrk on this machine: apt-get install wrk."
LONGEST = 60  # seconds
# Few of each: the servers share the machine with what asks them.
THREADS, CONNECTIONS = 1, 2
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4, "h": 3.6e6}  # in milliseconds
_RATE = re.compile(r"^Requests/sec:\s+([\d.]+)$", re.MULTILINE)
_SLOWEST = re.compile(r"^\s+99%\s+([\d.]+)(us|ms|s|m|h)$", re.MULTILINE)
_LOST = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
_REFUSED = re.compile(r"^\s*Non-2xx or 3xx responses: (\d+)$", re.MULTILINE)


class LoadError(Exception):
    """There is no measurement; the text says why."""


@dataclass(frozen=True)
class Load:
    """What one run measured.

    Attributes:
        rate: Requests a second.
        slowest: Milliseconds within which 99 of 100 were answered.
        refused: Answers of another status than 2xx and 3xx.
    """

    rate: float
    slowest: float
    refused: int = 0

    @classmethod
    def of(cls, said: str) -> Self:
        """Read what wrk prints with `--latency`.

        Raises:
            LoadError: It is not that, or a connection was lost.
        """
        rate, slowest = _RATE.search(said), _SLOWEST.search(said)
        if not rate or not slowest:
            message = f"wrk said something else than usual:\n{said[-2000:]}"
            raise LoadError(message)
        if (lost := _LOST.search(said)) and any(map(int, lost.groups())):
            raise LoadError(lost[0])
        refused = _REFUSED.search(said)
        milliseconds = float(slowest[1]) * _UNITS[slowest[2]]
        return cls(float(rate[1]), milliseconds, int(refused[1]) if refused else 0)

    def or_better(self, other: "Load") -> "Load":
        """Return the best of two runs: what is worse came from the machine."""
        slowest = min(self.slowest, other.slowest)
        return Load(max(self.rate, other.rate), slowest, max(self.refused, other.refused))


def asked(url: str, *, seconds: int) -> Load:
    """Ask an address for some seconds.

    Raises:
        LoadError: wrk is not there, or could not measure.
        ValueError: The address is not on loopback, or the time is too long.
    """
    if urlsplit(url).hostname not in {"localhost", "127.0.0.1"} or not 1 <= seconds <= LONGEST:
        message = f"{url} for {seconds} seconds: only loopback, and at most {LONGEST} seconds"
        raise ValueError(message)
    if shutil.which("wrk") is None:
        raise LoadError(HOW)
    size = [f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    command = ["wrk", "--latency", *size, "-H", "Accept-Encoding: gzip, br, zstd", url]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=seconds + LONGEST, check=False
    )
    if done.returncode:
        message = f"wrk failed: {(done.stderr or done.stdout).strip()[-500:]}"
        raise LoadError(message)
    return Load.of(done.stdout)
