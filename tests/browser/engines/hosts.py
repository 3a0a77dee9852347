"""The site, a site before it, and the neutral site after it: three hosts on loopback."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.serving import Quiet, Sender, served

PATIENCE = 30  # seconds that a page hangs at most
PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
# In place of the Navigation API, for browsers that lack it.
WITHOUT_NAVIGATION = 'Object.defineProperty(window, "navigation", { value: undefined });\n'
PAGE = "<!doctype html><meta charset='utf-8'><title>{0}</title><p>{0}</p>{1}"


@dataclass
class Hosts:
    """Addresses without a slash at their end, and what the pages told their server."""

    site: str = ""
    elsewhere: str = ""
    away: str = ""
    told: list[dict[str, Any]] = field(default_factory=list)
    asked: list[dict[str, str | None]] = field(default_factory=list)  # of the other two hosts
    stall: str = ""
    stored: bool = True  # whether browsers may keep pages, and so show them again unasked: not as
    # our headers say, but as hosts do that send none
    on: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def stalled(self, how: str) -> Iterator[None]:
        """Let pages of the site hang while the block runs: "half" of each is sent, or "none"."""
        self.on.clear()
        self.stall = how
        try:
            yield
        finally:
            self.stall = ""
            self.on.set()

    def seen(self) -> list[dict[str, Any]]:
        """Return each time that a page of the site was before a reader."""
        return [each for each in self.told if each["what"] == "seen"]


def _site(hosts: Hosts, *, plain: bool) -> type[Quiet]:
    probe = WITHOUT_NAVIGATION + PROBE if plain else PROBE
    base: Any = Quiet if plain else Sender

    class Site(base):  # type: ignore[misc]  # chosen above
        """Sends pages with the probe in them and the neutral site's address changed to ours."""

        def do_GET(self) -> None:  # noqa: N802 (http.server's name)
            if self.path == "/probe.js":
                self._send(probe.encode(), "text/javascript")
                return
            path = Path(self.translate_path(self.path.partition("?")[0]))
            page = path / "index.html" if path.is_dir() else path
            if page.suffix != ".html" or not page.is_file():
                super().do_GET()
                return
            html = page.read_text(encoding="utf-8")
            html = re.sub(r"https://www\.wikipedia\.org/", f"{hosts.away}/", html)
            place = re.search('<meta name="?viewport', html).start()  # type: ignore[union-attr]
            html = f'{html[:place]}<script src="/probe.js"></script>{html[place:]}'
            self._send(html.encode(), "text/html; charset=utf-8")

        def do_POST(self) -> None:  # noqa: N802 (http.server's name)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            hosts.told.append({"what": self.path.rpartition("/")[2], **json.loads(body)})
            self._send(b"", "text/plain")

        def send_header(self, keyword: str, value: str) -> None:
            if (keyword, value, hosts.stored) != ("Cache-Control", "no-store", True):
                super().send_header(keyword, value)

        def _send(self, body: bytes, kind: str) -> None:
            stall = hosts.stall if kind.startswith("text/html") else ""
            with suppress(BrokenPipeError, ConnectionResetError):  # who leaves waits for nothing
                if stall == "none":
                    hosts.on.wait(PATIENCE)
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                if plain and not hosts.stored:
                    self.send_header("Cache-Control", "no-store")
                self.end_headers()
                half = body.find(b"</h1>") if stall == "half" else 0
                self.wfile.write(body[:half])
                if stall == "half":
                    hosts.on.wait(PATIENCE)
                self.wfile.write(body[half:])

    return Site


def _other(hosts: Hosts, name: str) -> type[Quiet]:
    class Other(Quiet):
        """One page, which links into the site."""

        def do_GET(self) -> None:  # noqa: N802 (http.server's name)
            hosts.asked.append(
                {"host": name, "path": self.path, "referer": self.headers.get("Referer")}
            )
            links = "".join(
                f'<p><a id="in{number}" href="{hosts.site}/{path}">{path}</a></p>'
                for number, path in enumerate(("", "understand/impact/", "help/#could-they-see"))
            )
            body = PAGE.format(name, links).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Other


@contextmanager
def hosts(
    published: Path, *, plain: bool = False, stored: bool = True, below: str = ""
) -> Iterator[Hosts]:
    """Serve the three while the block runs.

    Args:
        published: The folder to send.
        below: Where the site lies in it, such as "/guide".
        plain: Send no headers, as some hosts do, and no Navigation API, as some browsers.
        stored: Let browsers keep pages, against what our headers say.
    """
    found = Hosts(stored=stored)
    with ExitStack() as stack:
        site = stack.enter_context(served(published, _site(found, plain=plain)))
        elsewhere = stack.enter_context(served(published, _other(found, "elsewhere")))
        away = stack.enter_context(served(published, _other(found, "away")))
        # Another name than the site's: for a browser another site, not only another port.
        found.site = site + below
        found.elsewhere = elsewhere.replace("127.0.0.1", "localhost")
        found.away = away.replace("127.0.0.1", "localhost")
        yield found
