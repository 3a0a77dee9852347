"""Two builds of the same tree are the same, byte for byte, whoever makes them, where and when."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.repository import ROOT

NAMES = ("mkdocs.yml", "docs", "data", "macros", "publish", "overrides")
DAY = "1795910400"  # 2026-11-29, the day that both are built for
# What a clock shows is set before anything is imported.
ON_A_CLOCK = """\
import runpy, sys, time_machine
time_machine.travel(float(sys.argv[1])).start()
sys.argv = sys.argv[2:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True)
class Machine:
    """What differs between two people who build the same."""

    folder: str
    clock: int  # seconds since 1970
    umask: int
    variables: dict[str, str]
    backwards: bool = False  # the order in which the files came onto the disk


OURS = Machine(
    "waymark",
    1795953600,  # the same day, at noon
    0o022,
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
)
THEIRS = Machine(
    "a host/of another/name",
    1830297599,  # the last second of the year after
    0o077,
    {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "POSIX",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",  # text is ASCII where nobody says what it is
        "PYTHONHASHSEED": "77",
    },
    backwards=True,
)


def copy(to: Path, *, backwards: bool) -> None:
    """Copy the project file by file, so that the folders list them in another order."""
    files = [path for name in NAMES for path in [ROOT / name, *(ROOT / name).rglob("*")]]
    for path in sorted(files, reverse=backwards):
        target = to / path.relative_to(ROOT)
        if path.is_file() and path.suffix != ".pyc":
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def build(folder: Path, machine: Machine) -> dict[str, bytes]:
    """Build and publish on such a machine. Returns what is sent, and the rules of servers."""
    copy(folder, backwards=machine.backwards)
    environment = {
        **os.environ,
        **machine.variables,
        "SOURCE_DATE_EPOCH": DAY,
        "NO_MKDOCS_2_WARNING": "1",
    }
    for command in (["mkdocs", "build", "--strict"], ["publish", "build/pages", "site"]):
        done = subprocess.run(
            [sys.executable, "-c", ON_A_CLOCK, str(machine.clock), *command],
            cwd=folder,
            env=environment,
            umask=machine.umask,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")[-4000:]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in ("site", "build/servers")
        for path in (folder / part).rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
def test_two_builds_of_the_same_tree_are_the_same_to_the_last_byte(tmp_path: Path) -> None:
    """In another folder and zone, on another day, with other rights, order, locale and hashes."""
    one = build(tmp_path / OURS.folder, OURS)
    other = build(tmp_path / THEIRS.folder, THEIRS)
    assert one.keys() == other.keys()
    assert len(one) > 100
    assert [name for name in sorted(one) if one[name] != other[name]] == []


def test_the_clock_of_such_a_machine_shows_what_it_is_set_to() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ON_A_CLOCK, str(THEIRS.clock), "tests.clock"],
        cwd=ROOT,
        env={**os.environ, **THEIRS.variables},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "2028-01-01\n", "in Auckland it is the day after"
