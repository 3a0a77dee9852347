"""One build for the preview: the last good one stays until a new one is whole."""

import os
import subprocess
import sys
from pathlib import Path

from publish.swap import replacement

# Another engine changes these words, and nothing else here. Not quiet: quiet hides what went wrong.
COMMAND = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")
# A host's copy is put together here first. Its settings lead the engine to it.
COPY = Path("build", "host")


class Broken(Exception):  # noqa: N818 (the pages are broken, not this program)
    """The build ended early. Its text says what to mend."""


def build(root: Path, site: Path, host: Path | None = None) -> None:
    """Build a project in processes of their own, so that changes to Python count too.

    Args:
        root: The project.
        site: The folder to replace with its pages.
        host: The folder of a host, whose copy is wanted.

    Raises:
        Broken: The build failed; `site` is as it was.
    """
    # Without files of bytecode: they would look like a change, and start the next build.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    with replacement(site) as incoming:
        command = [*COMMAND, str(incoming.resolve())]
        if host:
            together = [sys.executable, "-m", "hosting", str(host), str(COPY), "--preview"]
            copied = _run(together, root, environment)
            print(copied, end="", flush=True)  # what a host should know, and what stops nothing
            command += ["--config-file", str(COPY / "mkdocs.yml")]
        _run(command, root, environment)


def _run(command: list[str], root: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise Broken(said(done.stdout))
    return done.stdout


def said(output: str) -> str:
    """Return what an editor needs of a build's output: all but what went well."""
    lines = (line for line in output.splitlines() if not line.startswith(("INFO ", "DEBUG ")))
    return "\n".join(lines).strip() or "The build ended without a word. Try: make build"
