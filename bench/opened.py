"""How often a build opens each file of data/: the data is loaded once, not once a page."""

import json
import os
import runpy
import subprocess
import sys
from collections import Counter
from pathlib import Path

from .measure import CommandError

ROOT = Path(__file__).parent.parent


def openings(project: Path) -> dict[str, int]:
    """Build a project and count.

    Returns:
        How often each file below data/ was opened, by its path there; files never opened are left
        out.

    Raises:
        CommandError: The build failed.
    """
    command = [sys.executable, "-m", "bench.opened", "data", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=project, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise CommandError(f"{' '.join(command)}\n{done.stderr[-4000:]}")
    counts: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return counts


def main(arguments: list[str]) -> None:
    """Run a module as `python -m` does; then print, as JSON, how often it opened which files.

    Args:
        arguments: The folder to watch, then the module and its arguments.
    """
    folder = Path(arguments[0]).resolve()
    opened: Counter[str] = Counter()

    def note(event: str, values: tuple[object, ...]) -> None:
        if event == "open" and isinstance(values[0], str | os.PathLike):
            path = Path(values[0]).resolve()
            if path.is_relative_to(folder):
                opened[path.relative_to(folder).as_posix()] += 1

    sys.addaudithook(note)
    sys.argv = arguments[1:]
    try:
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    finally:
        print(json.dumps(opened))


if __name__ == "__main__":
    main(sys.argv[1:])
