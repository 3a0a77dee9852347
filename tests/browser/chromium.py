"""Find a Chromium for the browser tests, or install one, and say which."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# Tried in order where neither a browser nor Playwright's download is to be had.
PACKAGE_MANAGERS = (
    ("apt-get", ("apt-get", "update"), ("apt-get", "install", "--yes", "chromium")),
    ("dnf", None, ("dnf", "install", "--assumeyes", "chromium")),
    ("apk", None, ("apk", "add", "chromium")),
    ("brew", None, ("brew", "install", "--cask", "chromium")),
)


@functools.cache
def executable() -> str | None:
    """Return the path of a Chromium on this machine; None where there is none.

    The variable CHROMIUM names one; then the system's are looked for, then Playwright's own.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Error:
        return None
    return path if Path(path).is_file() else None


def install() -> str | None:
    """Install a Chromium: Playwright's, else the system's. Returns what did it."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False).returncode == 0:
        return "Playwright's own download"
    for name, update, add in PACKAGE_MANAGERS:
        if shutil.which(name) is None:
            continue
        sudo = ("sudo",) if os.geteuid() != 0 and name != "brew" and shutil.which("sudo") else ()
        if update:
            subprocess.run([*sudo, *update], check=False)
        if subprocess.run([*sudo, *add], check=False).returncode == 0:
            return name
    return None


def main() -> int:
    """Make sure that there is a browser; 1 where none could be had."""
    path = executable()
    if path:
        print(f"Browser tests use {path}.")
        return 0
    by = install()
    executable.cache_clear()
    path = executable()
    if path:
        print(f"Browser tests use {path}, installed by {by}.")
        return 0
    print(
        "No Chromium was found and none could be installed, so the browser tests cannot run.\n"
        "Install Chromium or Chrome, or set CHROMIUM to its path; `make test-fast` runs the rest.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
