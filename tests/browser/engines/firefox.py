"""Firefox ESR, through Marionette."""

import functools
import json
import shutil
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from . import LONGEST, STEP, Engine, move, settle, wait

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # mozinfo asks distro in an old way
    from marionette_driver.keys import Keys
    from marionette_driver.marionette import ActionSequence, Marionette

PREFERENCES = {
    "fission.bfcacheInParent": True,  # as readers have it; remote control switches it off
    "browser.sessionhistory.max_total_viewers": -1,
    "ui.allPointerCapabilities": 6,  # a mouse, which a browser without a screen does not see
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
}


def executable() -> str | None:
    """Return the path of a Firefox on this machine; None where there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class _Tab:
    def __init__(self, marionette: Any, handle: str, *, scripts: bool = True) -> None:
        self._marionette = marionette
        self._handle = handle
        marionette.waymark_tab = handle
        # Only privileged code runs in a page whose scripts are off.
        self._sandbox = None if scripts else "system"

    @property
    def _driver(self) -> Any:
        """The one connection, turned to this tab."""
        if self._marionette.waymark_tab != self._handle:
            self._marionette.switch_to_window(self._handle)
            self._marionette.waymark_tab = self._handle
        return self._marionette

    def go(self, url: str) -> None:
        move(self, lambda: self._driver.navigate(url), within=LONGEST)
        wait(self, "return location.href !== 'about:blank'")
        settle(self)

    def run(self, script: str, *arguments: Any) -> Any:
        return self._driver.execute_script(script, script_args=arguments, sandbox=self._sandbox)

    def press(self, selector: str) -> None:
        self._driver.find_element("css selector", selector).click()

    def middle(self, selector: str) -> "_Tab":
        driver = self._driver
        before = set(driver.window_handles)
        pointer = ActionSequence(driver, "pointer", "mouse", {"pointerType": "mouse"})
        pointer.pointer_move(0, 0, origin=driver.find_element("css selector", selector))
        pointer.pointer_down(button=1).pointer_up(button=1).perform()
        ends = time.monotonic() + LONGEST
        while not (new := set(driver.window_handles) - before) and time.monotonic() < ends:
            time.sleep(STEP)
        handle = new.pop()
        driver.switch_to_window(handle)
        return _Tab(driver, handle)

    def keys(self, *keys: str) -> None:
        sequence = ActionSequence(self._driver, "key", "keyboard")
        for chord in keys:
            parts = [getattr(Keys, part.upper(), part) for part in chord.split("+")]
            for part in parts:
                sequence.key_down(part)
            for part in reversed(parts):
                sequence.key_up(part)
        sequence.perform()

    def close(self) -> None:
        driver = self._driver
        driver.close()
        driver.waymark_tab = None


def _open(marionette: Any, *, width: int = 1280, scripts: bool = True) -> _Tab:
    """Open a tab. What it may run and how wide it is, only the browser itself can say."""
    marionette.switch_to_window(marionette.window_handles[0])
    handle = marionette.open(type="tab", focus=True)["handle"]
    marionette.switch_to_window(handle)
    marionette.waymark_tab = handle
    with marionette.using_context("chrome"):
        marionette.execute_script(
            """const [width, scripts] = arguments;
            const browser = gBrowser.selectedBrowser;
            browser.style.minWidth = browser.style.maxWidth = `${width}px`;
            browser.browsingContext.allowJavascript = scripts;""",
            script_args=[width, scripts],
        )
    return _Tab(marionette, handle, scripts=scripts)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    """Wait until Firefox listens. Marionette's own way leaves sockets open."""
    ends = time.monotonic() + 60  # seconds; a first start makes a profile
    while time.monotonic() < ends:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(STEP)


@contextmanager
def started(kept: Path | None = None) -> Iterator[Engine]:
    """Run one Firefox while the block runs; its profile goes with it, or is kept in a folder."""
    port = _free_port()
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory() as profile:
        lines = {**PREFERENCES, "marionette.port": port}
        text = "".join(f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in lines.items())
        Path(profile, "user.js").write_text(text, encoding="utf-8")
        command = [str(executable()), "--headless", "--no-remote", "--marionette"]
        process = subprocess.Popen(
            [*command, "--remote-allow-system-access", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            marionette = Marionette("127.0.0.1", port=port)
            _wait_for(port)
            marionette.start_session({"pageLoadStrategy": "none"})  # a test may stall a page
            marionette.set_window_rect(width=1500, height=1000)
            yield Engine("Firefox", functools.partial(_open, marionette))
        finally:
            process.terminate()
            process.wait(LONGEST)
