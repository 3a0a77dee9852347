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


def rules(site: Path) -> dict[str, dict[str, str]]:
    """Return what the folder's `_headers` says: headers by name, by the path that they are for."""
    text = (site / "_headers").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.split("\n\n")]
    return {path: dict(line.strip().split(": ", 1) for line in lines) for path, *lines in blocks}


def is_for(rule: str, path: str) -> bool:
    """Return whether a rule of `_headers` is for a path: a star at its end stands for the rest."""
    return path.startswith(rule[:-1]) if rule.endswith("*") else path == rule


def policy(site: Path) -> dict[str, str]:
    """Return the headers that every answer has, by name."""
    return rules(site)["/*"]


class Sender(Quiet):
    """Sends the headers of the folder's `_headers` with every file, as Netlify does."""

    def end_headers(self) -> None:
        """Add what the host would add."""
        for path, headers in rules(Path(self.directory)).items():
            if is_for(path, self.path.partition("?")[0]):
                for name, value in headers.items():
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
