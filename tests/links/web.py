"""The rest of the web, on loopback: answers well, badly, late and never."""

import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

PAGE = '<!doctype html><title>A page</title><h1 id="there">Here</h1><a name="old">old</a>'

# Path: status, headers, body. `/status/NNN` answers any status.
_ANSWERS: dict[str, tuple[int, dict[str, str], str]] = {
    "/": (200, {}, PAGE),
    "/page": (200, {}, PAGE),
    "/paper.pdf": (200, {"Content-Type": "application/pdf"}, "%PDF"),
    "/moved": (301, {"Location": "/page"}, ""),
    "/moved-to-anchor": (302, {"Location": "/page#there"}, ""),
    "/front": (302, {"Location": "/"}, ""),
    "/loop": (302, {"Location": "/loop-on"}, ""),
    "/loop-on": (302, {"Location": "/loop"}, ""),
    "/nowhere": (302, {"Location": "https://["}, ""),
    "/mail": (302, {"Location": "mailto:someone@example.org"}, ""),
    "/busy": (429, {"Retry-After": "3600"}, ""),
    "/raw-utf-8": (302, {"Location": "/caf\u00e9".encode().decode("latin-1")}, ""),
}


@dataclass
class Web:
    """A running server.

    Attributes:
        url: Its origin.
        requests: How often each `METHOD path` was asked for.
        agents: Every User-Agent seen.
        hang_up: Set at the end, so that nobody hangs for longer than the test.
        moved_to: Where `/away` redirects to.
    """

    url: str = ""
    requests: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    hang_up: threading.Event = field(default_factory=threading.Event)
    moved_to: str = ""


class _Handler(BaseHTTPRequestHandler):
    web: Web

    def do_GET(self) -> None:
        self.web.requests[f"{self.command} {self.path}"] += 1
        self.web.agents.add(self.headers["User-Agent"])
        if self.path == "/hang":
            self.web.hang_up.wait()
        elif self.path == "/drip":
            self._drip()
        elif self.path == "/break-off":
            self.connection.close()
        else:
            self._answer(*self._choose())

    def do_HEAD(self) -> None:
        self.do_GET()

    def _choose(self) -> tuple[int, dict[str, str], str]:
        kind, _, number = self.path.strip("/").rpartition("/")
        if kind == "status":
            return int(number), {}, ""
        if kind == "head":  # only HEAD is refused
            return (int(number) if self.command == "HEAD" else 200), {}, PAGE
        if kind == "after":  # all is well from the n-th request on
            asked = sum(n for path, n in self.web.requests.items() if path.endswith(self.path))
            return (200 if asked >= int(number) else 503), {}, PAGE
        if kind == "wants-cookie":
            if f"seen={number}" in self.headers.get("Cookie", ""):
                return 200, {}, PAGE
            return 302, {"Location": self.path, "Set-Cookie": f"seen={number}; Path=/"}, ""
        if kind == "retry-after":
            return 503, {"Retry-After": unquote(number)}, ""
        if kind == "long":  # a chain of redirects, each to another address
            return 302, {"Location": f"/long/{int(number) + 1}"}, ""
        if self.path == "/away":
            return 302, {"Location": self.web.moved_to}, ""
        if self.path == "/caf%C3%A9":
            return 200, {}, PAGE
        return _ANSWERS.get(self.path, (404, {}, ""))

    def _answer(self, status: int, headers: dict[str, str], body: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html"} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body.encode())

    def _drip(self) -> None:
        """Send a header letter by letter, each in time, without an end."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
        while not self.web.hang_up.wait(0.02):
            self.wfile.write(b"x")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients hang up on slow answers, and on certificates they do not trust."""


@contextmanager
def running(tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Run the web while the block runs."""
    web = Web()
    handler = type("Handler", (_Handler,), {"web": web})
    with _Server(("127.0.0.1", 0), handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        web.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield web
        finally:
            web.hang_up.set()
            server.shutdown()
            thread.join()
