"""Asks one server, one question after the other, and nobody else."""

import http.client
import ssl
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from .answer import Answer

PATIENCE = 20.0  # seconds for one answer
LONGEST = 900.0  # seconds for all of them
LARGEST = 50_000_000  # bytes; no file of ours is near it
BROWSERS = "gzip, deflate, br, zstd"  # as today's browsers ask over HTTPS
NAME = "waymark-verify"  # so that a log says who asked
_PIECE = 65_536  # bytes that are read at once
_KEPT = "/%?:@!$&'()*+,;=~-._"  # signs that an address may hold as they are


class VerifyError(Exception):
    """There is nothing to check; the text is a sentence for whoever gave the address."""


@dataclass
class Client:
    """Asks the origin that it was made for.

    Attributes:
        origin: Such as `https://example.org:8443`.
        pause: Seconds between two questions, so that nobody's server is kept busy.
        ends: When to give up, on the clock that never goes back.
    """

    origin: str
    pause: float = 0.02
    ends: float = field(default_factory=lambda: time.monotonic() + LONGEST)
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def ask(self, url: str, *, method: str = "GET", accept: str = BROWSERS) -> Answer:
        """Ask for an address of that origin. A redirect is an answer like any other.

        Raises:
            VerifyError: The server does not answer, or cannot show who it is.
        """
        parts = urlsplit(url)
        if f"{parts.scheme}://{parts.netloc}" != self.origin:
            message = f"{url} is not at {self.origin}: nobody else is asked."
            raise ValueError(message)
        path = quote(parts.path, safe=_KEPT) or "/"
        target = path + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
        time.sleep(self.pause)
        for last in (False, True):
            fresh = self._connection is None
            try:
                return self._asked(url, target, method, accept)
            except ssl.SSLCertVerificationError as error:
                message = f"{self.origin} cannot show who it is: {error.verify_message}."
                raise VerifyError(message) from error
            except (OSError, http.client.HTTPException) as error:
                self.close()
                if last or fresh:  # a connection that was kept open may have been closed meanwhile
                    message = f"{self.origin} does not answer: {_plain(error)}."
                    raise VerifyError(message) from error
        raise AssertionError  # the loop returns or raises

    def _asked(self, url: str, target: str, method: str, accept: str) -> Answer:
        if self._connection is None:
            self._connection = _connection(self.origin)
        headers = {"User-Agent": NAME, "Accept": "*/*", "Accept-Encoding": accept}
        self._connection.request(method, target, headers=headers)
        response = self._connection.getresponse()
        body = response.read(LARGEST)
        if not response.isclosed():
            self.close()
        return Answer(url, response.status, tuple(response.getheaders()), body, accept)

    def close(self) -> None:
        """End the connection; the next question opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _connection(origin: str) -> http.client.HTTPConnection:
    parts = urlsplit(origin)
    if parts.scheme == "http":
        return http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
    context = ssl.create_default_context()  # SSL_CERT_FILE names an authority of your own
    return http.client.HTTPSConnection(parts.netloc, timeout=PATIENCE, context=context)


def _plain(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__).rstrip(".")
