"""A small host on loopback that does all that the checks ask for, until a test breaks it."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
import zstandard

from publish.compress import METHODS
from publish.servers.site import PAGES, TYPES, is_text
from tests.serving import is_for, rules

# Quick, since every test compresses anew.
COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=1),
    "gzip": lambda body: gzip.compress(body, 1),
    "zstd": lambda body: zstandard.compress(body, 1),
}


@dataclass
class Reply:
    """What is sent; a test changes it."""

    method: str
    path: str  # that was asked for
    accept: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    more: list[tuple[str, str]] = field(default_factory=list)  # headers that come once more
    body: bytes = b""

    @property
    def is_page(self) -> bool:
        """Return whether it is a page, and there."""
        return self.status == 200 and self.headers.get("Content-Type", "").startswith("text/html")


Break = Callable[[Reply], None]


@dataclass
class Host:
    """A folder, as a good host sends it.

    Attributes:
        folder: Has `_headers`.
        files: What it sends, by path without a slash before it; a test may change them.
        before: Breaks a reply before it is compressed.
        after: Breaks it at the last moment.
    """

    folder: Path
    files: dict[str, bytes]
    before: Break = lambda _: None
    after: Break = lambda _: None

    @cached_property
    def rules(self) -> dict[str, dict[str, str]]:
        """What `_headers` says."""
        return rules(self.folder)

    @classmethod
    def of(cls, folder: Path) -> "Host":
        """Read a published folder."""
        hidden = {"", *METHODS}  # `_headers`, and the smaller copies
        paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in hidden]
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        return cls(folder, files)

    def reply(self, method: str, path: str, accept: str) -> Reply:
        """Answer a question."""
        reply = Reply(method, path, accept, headers=dict(self.rules["/*"]))
        name = path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
        if method not in {"GET", "HEAD"}:
            reply.status = 405
        elif name in self.files and not name.startswith("."):
            self._fill(reply, name)
        else:
            reply.status = 404
            reply.headers["Cache-Control"] = PAGES
            self._fill(reply, "404.html")
        for rule, headers in self.rules.items():
            if is_for(rule, path):
                reply.headers |= headers
        self.before(reply)
        self._compress(reply)
        self.after(reply)
        return reply

    def _fill(self, reply: Reply, name: str) -> None:
        ending = name.rpartition(".")[2]
        reply.body = self.files[name]
        reply.headers["Content-Type"] = TYPES[ending] + "; charset=utf-8" * is_text(ending)

    def _compress(self, reply: Reply) -> None:
        if "charset" in reply.headers.get("Content-Type", ""):
            reply.headers["Vary"] = "Accept-Encoding"
            for how, compress in COMPRESSED.items():
                if how in reply.accept:
                    reply.headers["Content-Encoding"] = how
                    reply.body = compress(reply.body)
                    return

    @contextmanager
    def answering(self) -> Iterator[str]:
        """Answer on loopback while the block runs. Gives the address of the start page."""
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def handle_one_request(self) -> None:
                self.raw_requestline = self.rfile.readline(65537)
                if not self.raw_requestline or not self.parse_request():
                    self.close_connection = True
                    return
                path = unquote(urlsplit(self.path).path)
                reply = host.reply(self.command, path, self.headers.get("Accept-Encoding", ""))
                self.send_response_only(reply.status)
                for name, value in [*reply.headers.items(), *reply.more]:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
