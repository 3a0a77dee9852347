"""One request to one address, redirects not followed. All the network of `external` is here.

urllib3, which LinkChecker brings along, and no friendlier client on top of it: it can connect to
an address that we looked up and judged ourselves, and still check the certificate against the
host's name. So a name that turns to a private address between two look-ups gains nothing.
"""

import ssl
import time
from functools import cached_property

import certifi
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3 import exceptions as problem
from urllib3.util import Url, parse_url

from links.answer import Answer, meaning_of, read_answer
from links.guard import LookUp, look_up, reachable
from links.verdict import failure

_PORTS = {"http": 80, "https": 443}


def trusted_by_default() -> ssl.SSLContext:
    """Trust what the system trusts, and what certifi does: a bare container trusts nobody."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class Client:
    """Sends requests. Safe to share between threads."""

    def __init__(
        self,
        *,
        user_agent: str,
        timeout_seconds: float,
        allow_private: bool = False,
        tls: ssl.SSLContext | None = None,
        look_up: LookUp = look_up,
    ) -> None:
        """Prepare, without connecting to anything.

        Args:
            user_agent: Says who asks.
            timeout_seconds: To connect, and between two pieces of an answer; a whole page may take
                three times as long.
            allow_private: Ask private and loopback addresses too. For tests.
            tls: Whom to trust, instead of the public authorities.
            look_up: Host and port to IP addresses.
        """
        self._headers = {"User-Agent": user_agent, "Accept": "text/html, */*;q=0.8"}
        self._seconds = timeout_seconds
        self._allow_private = allow_private
        self._given_tls = tls
        self._look_up = look_up

    def ask(
        self, method: str, url: str, *, cookies: tuple[str, ...] = (), read: bool = False
    ) -> Answer:
        """Send one request.

        Args:
            method: `HEAD` or `GET`.
            url: Absolute, `http` or `https`; its fragment is not sent.
            cookies: `name=value` of each.
            read: Read the page, if the answer is one.

        Raises:
            VisitError: There was no answer to judge.
        """
        parts = _parse(url)
        headers = self._headers | {"Host": parts.netloc or ""}
        if cookies:
            headers["Cookie"] = "; ".join(cookies)
        host = (parts.host or "").strip("[]")
        port = parts.port or _PORTS[parts.scheme or "http"]
        trouble = failure(f"{host} has no address")
        for address in reachable(host, port, self._look_up, allow_private=self._allow_private):
            pool = self._pool(parts, host, address, port)
            try:
                with pool.request(
                    method,
                    parts.request_uri,
                    headers=headers,
                    redirect=False,
                    preload_content=False,
                ) as response:
                    ends_at = time.monotonic() + 3 * self._seconds
                    return read_answer(response, read=read, ends_at=ends_at)
            except problem.ConnectTimeoutError as error:  # refused, out of reach or too slow
                trouble = meaning_of(error)  # but the next address may answer
            except (problem.HTTPError, ValueError) as error:
                raise meaning_of(error) from error
            finally:
                pool.close()
        raise trouble

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Read some hundred authorities from disk only when the first `https` is met."""
        return self._given_tls or trusted_by_default()

    def _pool(self, parts: Url, host: str, address: str, port: int) -> HTTPConnectionPool:
        timeout = Timeout(connect=self._seconds, read=self._seconds)
        if parts.scheme == "http":
            return HTTPConnectionPool(address, port, timeout=timeout, retries=False)
        return HTTPSConnectionPool(
            address,
            port,
            timeout=timeout,
            retries=False,
            ssl_context=self._tls,  # checks the certificate against server_hostname
            server_hostname=host,
        )


def _parse(url: str) -> Url:
    try:
        parts = parse_url(url)
    except problem.HTTPError as error:
        what = f"{url} cannot be read as an address"
        raise failure(what) from error
    if parts.scheme not in _PORTS or not parts.host:
        what = f"{url} is not an address on the web"
        raise failure(what)
    return parts
