"""The engines that are here, each started once, and the hosts that they visit."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from . import Engine, Tab, chromium
from .hosts import Hosts
from .hosts import hosts as three_hosts
from .summary import HOW, MODULES


def _started(name: str, **wishes: Any) -> Iterator[Engine]:
    module = MODULES[name]
    if module.executable() is None:
        reason = f"No {name} on this machine: {HOW[name]}, and run this again."
        if os.environ.get("CI"):  # nobody is there to read what was left out
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with module.started(**wishes) as engine:
        yield engine


@pytest.fixture(scope="session")
def firefox_engine() -> Iterator[Engine]:
    yield from _started("Firefox")


@pytest.fixture(scope="session")
def webkit_engine() -> Iterator[Engine]:
    yield from _started("WebKit")


@pytest.fixture(scope="session")
def webkit_without_scripts() -> Iterator[Engine]:
    yield from _started("WebKit", scripts=False)


@pytest.fixture(scope="session")
def chromium_engine(caching_chromium: Browser) -> Engine:
    return chromium.engine(caching_chromium)


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn, with scripts on."""
    found: Engine = request.getfixturevalue(f"{request.param}_engine")
    return found


@pytest.fixture(scope="session")
def hosts(published: Path) -> Iterator[Hosts]:
    """The site, a site before it and one after it. Browsers may keep the pages: the harder case."""
    with three_hosts(published) as found:
        yield found


@pytest.fixture(scope="session")
def strict_hosts(published: Path) -> Iterator[Hosts]:
    """The same with every header as we write them: no page is kept on the disk."""
    with three_hosts(published, stored=False) as found:
        yield found


@pytest.fixture(scope="session")
def plain_hosts(published: Path) -> Iterator[Hosts]:
    """The same without headers, and for browsers without the Navigation API."""
    with three_hosts(published, plain=True) as found:
        yield found


@pytest.fixture
def tab(engine: Engine) -> Iterator[Tab]:
    """A new tab."""
    opened = engine.tab()
    yield opened
    opened.close()
