"""The good host, anew for each test."""

from pathlib import Path

import pytest

from . import site
from .host import Host


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, published."""
    return site.build(tmp_path_factory.mktemp("verify"))


@pytest.fixture
def host(folder: Path) -> Host:
    """A host that sends it, for a test to break."""
    return Host.of(folder)
