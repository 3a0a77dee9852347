"""Asks one server, one question after the other, and nobody else."""

import http.client
import ssl
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from .answer import Answer
from .limits import Limits, SpentError, responses
from .opening import LARGEST

BROWSERS = "gzip, deflate, br, zstd"  # as today's browsers ask over HTTPS
NAME = "waymark-verify"  # so that a log says who asked
_PIECE = 65_536  # bytes that are read at once
_KEPT = "/%?:@!$&'()*+,;=~-._"  # signs that an address may hold as they are


class VerifyError(Exception):
    """There is nothing to check; the text is a sentence for whoever gave the address."""


class SilentError(VerifyError):
    """The server does not answer."""


@dataclass
class Client:
    """Asks the origin that it was made for.

    Attributes:
        origin: Such as `https://example.org:8443`.
        pause: Seconds between two questions, so that nobody's server is kept busy.
        limits: What the server may still take and send.
    """

    origin: str
    pause: float = 0.02
    limits: Limits = field(default_factory=Limits)
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def ask(self, url: str, *, method: str = "GET", accept: str = BROWSERS) -> Answer:
        """Ask for an address of that origin. A redirect is an answer like any other.

        Raises:
            VerifyError: The server does not answer, cannot show who it is, or goes beyond a limit.
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
            except SpentError as error:
                self.close()
                message = f"{self.origin} {error}."
                raise VerifyError(message) from error
            except ssl.SSLCertVerificationError as error:
                message = f"{self.origin} cannot show who it is: {error.verify_message}."
                raise VerifyError(message) from error
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.close()
                if last or fresh:  # a connection that was kept open may have been closed meanwhile
                    message = f"{self.origin} does not answer: {_plain(error)}."
                    raise SilentError(message) from error
        raise AssertionError  # the loop returns or raises

    def _asked(self, url: str, target: str, method: str, accept: str) -> Answer:
        if self._connection is None:
            self._connection = _connection(self.origin, self.limits)
        headers = {"User-Agent": NAME, "Accept": "*/*", "Accept-Encoding": accept}
        self._connection.request(method, target, headers=headers)
        response = self._connection.getresponse()
        body = _body(response)
        if not response.isclosed():
            self.close()
        answer = Answer(url, response.status, tuple(response.getheaders()), body, accept)
        self.limits.take(len(answer.content or b""))
        return answer

    def close(self) -> None:
        """End the connection; the next question opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _connection(origin: str, limits: Limits) -> http.client.HTTPConnection:
    parts = urlsplit(origin)
    timeout = limits.wait()
    if parts.scheme == "http":
        connection = http.client.HTTPConnection(parts.netloc, timeout=timeout)
    else:
        context = ssl.create_default_context()  # SSL_CERT_FILE names an authority of your own
        connection = http.client.HTTPSConnection(parts.netloc, timeout=timeout, context=context)
    connection.response_class = responses(limits)
    return connection


def _body(response: http.client.HTTPResponse) -> bytes:
    body = bytearray()
    while len(body) < LARGEST and (piece := response.read(_PIECE)):
        body += piece
    return bytes(body)


def _plain(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__).rstrip(".")
