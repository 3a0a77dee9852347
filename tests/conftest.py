"""What tests share: the project, one strict build of it, and that build published and served."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from macros.days import build_day
from macros.store import Store, load_store
from publish.__main__ import publish
from publish.offline.__main__ import FOLDER
from publish.offline.__main__ import main as copy
from tests import hosts
from tests.serving import Sender, served

ROOT = Path(__file__).parent.parent
# A busy machine proves nothing: no test against any input is judged by how long it takes.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def store() -> Store:
    """The real data/ and docs/, read and checked."""
    return load_store(ROOT, today=build_day({}))


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that is made once for all processes of a run."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    done = shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(shared / name)
            done.touch()
    return shared / name


def _build(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.fail(f"mkdocs build --strict failed:\n{done.stderr[-4000:]}", pytrace=False)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one strict build."""
    return _once(tmp_path_factory, "pages", _build)


@pytest.fixture(scope="session")
def published(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a server sends: that build, published."""

    def make(folder: Path) -> None:
        publish(built, folder, folder.with_name("servers"))

    return _once(tmp_path_factory, "site", make)


@pytest.fixture(scope="session")
def carried(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the copy to carry, unpacked as a reader does."""

    def make(folder: Path) -> None:
        packed = folder.with_name("pages.zip")
        assert copy([str(published), str(packed)]) == 0
        shutil.unpack_archive(packed, folder)

    return _once(tmp_path_factory, "carried", make) / FOLDER


@pytest.fixture(scope="session")
def site_url(published: Path) -> Iterator[str]:
    """The address of the published site on loopback, sent with its headers; no slash at its end."""
    with served(published, Sender) as url:
        yield url


@pytest.fixture(scope="session")
def host_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the folder of a host's copy, by its name in examples/: copy and site."""
    return lambda name: _once(tmp_path_factory, f"host-{name}", partial(hosts.make, name))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what the engines came to. Here: the process that reports loads no deeper conftest."""
    from tests.browser.engines.summary import summarise  # late: runs without a browser skip it

    summarise(terminalreporter)
