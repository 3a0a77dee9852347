"""python -m bench.expanded FOLDER: the Markdown of a project as its macros leave it."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from .measure import cost


def expanded(project: Path, folder: Path) -> None:
    """Write the Markdown of every page of a project into a folder, without front matter.

    In a process of its own: plugins keep what they know of a build.

    Raises:
        CommandError: The project does not build.
    """
    folder.mkdir(parents=True)
    cost([sys.executable, "-m", "bench.expanded", folder.resolve()], folder=project)


def _main(folder: Path) -> None:
    config = load_config("mkdocs.yml")

    def keep(markdown: str, *, page: Any, **_: object) -> None:
        path = folder / page.file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown, encoding="utf-8")

    config.plugins.events["page_markdown"].append(keep)  # after those of the plugins
    with tempfile.TemporaryDirectory() as site:
        config.site_dir = site
        build(config)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
