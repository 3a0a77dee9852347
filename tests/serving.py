"""A folder served on loopback, as a static host would."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: its 404 page, and no line per request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page where nothing is found."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Sender(Quiet):
    """Sends the headers of the folder's `_headers` with every file, as Netlify does."""

    def end_headers(self) -> None:
        """Add what the host would add."""
        text = (Path(self.directory) / "_headers").read_text(encoding="utf-8")
        for rule in text.split("\n\n"):
            pattern, *lines = rule.splitlines()
            if self.path.startswith(pattern.removesuffix("*")):
                for line in lines:
                    name, _, value = line.strip().partition(": ")
                    self.send_header(name, value)
        super().end_headers()


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder while the block runs. Gives its address, without a slash at its end."""
    sends = functools.partial(handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), sends)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
