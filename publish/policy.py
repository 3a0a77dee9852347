"""What a browser may do on the site: one policy, naming the pages' inline scripts and styles."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

# The element after which the policy stands: before anything that it governs.
FIRST = '<meta charset="utf-8">'

# Features that Chromium knows, all denied; a name that a browser does not know is a warning there.
# Source: https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md
FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)


class PolicyError(Exception):
    """A page that cannot be locked down; its text names the page, what was found and allowed."""


def scripts(html: str) -> set[str]:
    """Return the CSP sources of a page's inline scripts, such as `'sha256-…'`.

    Data blocks (`type="application/json"`) do not run and need none.
    """
    return {
        _source(node.text() or "")
        for node in LexborHTMLParser(html).css("script:not([src])")
        if node.attributes.get("type") in {None, "", "module", "text/javascript"}
    }


def styles(html: str) -> set[str]:
    """Return the CSP sources of a page's inline style sheets."""
    return {_source(node.text() or "") for node in LexborHTMLParser(html).css("style")}


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(scripts: Iterable[str], styles: Iterable[str] = ()) -> str:
    """Return the Content Security Policy for the meta element of every page.

    `require-trusted-types-for` is not in it: search stood still in Chromium 156. Material 9.8 hands
    plain strings to `new Worker`, to `innerHTML` with every result and, in languages other than
    English, to `importScripts` in the worker. Only a policy named `default` lets strings pass, and
    the worker has no place for one.

    Args:
        scripts: The CSP sources of the inline scripts of all pages.
        styles: Those of their inline style sheets.
    """
    directives = {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "connect-src": ["'self'"],  # the index of search
        "form-action": ["'none'"],  # no form is ever sent
        "img-src": ["'self'", "data:"],  # line drawings and icons stand in the style sheets
        "script-src": ["'self'", *sorted(scripts)],  # and so for the worker of search
        "style-src": ["'self'", *sorted(styles)],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def headers(content_security_policy: str) -> dict[str, str]:
    """Return the response headers of every file, by name.

    Args:
        content_security_policy: As in the pages; what only a header can say is added here.
    """
    return {
        "Content-Security-Policy": f"{content_security_policy}; frame-ancestors 'none'",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def lock(site: Path) -> dict[str, str]:
    """Write the policy into every page of a folder, whatever the host.

    Args:
        site: A built folder; its pages are rewritten.

    Returns:
        The headers that say the same, for hosts that can send them.

    Raises:
        PolicyError: A page lacks the place for the policy, or holds it twice.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    for path, html in pages.items():
        if (count := html.count(FIRST)) != 1:
            raise PolicyError(
                f"{path.relative_to(site)}\n    found:   {FIRST} {count} times\n"
                "    allowed: once: the policy stands after it"
            )
    text = policy(
        set().union(*map(scripts, pages.values())), set().union(*map(styles, pages.values()))
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    for path, html in pages.items():
        path.write_text(html.replace(FIRST, f"{FIRST}{meta}"), encoding="utf-8")
    return headers(text)
