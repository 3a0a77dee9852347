"""The server: MkDocs' own, with its reload of open tabs; a broken build is said in every page."""

import threading
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from .building import Broken, build
from .problem import problem_page

HOST = "127.0.0.1"  # this machine alone: the pages are not finished
PROBLEM = "something-to-mend.html"  # in the served folder, so that it too reloads by itself
# What a change can be in. Those that a project lacks are left out.
WATCHED = ("docs", "data", "macros", "overrides", "hosting", "mkdocs.yml")


def watched(host: Path | None) -> tuple[str, ...]:
    """Return what a change can be in, the folder of a host among it."""
    return (*WATCHED, str(host)) if host else WATCHED


class Preview:
    """Builds a project and serves it, or what has to be mended, until it is told to stop."""

    def __init__(
        self, root: Path, *, port: int, below: str = "/", host: Path | None = None
    ) -> None:
        """Prepare; nothing is built or bound yet.

        Args:
            root: The project.
            port: A free one; 0 chooses one.
            below: Path of the address, where the site does not stand at the top of its host.
            host: The folder of a host, whose copy is wanted.
        """
        self.root = root
        self.host = host
        self.site = root / "build" / "preview"
        self.broken: str | None = None
        self._building = threading.Lock()
        self.server = LiveReloadServer(self.build, HOST, port, str(self.site), below)
        self._page = f"{self.server.mount_path}{PROBLEM}"
        self.server.set_app(self._answer)
        self.server.error_handler = self._error_page
        for name in watched(host):
            if (root / name).exists():
                self.server.watch(str(root / name))

    def build(self) -> None:
        """Build once. What went wrong is said in the terminal and in every page, and not raised."""
        with self._building:
            try:
                build(self.root, self.site, self.host)
            except Broken as error:
                self.broken = str(error)
                print(f"\n{error}\n\nWaiting for the mend.\n", flush=True)
                self.site.mkdir(parents=True, exist_ok=True)
                (self.site / PROBLEM).write_text(problem_page(self.broken), encoding="utf-8")
            else:
                self.broken = None
                print("Built.", flush=True)

    def serve(self) -> None:
        """Build, then serve and rebuild until `stop`, or Ctrl+C."""
        self.build()
        self.server.serve()  # type: ignore[no-untyped-call]

    def stop(self) -> None:
        """End the server and the watch."""
        self.server.shutdown()

    def _answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        with self._building:  # never judged in the middle of a build
            broken = self.broken is not None
        if not broken or not _asks_for_a_page(environ):
            return self.server.serve_request(environ, start)

        def start_broken(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            code = HTTPStatus.SERVICE_UNAVAILABLE
            status = f"{code.value} {code.phrase}" if status.startswith("200") else status
            return start(status, [*headers, ("Cache-Control", "no-store")], *rest)

        return self.server.serve_request({**environ, "PATH_INFO": self._page}, start_broken)

    def _error_page(self, code: int) -> bytes | None:
        page = self.site / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def _asks_for_a_page(environ: WSGIEnvironment) -> bool:
    """Tell a page from its parts: styles and scripts of the last good build may still be needed."""
    path = str(environ["PATH_INFO"])
    name = path.rpartition("/")[2]
    return not path.startswith("/livereload/") and ("." not in name or name.endswith(".html"))
