"""What a browser may do on the site: one policy, naming the pages' inline scripts and styles."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .errors import PublishError
from .scripts import scripts

# The element after which the policy stands: before anything that it governs.
FIRST = re.compile(r'<meta charset=(?:"utf-8"|utf-8)>')

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


@dataclass(frozen=True)
class Inline:
    """What stands in a page itself, as CSP sources such as `'sha256-…'`."""

    scripts: frozenset[str]
    styles: frozenset[str]

    @classmethod
    def of(cls, html: str) -> Self:
        """Read a page."""
        tree = LexborHTMLParser(html)
        inline = (node for node in scripts(tree) if "src" not in node.attributes)
        return cls(frozenset(map(_source, inline)), frozenset(map(_source, tree.css("style"))))

    def __or__(self, other: Self) -> Self:
        """Return what stands in either."""
        return type(self)(self.scripts | other.scripts, self.styles | other.styles)


def _source(node: LexborNode) -> str:
    digest = hashlib.sha256((node.text() or "").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(inline: Inline) -> str:
    """Return the Content Security Policy of a page, or of all pages together.

    `require-trusted-types-for` is not in it: search stood still in Chromium 156. Material 9.8 hands
    plain strings to `new Worker`, to `innerHTML` with every result and, in languages other than
    English, to `importScripts` in the worker. Only a policy named `default` lets strings pass, and
    the worker has no place for one.

    """
    directives = {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        # WebKit before 15.5 asks this for the worker of search, and never script-src.
        # Source: https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/worker-src
        "child-src": ["'self'"],
        "connect-src": ["'self'"],  # the index of search
        "form-action": ["'none'"],  # no form is ever sent
        "frame-src": ["'none'"],  # or child-src would let frames in
        "img-src": ["'self'", "data:"],  # line drawings and icons stand in the style sheets
        "script-src": ["'self'", *sorted(inline.scripts)],  # and so for the worker of search
        "style-src": ["'self'", *sorted(inline.styles)],  # search's comes from a file
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
    """Write its policy into every page of a folder, whatever the host.

    Args:
        site: A built folder; its pages are rewritten.

    Returns:
        The headers that say the same of all pages together, for hosts that can send them.

    Raises:
        PublishError: A page lacks the place for the policy, or holds it twice.
    """
    together = Inline(frozenset(), frozenset())
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if (count := len(FIRST.findall(html))) != 1:
            allowed = "once: the policy stands after it"
            raise PublishError(
                path.relative_to(site), f'<meta charset="utf-8"> {count} times', allowed
            )
        inline = Inline.of(html)
        together |= inline
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(inline)}">'
        path.write_text(FIRST.sub(rf"\g<0>{meta}", html), encoding="utf-8")
    return headers(policy(together))
