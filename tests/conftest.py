"""What tests share: the project, one strict build of it, and that build served on loopback."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.store import Store, load_store
from tests.serving import served

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def store() -> Store:
    """The real data/ and docs/, read and checked."""
    return load_store(ROOT)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one strict build, made once for all processes of a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site = shared / "pages"
    with (shared / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "build.done").exists():
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                pytest.fail(f"mkdocs build --strict failed:\n{done.stderr[-4000:]}", pytrace=False)
            (shared / "build.done").touch()
    return site


@pytest.fixture(scope="session")
def site_url(built: Path) -> Iterator[str]:
    """The address of the strict build on loopback, without a slash at its end."""
    with served(built) as url:
        yield url
