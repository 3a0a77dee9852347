"""python -m prose.spelled FILES: look words up, and say what to mend as the other rules do.

The looking up is done by cspell, which the Makefile installs by its lock file.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from macros.errors import Problem

from . import report
from .rules import rules

RULE = "spelling"
_FOLDER = Path(__file__).parent / "spelling"
_COMMAND = (_FOLDER / "node_modules" / ".bin" / "cspell", "--config", _FOLDER / "cspell.json")
_OPTIONS = ("--no-progress", "--no-summary", "--no-color", "--show-suggestions", "--gitignore")
_FOUND = re.compile(r"^(\S.*?):(\d+):\d+ - (.*?) ?\(([^()]*)\)(?: Suggestions: \[(.*)\])?$")


def problems(said: str) -> Iterator[Problem]:
    """Read what cspell said: a word on each line, with its place and words that are near."""
    for line in said.splitlines():
        if found := _FOUND.match(line):
            file, number, _, word, near = found.groups()
            allowed = rules()[RULE].write
            if near:
                allowed = f"perhaps {near.replace(', ', ' or ', 1).split(',')[0]}. Else {allowed}"
            place = f"line {number}"
            yield Problem(file, place, f"“{word}”", allowed, RULE, int(number))


def main(files: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Print words that are unknown, or that there are none; return the status.

    Args:
        files: Paths, or patterns as cspell reads them.
        environment: As for `python -m prose`; npm's node has to be on its PATH.
    """
    if not Path(_COMMAND[0]).exists():
        print("The dictionary is not installed: run make lint-spelling.", file=sys.stderr)
        return 2
    done = subprocess.run(
        [*map(str, _COMMAND), *_OPTIONS, *files],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    found = [report.explained(problem) for problem in problems(done.stdout)]
    if done.returncode and not found:  # it could not look at all
        print(done.stdout + done.stderr, file=sys.stderr)
        return done.returncode
    counted = "Every word is in the dictionary."
    report.tell(found, counted=counted, environment=environment)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
