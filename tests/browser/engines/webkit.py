"""WebKitGTK: its MiniBrowser on a screen of its own, through WebKitWebDriver."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from . import LONGEST, Engine, move, settle, wait

DRIVER = "WebKitWebDriver"
SCREEN = "Xvfb"
ANSWER = 5  # seconds; a script that a page takes with it when it goes never answers
NARROWEST = 447  # CSS pixels: the least that its window can be
TABS = 50  # that one browser opens; the driver has been seen to die after some 160


def executable() -> str | None:
    """Return the path of a MiniBrowser that can be driven here; None where something is missing."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found and shutil.which(DRIVER) and shutil.which(SCREEN) else None


class _Tab:
    def __init__(self, driver: Any, handle: str) -> None:
        self._session = driver
        self._handle = handle
        driver.waymark_tab = handle

    @property
    def _driver(self) -> Any:
        """The one session, turned to this tab."""
        if self._session.waymark_tab != self._handle:
            self._session.switch_to.window(self._handle)
            self._session.waymark_tab = self._handle
        return self._session

    def go(self, url: str) -> None:
        move(self, lambda: self._driver.get(url), within=LONGEST)
        wait(self, "return location.href !== 'about:blank'")
        settle(self)

    def run(self, script: str, *arguments: Any) -> Any:
        return self._driver.execute_script(script, *arguments)

    def press(self, selector: str) -> None:
        self._driver.find_element(By.CSS_SELECTOR, selector).click()

    def middle(self, selector: str) -> "_Tab":
        # The driver has no hold on tabs that the browser opens by itself: a new one goes there.
        url = self.run("return document.querySelector(arguments[0]).href", selector)
        tab = _open(self._session)
        tab.go(url)
        return tab

    def keys(self, *keys: str) -> None:
        chain = ActionChains(self._driver)
        for chord in keys:
            parts = [getattr(Keys, part.upper(), part) for part in chord.split("+")]
            for part in parts:
                chain.key_down(part)
            for part in reversed(parts):
                chain.key_up(part)
        chain.perform()

    def close(self) -> None:
        driver = self._driver
        driver.close()
        driver.waymark_tab = None


def _open(driver: Any, *, width: int = 1280) -> _Tab:
    driver.switch_to.window(driver.window_handles[0])
    driver.switch_to.new_window("window")  # a tab of one window would not be drawn
    driver.set_window_size(max(width, NARROWEST), 900)
    return _Tab(driver, driver.current_window_handle)


@contextmanager
def _screen() -> Iterator[str]:
    """Run a screen that nobody sees. Gives its name."""
    reads, writes = os.pipe()
    process = subprocess.Popen(
        [SCREEN, "-displayfd", str(writes), "-screen", "0", "1500x1000x24", "-nolisten", "tcp"],
        pass_fds=[writes],
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    try:
        with os.fdopen(reads) as said:
            yield f":{said.readline().strip()}"
    finally:
        process.terminate()
        process.wait(LONGEST)


@contextmanager
def _browser(display: str, *, scripts: bool) -> Iterator[Any]:
    """Run one MiniBrowser and its driver while the block runs. Gives the session."""
    options = Options()
    options.page_load_strategy = "none"  # a test may stall a page
    options.binary_location = executable() or ""
    # With the back/forward cache, as readers have it.
    switches = (
        "--automation",
        "--enable-page-cache=true",
        f"--enable-javascript={scripts}".lower(),
    )
    for switch in switches:
        options.add_argument(switch)
    environment = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"}
    service = Service(shutil.which(DRIVER), env=environment)
    service.start()
    config = ClientConfig(service.service_url, keep_alive=False, timeout=ANSWER)
    try:
        driver = Remote(RemoteConnection(client_config=config), options=options)
        try:
            yield driver
        finally:
            with suppress(WebDriverException, HTTPError):  # it may have died already
                driver.quit()
    finally:
        service.stop()


def _in_use(driver: Any) -> bool:
    """Tell whether a test has a tab open: a browser of its own would share nothing with it."""
    try:
        return len(driver.window_handles) > 1
    except (WebDriverException, HTTPError):  # it has died
        return False


@contextmanager
def started(*, scripts: bool = True) -> Iterator[Engine]:
    """Run MiniBrowsers while the block runs, a new one after every `TABS` tabs."""
    with _screen() as display, ExitStack() as running:
        driver: Any = None
        opened = 0

        def tab(**wishes: Any) -> _Tab:
            nonlocal driver, opened
            if not driver or (opened >= TABS and not _in_use(driver)):
                running.close()
                driver = running.enter_context(_browser(display, scripts=scripts))
                opened = 0
            opened += 1
            return _open(driver, **wishes)

        yield Engine("WebKit", tab)
