"""python -m canary.expanded FOLDER: the project for any engine, its macros already run.

The step before the build that an engine without macros needs. Today MkDocs runs them here;
README.md beside this file says what is left to do before it can go.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

# Written beside the pages after a build; see on_post_build in macros/.
WRITTEN = ("data", "record/files")
# Of theme.static_templates those that an engine may leave unrendered.
KEPT = (
    "leaving.html",
    "robots.txt",
    "assets/js/search.js",
    "assets/js/search-says.js",
    "assets/js/self-check.js",
)


def front(meta: Mapping[str, Any]) -> str:
    """Write what is known of a page as its front matter, in JSON: that is YAML too."""
    return f"---\n{json.dumps(dict(meta), ensure_ascii=False, default=str)}\n---\n"


def configuration(project: Path, extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return what mkdocs.yml says, without macros, and with what they told the theme."""
    ours: dict[str, Any] = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    plugins = [each for each in ours["plugins"] if "macros" not in each]
    known = json.loads(json.dumps(dict(extra), default=str))  # plain text, whatever class it had
    return {**ours, "plugins": plugins, "extra": known, "site_dir": "pages", "watch": []}


def expanded(project: Path, folder: Path) -> None:
    """Write a project of plain Markdown and templates into a folder.

    Args:
        project: The one to read; it must be the folder that this process works in.
        folder: Must not exist.
    """
    config = load_config(str(project / "mkdocs.yml"), strict=True)

    def keep(markdown: str, *, page: Any, **_: object) -> str:
        path = folder / "docs" / page.file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(front(page.meta) + markdown, encoding="utf-8")
        return markdown

    config.plugins.events["page_markdown"].append(keep)  # after those of the plugins
    with tempfile.TemporaryDirectory() as site:
        config.site_dir = site
        build(config)
        for name in WRITTEN:
            shutil.copytree(Path(site) / name, folder / "docs" / name, dirs_exist_ok=True)
        for name in KEPT:
            _copy(Path(site) / name, folder / "docs" / name)
    for path in (project / "docs").rglob("*"):
        if path.is_file() and path.suffix != ".md":
            _copy(path, folder / "docs" / path.relative_to(project / "docs"))
    shutil.copytree(project / "overrides", folder / "overrides")
    text = yaml.safe_dump(configuration(project, config.extra), sort_keys=False, allow_unicode=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


if __name__ == "__main__":
    expanded(Path.cwd(), Path(sys.argv[1]))
