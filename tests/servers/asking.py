"""What a client asks, byte for byte: a library would mend what we mean to send."""

import functools
import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPMessage, HTTPResponse

from tests.links.tls import trusting

from .running import AUTHORITY, HOST, PATIENCE, Running

READER = "127.0.0.77"  # an address on loopback that stands nowhere but in what a server saw


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: HTTPMessage
    body: bytes

    def one(self, name: str) -> str | None:
        """Return the value of a header that may stand there once; None if it does not."""
        values = self.headers.get_all(name, [])
        assert len(values) <= 1, f"{name} stands there {len(values)} times: {values}"
        return values[0] if values else None


@functools.cache
def _trusting() -> ssl.SSLContext:
    return trusting(AUTHORITY)


def _connected(server: Running, *, over: str) -> socket.socket:
    port = server.ports.https if over == "https" else server.ports.http
    plain = socket.create_connection(("127.0.0.1", port), PATIENCE, (READER, 0))
    if over != "https":
        return plain
    return _trusting().wrap_socket(plain, server_hostname=HOST)


def send(server: Running, request: bytes, *, method: str = "GET", over: str = "https") -> Answer:
    """Send bytes, and read one answer.

    Args:
        server: The one to ask.
        request: All of it.
        method: How the answer is read: one to HEAD has no body.
        over: `https`, or `http` for the port without TLS.
    """
    with _connected(server, over=over) as connection:
        connection.sendall(request)
        response = HTTPResponse(connection, method=method)
        response.begin()
        return Answer(response.status, response.headers, response.read())


def ask(
    server: Running, path: str, *, method: str = "GET", over: str = "https", **headers: str
) -> Answer:
    """Ask for a path below the site's.

    Args:
        server: The one to ask.
        path: Without a slash before it; sent as it is.
        method: Any word.
        over: `https`, or `http` for the port without TLS.
        headers: By name, with `_` for `-`.
    """
    port = server.ports.https if over == "https" else server.ports.http
    named = {"Host": f"{HOST}:{port}", "Connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{method} {server.base}{path} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in named.items()]
    return send(server, "\r\n".join([*lines, "", ""]).encode(), method=method, over=over)
