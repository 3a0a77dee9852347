"""Tests in a process that starts warm: hundreds of runs, each after one small change.

Most of a short run is importing libraries. So this process imports them once and forks for each
run; a child imports only what is ours, from the folder that it is given.
"""

import importlib
import os
import signal
import sys
import time
from pathlib import Path

import pytest

# Not minify: the Go in it has threads, and no thread survives a fork.
LIBRARIES = (
    "babel.dates",
    "brotli",
    "cssselect2",
    "hypothesis",
    "jinja2",
    "markdown",
    "markdown_it",
    "phonenumbers",
    "pybtex.database",
    "pydantic",
    "selectolax.lexbor",
    "textstat",
    "tinycss2",
    "yaml",
)
OURS = ("bench", "links", "macros", "prose", "publish", "tests")
STEP = 0.05  # seconds between two looks at a child


def warm() -> None:
    """Import what children share."""
    for name in LIBRARIES:
        importlib.import_module(name)


def passes(folder: Path, arguments: list[str], *, seconds: float) -> bool:
    """Run pytest in a folder. Returns whether all tests passed in time.

    A run without a test is none that passed.
    """
    child = os.fork()
    if child == 0:
        _run(folder, arguments)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(STEP)
    os.killpg(child, signal.SIGKILL)  # with what the tests themselves started
    os.waitpid(child, 0)
    return False


def _run(folder: Path, arguments: list[str]) -> None:
    status = 1
    try:
        os.setsid()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.chdir(folder)
        sys.path[0] = str(folder)
        # What is cached is told apart by size and second: too little for changes of one sign.
        sys.dont_write_bytecode = True
        for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
            del sys.modules[name]
        # pytest would rather see to the imports of libraries itself.
        calm = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
        status = int(pytest.main([*calm, *arguments]))
    finally:
        os._exit(status)  # whatever happened: two processes must not go on as this one
