"""Ways to break a host: each changes what it has, or what it says."""

import json
import random
from collections.abc import Callable

from publish.names import PARTS

from .host import Host, Reply

MARK = b"</main>"
Change = Callable[[Reply], None]
When = Callable[[Reply], bool]


def header(name: str, value: str | None, *, when: When = lambda _: True) -> Change:
    """Return what sets a header, or takes it away, in the replies that fit."""

    def change(reply: Reply) -> None:
        if when(reply) and value is None:
            reply.headers.pop(name, None)
        elif when(reply):
            reply.headers[name] = str(value)

    return change


def within(name: str, html: str) -> Callable[[Host], None]:
    """Return what puts HTML before a mark of one page, as a CDN does to a page that is built."""

    def change(host: Host) -> None:
        before = host.files[name]
        host.files[name] = before.replace(MARK, html.encode() + MARK, 1)
        assert host.files[name] != before

    return change


def brought(html: str, name: str) -> Callable[[Host], None]:
    """Return what puts HTML into a page, and the file that it names onto the host."""

    def change(host: Host) -> None:
        within("help/index.html", html)(host)
        host.files[name] = b" "

    return change


def without(name: str, text: bytes, new: bytes = b"") -> Callable[[Host], None]:
    """Return what takes a text out of a file."""

    def change(host: Host) -> None:
        assert text in host.files[name], (name, text)
        host.files[name] = host.files[name].replace(text, new)

    return change


def page(reply: Reply) -> bool:
    return reply.is_page


def at(path: str) -> When:
    return lambda reply: reply.path == path and reply.status == 200


def status(path: str, code: int, **headers: str) -> Change:
    """Return what answers a path with a status."""

    def change(reply: Reply) -> None:
        if reply.path == path and reply.method == "GET":
            reply.status = code
            reply.headers |= {name.replace("_", "-"): value for name, value in headers.items()}

    return change


def listed(reply: Reply) -> None:
    if reply.path == "/assets/js/" and reply.status == 404:
        reply.status, reply.body = 200, b"<h1>Index of /assets/js/</h1>"


def dotted(reply: Reply) -> None:
    if reply.path == "/.git/config":
        reply.status, reply.body = 200, b"[core]"


def lost(reply: Reply) -> None:
    if reply.status == 404:
        reply.body = b"<h1>nginx says: not found</h1>"


def soft(reply: Reply) -> None:
    if reply.status == 404 and reply.path.startswith("/verify"):
        reply.status = 200


def taken(method: str) -> Change:
    def change(reply: Reply) -> None:
        if reply.method == method:
            reply.status = 201 if method == "PUT" else 200

    return change


def plain(reply: Reply) -> None:
    reply.accept = ""


def without_br(reply: Reply) -> None:
    reply.accept = reply.accept.replace("br", "")


def stale(path: str, text: bytes) -> Change:
    """Return what sends an old copy of a file to those who ask for gzip."""

    def change(reply: Reply) -> None:
        if reply.accept == "gzip" and reply.path.startswith(path):
            reply.body = reply.body.replace(text, b"Older")

    return change


def unasked(reply: Reply) -> None:
    if reply.accept == "identity" and reply.is_page:
        reply.accept = "gzip"


def heavy(host: Host) -> None:
    noise = random.Random(3).randbytes(40_000).hex()  # noqa: S311 (the same each time)
    within("help/index.html", f"<p>{noise}</p>")(host)


def data(**values: object) -> Callable[[Host], None]:
    """Return what changes the open data."""

    def change(host: Host) -> None:
        known = json.loads(host.files["data/services.json"])
        host.files["data/services.json"] = json.dumps({**known, **values}).encode()

    return change


def gone(name: str) -> Callable[[Host], None]:
    def change(host: Host) -> None:
        (found,) = [each for each in host.files if each == name or each.startswith(f"{name}.")][:1]
        del host.files[found]

    return change


def cookie(when: When) -> Change:
    def change(reply: Reply) -> None:
        if when(reply):
            reply.more.append(("Set-Cookie", "__cf_bm=a; Secure; HttpOnly"))

    return change


def add(ending: str, text: str) -> Change:
    """Return what adds a text to files that end so."""

    def change(reply: Reply) -> None:
        if reply.path.endswith(ending) and reply.status == 200:
            reply.body += text.encode()

    return change


def hashed(reply: Reply) -> bool:
    return reply.path.startswith("/assets/") and reply.status == 200 and not part(reply)


def part(reply: Reply) -> bool:
    return reply.path.startswith(f"/{PARTS}/")


def said_before(directive: str) -> Change:
    """Return what puts a directive before those of the policy."""

    def change(reply: Reply) -> None:
        value = reply.headers["Content-Security-Policy"]
        reply.headers["Content-Security-Policy"] = f"{directive}; {value}"

    return change


def said_beside(policy: str) -> Change:
    """Return what sends a policy of the host's own after ours, in a header of its own."""

    def change(reply: Reply) -> None:
        reply.more.append(("Content-Security-Policy", policy))

    return change


def looser(reply: Reply) -> None:
    value = reply.headers["Content-Security-Policy"]
    reply.headers["Content-Security-Policy"] = value.replace("script-src", "script-src https:")


def unframed(reply: Reply) -> None:
    value = reply.headers["Content-Security-Policy"]
    reply.headers["Content-Security-Policy"] = value.replace("; frame-ancestors 'none'", "")
