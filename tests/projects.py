"""A small project in a folder of its own, built by the commands that build the real one."""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from macros.errors import DataError, Problem
from publish.outward import mark
from tests import alike
from tests.repository import ROOT

# Nothing in the small project has a day.
TODAY = dt.date(2026, 11, 29)
SMALL = ROOT / "tests" / "cases" / "project"
# The nav is the only part of mkdocs.yml that knows the real pages.
CONFIGURATION = f"""\
INHERIT: {ROOT}/mkdocs.yml
nav:
  - Home: index.md
  - Lanterns: understand/lantern.md
  - Lamps: devices/lamps.md
  - Get help: help/index.md
  - About: about/sources/index.md
"""
PROBLEM = re.compile(
    r"^(?P<file>\S.*?)(?::(?P<line>\d+))?\n"
    r"    where:   (?P<where>.+)\n"
    r"    found:   (?P<found>.+)\n"
    r"    allowed: (?P<allowed>.+)\n"
    r"(?:    why:     (?P<why>.+)\n)?"
    r"    rule:    (?P<rule>[a-z-]+), in \.github/RULES\.md$",
    re.MULTILINE,
)

DESCRIPTION = re.compile(rb"<script type=application/ld\+json>.*?</script>")
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


@dataclass(frozen=True)
class Result:
    """How a command ended, and what it said to whoever ran it."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> list[Problem]:
        """The problems among what was said, each a block of lines."""
        return problems_in(self.err)


def problems_in(text: str) -> list[Problem]:
    """Read problems back from a text, as an editor sees them."""
    return [_problem(match) for match in PROBLEM.finditer(text)]


def _problem(match: re.Match[str]) -> Problem:
    said = match.groupdict(default="")
    line = int(said.pop("line") or 0) or None
    return Problem(**said, line=line)


def small_project(folder: Path) -> Path:
    """Put a small project into a folder: its own pages and facts, the real rest.

    Returns:
        The folder.
    """
    for name in ("docs", "data"):
        shutil.copytree(SMALL / name, folder / name)
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    strings = folder / "data" / "strings"
    strings.mkdir()
    shutil.copy(ROOT / "data" / "strings" / "en.yml", strings)
    shutil.copy(ROOT / "data" / "paper.yml", folder / "data")
    for name in ("macros", "publish", "serve", "overrides", "Makefile", "requirements.txt"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    return folder


def give_tools(folder: Path) -> None:
    """Let `make` in a folder find the programs of this Python, as if it had set them up itself."""
    tools = folder / ".venv"
    tools.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (tools / name).symlink_to(Path(sys.prefix) / name)
    (tools / ".site").touch()


def run(folder: Path, *command: str | Path) -> Result:
    """Run a command in a folder."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("MAKEFLAGS", None)  # tests may themselves run under make
    environment.pop("MAKELEVEL", None)
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr)


def build(folder: Path) -> Result:
    """Build a project strictly and publish it, with the two commands of `make build`."""
    built = run(folder, sys.executable, "-m", "mkdocs", "build", "--strict")
    if built.status != 0:
        return built
    return run(folder, sys.executable, "-m", "publish", "build/pages", "site")


def files(folder: Path) -> dict[str, bytes]:
    """Read a whole folder, by path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def check_published(folder: Path) -> None:
    """Fail unless a site has its built pages, locked down, marked and described, and its facts."""
    site, built = files(folder / "site"), files(folder / "build" / "pages")
    assert site["_headers"]
    pages = {name for name in built if name.endswith(".html")}
    assert pages == {name for name in site if name.endswith(".html")}
    for name in pages:
        assert len(POLICY.findall(site[name])) == 1
        assert alike.published(site[name].decode()) == alike.published(built[name].decode())
    assert any(mark(html := built[name].decode()) != html for name in pages), "none leads outward"
    assert any(DESCRIPTION.search(site[name]) for name in pages), "no page says what it is"
    facts = {name for name in built if name.endswith((".json", ".csv", ".txt", ".xml"))}
    assert {name: site[name] for name in facts} == {name: built[name] for name in facts}


def check_readable(error: DataError) -> None:
    """Fail unless an editor can read every problem of an error: every line of it, none too long."""
    read = problems_in(str(error))
    assert len(read) == len(error.problems) > 0, str(error)
    assert all(len(problem.found) <= 130 for problem in read), str(error)


def written(folder: Path, content: dict[str, bytes]) -> Path:
    """Write files into a folder, by their paths in it. Returns the folder."""
    for name, raw in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder
