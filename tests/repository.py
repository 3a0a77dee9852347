"""What the tests of the repository itself share: where its files are, and how they are read."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def read(path: Path) -> Any:
    """Read YAML with every scalar as text: YAML 1.1 would turn the key `on` into True."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (text only)


def name(path: Path) -> str:
    """Return a path as a message shows it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def makefile_verbs() -> set[str]:
    """Return what can be said after `make`."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", text, re.MULTILINE))
