"""python -m canary ZENSICAL: build with MkDocs and with Zensical, and say where they differ."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from macros.errors import DataError
from publish.__main__ import publish
from publish.errors import PublishError
from tests.browser.chromium import executable

from .differences import FILE, Known, differences, known_from, table, verdict
from .facts import Facts, folder_facts
from .visits import site_facts

ROOT = Path(__file__).parents[1]


class NotRunError(Exception):
    """Nothing could be compared; its text says what failed and the end of what was said."""


def run(command: Iterable[str | Path], *, folder: Path) -> None:
    """Run a command in a folder.

    Raises:
        NotRunError: It failed.
    """
    done = subprocess.run(
        [*command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-4000:]
        raise NotRunError(f"{' '.join(map(str, command))}\n{said}\nNothing was compared.")


def both(zensical: Path, work: Path) -> tuple[Facts, Facts]:
    """Build the project with each engine, publish both, and return the facts of each.

    Raises:
        NotRunError: An engine refuses the project.
        PublishError: A folder that an engine left cannot be published.
    """
    _tell("MkDocs builds")
    mkdocs = work / "mkdocs"
    run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", mkdocs / "pages"],
        folder=ROOT,
    )
    _tell("macros run, for an engine without them")
    project = work / "zensical"
    run([sys.executable, "-m", "canary.expanded", project], folder=ROOT)
    _tell("Zensical builds")
    run([zensical, "build", "--strict", "--clean"], folder=project)
    return _facts(mkdocs), _facts(project)


def _facts(folder: Path) -> Facts:
    publish(folder / "pages", folder / "site", folder / "servers")
    _tell("Chromium visits")
    return {**folder_facts(folder / "pages"), **site_facts(folder / "site")}


def report(ours: Facts, theirs: Facts, known: tuple[Known, ...]) -> int:
    """Print where two builds differ. Returns the exit status: 1 where known.yml is not true."""
    found = differences(ours, theirs)
    unknown, gone = verdict(found, known)
    pages = sum(name == "text" for name, _ in ours)
    print(
        f"{pages} pages, {len(ours)} facts, {len(found)} differences, {len(unknown)} not known.\n"
    )
    print("\n".join(table(found, known)))
    for each in unknown:
        print(
            f"\n{FILE}\n    where:   {each.looked_at}, {each.place}\n"
            f"    found:   MkDocs {each.ours!r}, Zensical {each.theirs!r}\n"
            "    allowed: the same from both, or an entry that says why and what the plan is",
            file=sys.stderr,
        )
    for entry in gone:
        print(
            f"\n{FILE}\n    where:   {entry.looked_at}, {', '.join(entry.places)}\n"
            "    found:   no such difference any longer\n    allowed: take the entry out",
            file=sys.stderr,
        )
    return 1 if unknown or gone else 0


def _tell(text: str) -> None:
    print(f"canary: {text}", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Compare and print.

    Args:
        arguments: The program of Zensical, in an environment of its own.

    Returns:
        The exit status: 0; 1 when known.yml is not true of what was found; 2 when nothing could
        be compared.
    """
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print("Usage: python -m canary ZENSICAL, its program. Or: make canary", file=sys.stderr)
        return 2
    if executable() is None:
        print("No Chromium: make canary installs one, or set CHROMIUM.", file=sys.stderr)
        return 2
    try:
        known = known_from((ROOT / FILE).read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory(prefix="canary-") as name:
            ours, theirs = both(Path(arguments[0]).resolve(), Path(name))
    except (NotRunError, PublishError, DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return report(ours, theirs, known)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
