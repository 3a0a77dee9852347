"""A host takes a new release: it merges without a conflict, and all of its own is still there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import SOURCES
from tests.repository import ROOT

pytestmark = pytest.mark.slow

TREE = ("docs", "data", "macros", "hosting", "publish", "overrides", "mkdocs.yml", "Makefile")
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false")
EXAMPLE = ROOT / "examples" / "uk-charity"


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout


def commit(folder: Path, message: str) -> None:
    run(folder, *GIT, "add", "--all")
    run(folder, *GIT, "commit", "--quiet", "--message", message)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path}: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def release(project: Path) -> None:
    """Change what releases change: settings, the menu, pages, facts, templates and styles."""
    change(
        project / "mkdocs.yml", "  - Get help: help/index.md\n", "  - Who to call: help/index.md\n"
    )
    change(
        project / "mkdocs.yml",
        "      - devices/car.md\n",
        "      - devices/car.md\n      - devices/boat.md\n",
    )
    change(project / "mkdocs.yml", "  plain_titles: false", "  plain_titles: true")
    car = (project / "docs" / "devices" / "car.md").read_text(encoding="utf-8")
    boat = car.replace("title: ", "title: Boat or ", 1)
    (project / "docs" / "devices" / "boat.md").write_text(boat, encoding="utf-8")
    change(project / "docs" / "help" / "index.md", "title: Get help now", "title: Help now")
    change(project / "data" / "strings" / "en.yml", 'or: "Or:"', 'or: "Or ring:"')
    tokens = project / "docs" / "assets" / "css" / "tokens.css"
    change(tokens, "--wm-accent: #1c5753", "--wm-accent: #1c5754")


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """A host's repository that has just merged a new release, with its folder from before."""
    project, host = tmp_path / "project", tmp_path / "host"
    project.mkdir()
    for name in TREE:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, project / name, ignore=ignored)
        else:
            shutil.copy(source, project / name)
    run(project, *GIT, "init", "--quiet", "--initial-branch", "main")
    commit(project, "Release one")
    run(tmp_path, *GIT, "clone", "--quiet", str(project), str(host))
    shutil.copytree(EXAMPLE, host / "ours")
    commit(host, "Make it ours")
    release(project)
    commit(project, "Release two")
    run(host, *GIT, "pull", "--quiet", "--no-rebase", "--no-edit")
    return host


def test_a_release_merges_and_the_host_s_things_are_all_there(host: Path) -> None:
    assert run(host, *GIT, "status", "--porcelain") == ""
    for path in EXAMPLE.rglob("*"):
        if path.is_file():
            assert (host / "ours" / path.relative_to(EXAMPLE)).read_bytes() == path.read_bytes()
    run(host, sys.executable, "-m", "hosting", "ours", "build/host", "--preview")
    configuration = "build/host/mkdocs.yml"
    run(host, sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", configuration)
    pages = host / "build" / "host" / "pages"
    home = (pages / "index.html").read_text(encoding="utf-8")
    for own in ("Northlight Stalking Support", "tel:+448081570123", "logo.svg", 'href="local/"'):
        assert own in home
    assert "Who to call" in home, "the new menu has not arrived"
    assert "Or ring:" in home, "the new words have not arrived"
    assert "<title>Waymark</title>" in home
    assert (pages / "devices" / "boat" / "index.html").is_file()
    assert not (pages / "sheets" / "employers").exists()
    police = (pages / "act" / "police" / "index.html").read_text(encoding="utf-8")
    assert " – Waymark</title>" in police, "the host's own plain_titles: false holds"
    css = (pages / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    assert "--wm-accent: #6b2d73" in css
    assert "devices/car.md" in SOURCES
