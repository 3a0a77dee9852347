"""The copies of the hosts in examples/: each built and published once for all tests of a run."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publish.__main__ import publish
from tests.repository import ROOT

EXAMPLES = ("uk-charity", "au-university", "rtl")
# Where each stands on its server, with slashes around.
PLACES = {"uk-charity": "/", "au-university": "/safety/guide/", "rtl": "/"}

every_host = pytest.mark.parametrize("host", EXAMPLES)


def make(name: str, folder: Path) -> None:
    """Make the copy of a host and build it as `make build HOST=…` does.

    Args:
        name: Of its folder in examples/.
        folder: Gets `copy`, and `site` below the path of its address.
    """
    pages = folder / "copy" / "pages"
    commands = (
        ("hosting", f"examples/{name}", str(folder / "copy")),
        ("mkdocs", "build", "--strict", "--config-file", str(folder / "copy" / "mkdocs.yml")),
    )
    folder.mkdir()
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            pytest.fail(f"{name}: {' '.join(command)}\n{done.stderr[-4000:]}", pytrace=False)
    site = folder / "site" / PLACES[name].strip("/")
    site.parent.mkdir(parents=True, exist_ok=True)
    publish(pages, site, folder / "servers")
    if site != folder / "site":  # a host's own server has these two for all that stands on it
        (site / "_headers").rename(folder / "site" / "_headers")
        shutil.copy(site / "404.html", folder / "site")
