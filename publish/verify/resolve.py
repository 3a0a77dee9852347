"""Reads an address as a browser does."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

REFRESH = 'meta[http-equiv="refresh" i]'
# Seconds, and where to go then, in quotes or without.
# Source: https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps
_REFRESH = re.compile(r"""\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)


def resolved(page: str, link: str) -> SplitResult | None:
    """Return where a link of a page leads; None where it is no address.

    A backslash counts as a slash.
    """
    try:
        parts = urlsplit(urljoin(page, link.strip().replace("\\", "/")))
        parts.port  # noqa: B018 (read only now, and refused where it is none)
    except ValueError:  # such as http://[
        return None
    return parts


def refreshed(content: str) -> str:
    """Return where the content of a `REFRESH` leads; nothing where it is to the page itself."""
    found = _REFRESH.match(content)
    return found[1].strip() if found else ""


def host(parts: SplitResult) -> str:
    """Return the name of a host, as one host writes it."""
    return (parts.hostname or "").rstrip(".")


def is_elsewhere(page: str, link: str) -> bool:
    """Tell whether a link leads to another server; what is no address counts as one."""
    parts = resolved(page, link)
    return parts is None or _server(parts) != _server(urlsplit(page))


def _server(parts: SplitResult) -> tuple[str, int | None]:
    return host(parts), None if parts.port in {80, 443} else parts.port
