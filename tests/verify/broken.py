"""One thing wrong with a host, by what it is: how to break it, and which checks must say so."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from publish.policy import headers

from .host import Host, Reply

HEADERS = list(headers(""))
MARK = b"</main>"
Change = Callable[[Reply], None]
When = Callable[[Reply], bool]


@dataclass(frozen=True)
class Defect:
    """What is wrong.

    Attributes:
        checks: The names of those that must find it, and no other may.
        files: Changes what the host sends.
        before: Changes a reply before it is compressed.
        after: Changes it at the last moment.
        outcome: What the checks must say.
    """

    checks: set[str]
    files: Callable[[Host], None] = field(default=lambda _: None)
    before: Change = field(default=lambda _: None)
    after: Change = field(default=lambda _: None)
    outcome: str = "fail"


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


def stale(reply: Reply) -> None:
    if reply.accept == "gzip" and reply.is_page and reply.path == "/help/":
        reply.body = reply.body.replace(b"Words", b"Older")


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
    return reply.path.startswith("/assets/") and reply.status == 200


HELP = "help/index.html"
LEAVE = b'<a data-leave href=https://neutral.example/ rel="noreferrer noopener">Leave</a>'
SCRIPT = '<script src="{}"></script>'

DEFECTS: dict[str, Defect] = {
    **{
        f"no {name}": Defect({name}, before=header(name, None))
        for name in HEADERS
        if name != "Content-Security-Policy"
    },
    "no Content-Security-Policy": Defect(
        {"Content-Security-Policy", "framing"}, before=header("Content-Security-Policy", None)
    ),
    "a referrer for the same site": Defect(
        {"Referrer-Policy"}, before=header("Referrer-Policy", "same-origin")
    ),
    "a referrer on one page": Defect(
        {"Referrer-Policy"}, before=header("Referrer-Policy", "origin", when=at("/help/"))
    ),
    "a header lost on the page for what is not there": Defect(
        {"Permissions-Policy"},
        before=header("Permissions-Policy", None, when=lambda reply: reply.status == 404),
    ),
}


def looser(reply: Reply) -> None:
    value = reply.headers["Content-Security-Policy"]
    reply.headers["Content-Security-Policy"] = value.replace("script-src", "script-src https:")


def unframed(reply: Reply) -> None:
    value = reply.headers["Content-Security-Policy"]
    reply.headers["Content-Security-Policy"] = value.replace("; frame-ancestors 'none'", "")


DEFECTS |= {
    "a policy that allows more": Defect({"Content-Security-Policy"}, before=looser),
    "a policy that allows frames": Defect({"framing"}, before=unframed),
    "a host to be remembered": Defect(
        {"remembered host"},
        before=header("Strict-Transport-Security", "max-age=63072000"),
        outcome="note",
    ),
    "a script of others": Defect(
        {"third parties"}, files=within(HELP, SCRIPT.format("https://cdn.example/beacon.js"))
    ),
    "a script of others without a scheme": Defect(
        {"third parties"}, files=within(HELP, SCRIPT.format("//cdn.example/beacon.js"))
    ),
    "a style sheet of others": Defect(
        {"third parties"},
        files=within(HELP, '<link rel="stylesheet" href="https://fonts.example/a.css">'),
    ),
    "a picture of others": Defect(
        {"third parties"}, files=within(HELP, '<img alt="" src="https://pixel.example/a.gif">')
    ),
    "a picture of others for wide screens": Defect(
        {"third parties"}, files=within(HELP, '<img alt="" srcset="https://pixel.example/a 2x">')
    ),
    "a frame of others": Defect(
        {"third parties"}, files=within(HELP, '<iframe src="https://video.example/"></iframe>')
    ),
    "a connection made early": Defect(
        {"third parties"}, files=within(HELP, '<link rel="preconnect" href="https://cdn.example">')
    ),
    "a page fetched early": Defect(
        {"third parties"}, files=within(HELP, '<link rel="prefetch" href="https://cdn.example/a">')
    ),
    "a form that sends elsewhere": Defect(
        {"third parties"}, files=within(HELP, '<form action="https://form.example/"></form>')
    ),
    "a link that tells": Defect(
        {"third parties"}, files=within(HELP, '<a href="/" ping="https://count.example/">x</a>')
    ),
    "a header that fetches early": Defect(
        {"third parties"},
        before=header("Link", "<https://cdn.example/a.js>; rel=preload; as=script", when=page),
    ),
    "reports to others": Defect(
        {"third parties"},
        before=header("Report-To", '{"endpoints":[{"url":"https://a.nel.example/r"}]}'),
    ),
    "reports of the network": Defect(
        {"third parties"}, before=header("NEL", '{"report_to":"cf-nel","max_age":604800}')
    ),
    "a font of others in a style sheet": Defect(
        {"third parties"},
        before=add(".css", "@import '//f.example/a'"),
    ),
    "a cookie with a page": Defect({"cookies"}, before=cookie(page)),
    "a cookie with a picture": Defect(
        {"cookies"}, before=cookie(lambda reply: reply.path.endswith(".svg"))
    ),
    "a cookie where nothing is": Defect(
        {"cookies"}, before=cookie(lambda reply: reply.status == 404)
    ),
    "an emptied browser": Defect({"clearing"}, before=header("Clear-Site-Data", '"cache"')),
    "a script that keeps": Defect(
        {"scripts keep nothing"},
        before=add(".js", "localStorage.a = 1;"),
    ),
    "a worker of a script": Defect(
        {"scripts keep nothing"},
        before=add(".js", "navigator.serviceWorker.register('/w');"),
    ),
    "an inline script that a CDN put in": Defect(
        {"policy in pages", "Content-Security-Policy"},
        files=within(HELP, "<script>document.write(1)</script>"),
    ),
    "a page without the policy": Defect(
        {"policy in pages"},
        files=without(HELP, b"http-equiv=", b"name="),
    ),
    "no way to leave on one page": Defect({"leaving"}, files=without(HELP, LEAVE)),
    "a way to leave without TLS": Defect(
        {"leaving"}, files=without(HELP, b"data-leave href=https:", b"data-leave href=http:")
    ),
    "a way to leave to the same host": Defect(
        {"leaving"}, files=without(HELP, b"href=https://neutral.example/", b"href=/help/")
    ),
    "no page after leaving": Defect({"after leaving"}, files=gone("leaving.html")),
    "a page after leaving that leads to two places": Defect(
        {"after leaving"},
        files=without("leaving.html", b"url=https://neutral.example/", b"url=https://x.example/"),
    ),
    "a page that browsers keep": Defect(
        {"pages not kept"}, before=header("Cache-Control", "no-cache", when=at("/help/"))
    ),
    "pages kept for a day": Defect(
        {"pages not kept"}, before=header("Cache-Control", "max-age=86400", when=page)
    ),
    "assets kept for ten minutes": Defect(
        {"assets kept"}, before=header("Cache-Control", "max-age=600", when=hashed)
    ),
    "a table kept for a day": Defect(
        {"assets kept"},
        before=header("Cache-Control", "max-age=86400", when=at("/data/services.json")),
    ),
    "an index fetched each time": Defect(
        {"index of search"},
        before=header("Cache-Control", "no-store", when=at("/search/search_index.json")),
    ),
    "a dead link": Defect({"links"}, files=within(HELP, '<a href="../nothing/">x</a>')),
    "a file that was not copied": Defect({"links"}, files=gone("assets/images/icon")),
    "a page that was not copied": Defect({"links"}, files=gone("about/index.html")),
    "a dead anchor": Defect({"parts of pages"}, files=within(HELP, '<a href="#nobody">x</a>')),
    "a dead anchor of another page": Defect(
        {"parts of pages"}, files=within(HELP, '<a href="../#nobody">x</a>')
    ),
    "an old copy of a page": Defect({"same in every size"}, before=stale),
    "no compression": Defect({"compression", "brotli"}, before=plain),
    "no brotli": Defect({"brotli"}, before=without_br, outcome="note"),
    "compression for all": Defect({"compression"}, before=unasked),
    "no word of sizes to caches": Defect({"vary"}, after=header("Vary", None)),
    "a page that is too heavy": Defect({"weight"}, files=heavy),
    "a style sheet sent as text": Defect(
        {"types"},
        before=header(
            "Content-Type",
            "text/plain; charset=utf-8",
            when=lambda reply: reply.path.endswith(".css"),
        ),
    ),
    "a picture sent as nothing": Defect(
        {"types"},
        before=header("Content-Type", None, when=lambda reply: reply.path.endswith(".svg")),
    ),
    "pages in an old alphabet": Defect(
        {"UTF-8"}, after=header("Content-Type", "text/html; charset=latin-1", when=page)
    ),
    "pages without an alphabet": Defect(
        {"UTF-8"}, after=header("Content-Type", "text/html", when=page)
    ),
    "a page of others for what is not there": Defect({"not found"}, before=lost),
    "a page for everything": Defect({"not found"}, before=soft),
    "a list of files": Defect({"no lists of files"}, before=listed),
    "a hidden file": Defect({"hidden files"}, before=dotted),
    "TRACE done": Defect({"GET and HEAD only"}, before=taken("TRACE")),
    "PUT done": Defect({"GET and HEAD only"}, before=taken("PUT")),
    "POST done": Defect({"GET and HEAD only"}, before=taken("POST")),
    "a version": Defect({"no version"}, before=header("Server", "nginx/1.22.1")),
    "a system": Defect({"no version"}, before=header("Server", "Apache (Debian)")),
    "a language": Defect({"no version"}, before=header("X-Powered-By", "PHP/8.2")),
    "a start page that is somewhere else": Defect(
        {"start page"}, before=status("/", 302, Location="/help/")
    ),
    "an old build": Defect({"build day"}, files=data(date="2026-03-01")),
    "a build without a day": Defect({"build day"}, files=data(date=None)),
    "a service that nobody checked": Defect(
        {"services"},
        files=data(international=[{"id": "a", "checked_on": None}]),
        outcome="note",
    ),
    "a review that has run out": Defect(
        {"reviews"},
        files=without(HELP, b"datetime=2027-11-01", b"datetime=2026-11-02"),
        outcome="note",
    ),
    "pages that should not be found": Defect(
        {"to be found"}, before=header("X-Robots-Tag", "noindex", when=page), outcome="note"
    ),
    "another address": Defect(
        {"own address"},
        files=within("index.html", '<link rel="canonical" href="https://else.example/">'),
        outcome="note",
    ),
}
