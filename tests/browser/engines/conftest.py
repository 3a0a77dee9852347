"""The engines that are here, each started once, and the hosts that they visit."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from . import Engine, Tab, chromium, firefox, webkit
from .hosts import Hosts
from .hosts import hosts as three_hosts

HOW = {
    "Firefox": "install firefox-esr",
    "WebKit": "install webkit2gtk-driver and xvfb",
}


MODULES: dict[str, Any] = {"Firefox": firefox, "WebKit": webkit}


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
    """The site, a site before it and one after it."""
    with three_hosts(published) as found:
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


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what the walks at random came to, and which engines are not here, loudly."""
    reports = [each for group in terminalreporter.stats.values() for each in group]
    figures: dict[str, list[int]] = {}
    for report in reports:
        for name, value in getattr(report, "user_properties", ()):
            if name == "walk" and report.when == "call":
                engine, shown, kept = value
                sums = figures.setdefault(engine, [0, 0, 0, 0])
                for place, more in enumerate([1, shown, kept, int(report.failed)]):
                    sums[place] += more
    for engine, (walks, shown, kept, failed) in sorted(figures.items()):
        terminalreporter.write_line(
            f"{engine}: {walks} walks, {shown} pages, {kept} of them from the back/forward cache; "
            f"{failed} walks not left behind."
        )
    missing = [name for name, module in MODULES.items() if module.executable() is None]
    if missing:
        terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
        for name in missing:
            terminalreporter.write_line(f"Nothing was tested in {name}: {HOW[name]}.", red=True)
