"""What one command costs: a child process is started, and the system asked what it used."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# macOS counts the peak of memory in bytes, others in kilobytes.
# Source: https://man7.org/linux/man-pages/man2/getrusage.2.html
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


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
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            end = said.read().decode(errors="replace")[-4000:]
            raise CommandError(f"{' '.join(map(str, command))}\n{end}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT)


def least(costs: Sequence[Cost]) -> Cost:
    """Return the least of several runs: what is above it came from the machine."""
    return Cost(min(each.seconds for each in costs), min(each.memory for each in costs))
