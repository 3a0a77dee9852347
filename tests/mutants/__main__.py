"""Change the code that decides what readers are told, and see whether the tests notice.

Called as `python -m tests.mutants [GROUP…]`, with names from groups.toml. All is done in a copy,
build/mutants/. A run that was stopped goes on where it was; what has not changed since is not tried
again.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.mutants.changes import Change, changes, explanations
from tests.mutants.running import passes, warm
from tests.repository import ROOT

GROUPS = Path(__file__).with_name("groups.toml")
FOLDER = ROOT / "build" / "mutants"
SECONDS = 300  # for the tests of one change, also on a busy machine; what takes longer is a loop


def copy_code(folder: Path) -> None:
    """Lay down what git knows of or would add, so that no change can reach the code itself."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    shutil.rmtree(folder, ignore_errors=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def command(group: dict[str, Any]) -> list[str]:
    """Return what pytest is told for a group: stop at the first failure, always the same way."""
    told = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    told += ["-m", "not browser and not server and not slow"]
    told += ["-k", group["only"]] if "only" in group else []
    return [*told, *group["tests"]]


def digest(group: dict[str, Any], skip: str) -> str:
    """Return a name for the state of a group: another as soon as its code or its tests differ."""
    state = hashlib.sha256(f"{skip}{command(group)}".encode())
    beside = (*(ROOT / "tests").glob("*.py"), *(ROOT / "tests" / "cases").rglob("*"))
    helpers = (path for path in beside if path.is_file() and not path.name.startswith("test_"))
    facts = (path for path in (ROOT / "data").rglob("*") if path.is_file())
    named = (ROOT / name for name in (*group["code"], *group["tests"]))
    for path in (*named, *sorted(helpers), *sorted(facts)):
        state.update(path.read_bytes())
    return state.hexdigest()[:12]


def run_group(name: str, group: dict[str, Any], skip: str) -> dict[Change, bool]:
    """Try every change of a group. Returns which of them were noticed."""
    tree = FOLDER / "tree"
    copy_code(tree)
    told = command(group)
    if not passes(tree, told, seconds=SECONDS):
        raise SystemExit(f"{name}: these tests fail as it is: pytest {' '.join(told)}")
    log = FOLDER / f"{name}-{digest(group, skip)}.jsonl"
    tried = _tried(log)
    for file in group["code"]:
        code = (tree / file).read_text(encoding="utf-8")
        for change in changes(file, code, skip=skip):
            if change in tried:
                continue
            (tree / file).write_text(change.code, encoding="utf-8")
            tried[change] = not passes(tree, told, seconds=SECONDS)
            with log.open("a", encoding="utf-8") as lines:
                record = [change.file, change.was, change.now, change.nth, tried[change]]
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
        (tree / file).write_text(code, encoding="utf-8")
    return tried


def _tried(log: Path) -> dict[Change, bool]:
    if not log.exists():
        return {}
    records = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    return {Change(*change): noticed for *change, noticed in records}


def report(
    found: dict[str, dict[Change, bool]], files: Iterable[str], known: dict[Change, str]
) -> bool:
    """Say what came of it.

    Args:
        found: By group, each change and whether it was noticed.
        files: Those that were changed.
        known: Why some changes go unnoticed.

    Returns:
        Whether each change was noticed or is explained, and each explanation still needed.
    """
    unnoticed: set[Change] = set()
    for name, tried in found.items():
        here = {change for change, noticed in tried.items() if not noticed}
        unnoticed |= here
        few = f"{len(here)} not, {len(here & known.keys())} of those explained"
        print(f"{name}: {len(tried)} changes, {len(tried) - len(here)} noticed, {few}")
    unexplained = sorted(unnoticed - known.keys())
    stale = sorted(change for change in known.keys() - unnoticed if change.file in files)
    for change in unexplained:
        print(f"\nNo test notices this. Write one, or say why in explained.yml:\n{change}")
    for change in stale:
        print(f"\nThis is noticed, or no longer made. Take it out of explained.yml:\n{change}")
    return not unexplained and not stale


def main(arguments: list[str]) -> int:
    """Run the groups that are named, or all. Returns the exit status."""
    table = tomllib.loads(GROUPS.read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(table["group"]))
    names = parser.parse_args(arguments).groups or list(table["group"])
    if unknown := [name for name in names if name not in table["group"]]:
        parser.error(f"no group {unknown[0]}; there are {', '.join(table['group'])}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    warm()
    groups = {name: table["group"][name] for name in names}
    found = {name: run_group(name, group, table["skip"]) for name, group in groups.items()}
    files = {file for group in groups.values() for file in group["code"]}
    return 0 if report(found, files, explanations()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
