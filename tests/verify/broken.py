"""One thing wrong with a host, by what it is, and the checks that must say so."""

from collections.abc import Callable
from dataclasses import dataclass, field

from publish.policy import headers
from publish.servers import ASSETS

from .breaking import (
    Change,
    add,
    at,
    brought,
    cookie,
    data,
    dotted,
    gone,
    hashed,
    header,
    heavy,
    listed,
    looser,
    lost,
    page,
    part,
    plain,
    said_before,
    said_beside,
    soft,
    stale,
    status,
    taken,
    unasked,
    unframed,
    within,
    without,
    without_br,
)
from .forms import FORMS
from .host import Host

HEADERS = list(headers(""))
HELP = "help/index.html"
LEAVE = b'<a data-leave href=https://neutral.example/ rel="noreferrer noopener">Leave</a>'
REFRESH = '<meta http-equiv="Refresh" content="{}">'
SCRIPT = '<script src="{}"></script>'


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

DEFECTS |= {
    "a policy that allows more": Defect({"Content-Security-Policy"}, before=looser),
    "a policy that allows frames": Defect({"framing"}, before=unframed),
    "a policy that allows more before it allows less": Defect(
        {"Content-Security-Policy"}, before=said_before("script-src *")
    ),
    "a policy of the host beside ours": Defect(
        {"Content-Security-Policy"}, before=said_beside("default-src 'self'")
    ),
    "a policy of the host that is as ours in part": Defect(
        {"Content-Security-Policy"}, before=said_beside("default-src 'none'")
    ),
    "a policy that allows frames before it forbids them": Defect(
        {"framing"}, before=said_before("Frame-Ancestors *")
    ),
    "a host to be remembered": Defect(
        {"remembered host"},
        before=header("Strict-Transport-Security", "max-age=63072000"),
        outcome="note",
    ),
    **{name: Defect({"third parties"}, files=within(HELP, html)) for name, html in FORMS.items()},
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
    "a picture of others in a style sheet": Defect(
        {"third parties"},
        before=add(".css", 'p { background: image-set("https://pixel.example/a" 1x) }'),
    ),
    "a page that leads elsewhere by itself": Defect(
        {"third parties"}, files=within(HELP, REFRESH.format("0;url=https://evil.example/"))
    ),
    "a page that leads elsewhere by itself in other words": Defect(
        {"third parties"}, files=within(HELP, REFRESH.format("9 , URL = '\\\\evil.example'"))
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
    "a script that the host itself put in": Defect(
        {"policy in pages"}, files=brought(SCRIPT.format("/track.js"), "track.js")
    ),
    "a style sheet that the host itself put in": Defect(
        {"policy in pages"}, files=brought('<link rel="stylesheet" href="/a.css">', "a.css")
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
    "a way to leave to the same host by another door": Defect(
        {"leaving"},
        files=without(HELP, b"href=https://neutral.example/", b"href=https://127.0.0.1.:443/"),
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
    "a script of one page that browsers keep": Defect(
        {"pages not kept"}, before=header("Cache-Control", ASSETS, when=part)
    ),
    "a style sheet of one page that browsers keep": Defect(
        {"pages not kept"},
        before=header(
            "Cache-Control", ASSETS, when=lambda reply: part(reply) and reply.path.endswith(".css")
        ),
    ),
    "a script of one page that browsers keep and ask for again": Defect(
        {"pages not kept"}, before=header("Cache-Control", "no-cache", when=part)
    ),
    "a page for what is not there that browsers keep": Defect(
        {"pages not kept"},
        before=header("Cache-Control", None, when=lambda reply: reply.status == 404),
        outcome="note",
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
    "a page that leads to another host": Defect(
        {"links"}, before=status("/about/", 302, Location="https://evil.example/about/")
    ),
    "a page that leads nowhere": Defect({"links"}, before=status("/about/", 302)),
    "a dead link": Defect({"links"}, files=within(HELP, '<a href="../nothing/">x</a>')),
    "a file that was not copied": Defect({"links"}, files=gone("assets/images/icon")),
    "a page that was not copied": Defect({"links"}, files=gone("about/index.html")),
    "a dead anchor": Defect({"parts of pages"}, files=within(HELP, '<a href="#nobody">x</a>')),
    "a dead anchor of another page": Defect(
        {"parts of pages"}, files=within(HELP, '<a href="../#nobody">x</a>')
    ),
    "an old copy of a page": Defect({"same in every size"}, before=stale("/help/", b"Words")),
    "an old copy of the numbers": Defect(
        {"same in every size"}, before=stale("/data/services.json", b"gb-one")
    ),
    "an old copy of a script": Defect(
        {"same in every size"}, before=stale("/assets/js/quiz.", b"title")
    ),
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
