"""What one command costs: a child process is started, and the system asked what it used."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# macOS counts the peak of memory in bytes, others in kilobytes.
# Source: https://man7.org/linux/man-pages/man2/getrusage.2.html
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
STARTED = Path(__file__).with_name("started.py")


class CommandError(Exception):
    """A command that failed; its text is the command and the end of what it said."""


@dataclass(frozen=True)
class Cost:
    """What a command used, with all processes that it started and waited for."""

    seconds: float  # of processors, not of clocks: what others do on the machine counts less
    memory: int  # bytes, at the peak of the largest process

    def then(self, other: "Cost") -> "Cost":
        """Return the cost of two commands, one after the other."""
        return Cost(self.seconds + other.seconds, max(self.memory, other.memory))


def cost(command: Sequence[str | Path], *, folder: Path) -> Cost:
    """Run a command in a folder and wait for it.

    Raises:
        CommandError: It failed.
    """
    done = subprocess.run(
        [sys.executable, "-I", "-S", STARTED, *command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        check=False,
    )
    said, _, used = done.stdout.decode(errors="replace").rstrip("\n").rpartition("\n")
    if done.returncode:
        raise CommandError(f"{' '.join(map(str, command))}\n{said[-4000:]}")
    seconds, peak = used.split()
    return Cost(float(seconds), int(peak) * PEAK_UNIT)


def least(costs: Sequence[Cost]) -> Cost:
    """Return the least of several runs: what is above it came from the machine."""
    return Cost(min(each.seconds for each in costs), min(each.memory for each in costs))
