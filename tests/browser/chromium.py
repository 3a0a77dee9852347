"""A Chromium for the browser tests: found or installed, and started with an ear for breaches."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# Tried in order where neither a browser nor Playwright's download is to be had.
PACKAGE_MANAGERS = (
    ("apt-get", ("apt-get", "update"), ("apt-get", "install", "--yes", "chromium")),
    ("dnf", None, ("dnf", "install", "--assumeyes", "chromium")),
    ("apk", None, ("apk", "add", "chromium")),
    ("brew", None, ("brew", "install", "--cask", "chromium")),
)

# Playwright's own switches aside: what a fresh machine or a closed network would trip over.
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
# What its console says of everything that the policy stops, save in a worker.
BREACH = "Content Security Policy"


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


def launch(playwright: Playwright, heard: list[str], *without: str) -> Browser:
    """Start Chromium.

    Args:
        playwright: The driver.
        heard: Gets what the consoles of all its pages will say of breaches of the policy.
        without: Switches of Playwright's own to leave out.
    """

    def hear(message: ConsoleMessage) -> None:
        if BREACH in message.text:
            heard.append(message.text)

    path = executable()
    if path is None:
        pytest.fail(
            "No Chromium: run `make test`, which installs one, or set CHROMIUM.", pytrace=False
        )
    browser = playwright.chromium.launch(
        executable_path=path, args=list(SWITCHES), ignore_default_args=list(without)
    )
    browser.on("context", lambda context: context.on("console", hear))
    return browser


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
