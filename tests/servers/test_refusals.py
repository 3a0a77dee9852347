"""What a server keeps to itself, whoever asks, and however."""

import re
from pathlib import Path

import pytest

from .asking import Answer, ask, send
from .running import HOST, Running
from .test_answers import files, keeps_the_policy

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("servers")]

SECRETS = (b"dot", b"root:", b"BEGIN")  # of .secret and .git/config, of /etc/passwd, of a key

# Ways up and out, from the site's folder.
OUT = [
    "../../../../../../etc/passwd",
    "assets/../../../../../../../etc/passwd",
    "..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
    "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "%252e%252e%252f%252e%252e%252f%252e%252e%252fetc%252fpasswd",
    "..%5c..%5c..%5c..%5cetc%5cpasswd",
    r"..\..\..\..\..\..\etc\passwd",
    "..;/..;/..;/..;/etc/passwd",
    ".%00./.%00./.%00./etc/passwd",
    "..%c0%af..%c0%af..%c0%af..%c0%afetc/passwd",
    "../privkey.pem",
    "..%2fprivkey.pem",
    "../../privkey.pem",
    "../servers/nginx/site.conf",
    "....//....//....//etc/passwd",
]
DOTTED = [
    ".secret",
    ".git/config",
    ".git/",
    "%2egit/config",
    "%2Esecret",
    "help/../.secret",
    "help/%2e%2e/.secret",
    "./.secret",
    "%2e/%2esecret",
    ".well-known/../.secret",
    ".well-known/.secret",
    ".w",
    "..secret",
    ".well-known/%2e%2e/.secret",
    ".htaccess",
]
UNADDRESSED = [
    "index.html.br",
    "index.html.gz",
    "index.html.zst",
    "help/index.html.br",
    "help/index.html%2ebr",
    "help/index.html.b%72",
    "help/index.html.gz?q",
    "sitemap.xml.gz",
    "_headers",
    "%5fheaders",
    "404.html",
    "404%2ehtml",
    "404.html.gz",
]
NO_PATHS = [
    "help%00",
    "help/index.html%00.png",
    "%00",
    "help/index.html%0d%0aSet-Cookie:%20a=b",
    "help/index.html/",
    "help/index.html/more",
    "robots.txt/",
]


def refused(answer: Answer) -> None:
    assert 400 <= answer.status < 500
    assert not any(secret in answer.body for secret in SECRETS)
    assert answer.one("Set-Cookie") is None


@pytest.mark.parametrize("path", OUT)
@pytest.mark.parametrize("accepted", ["identity", "br, gzip"])
def test_no_way_leads_out_of_the_folder(accepted: str, path: str, server: Running) -> None:
    refused(ask(server, path, Accept_Encoding=accepted))


@pytest.mark.parametrize("path", DOTTED)
def test_a_file_with_a_dot_before_its_name_is_not_there(path: str, server: Running) -> None:
    answer = ask(server, path)
    assert answer.status == 404
    refused(answer)


def test_what_a_certificate_or_a_report_needs_is_there(server: Running, sent: Path) -> None:
    answer = ask(server, ".well-known/security.txt")
    assert answer.body == (sent / ".well-known" / "security.txt").read_bytes()


@pytest.mark.parametrize("path", UNADDRESSED)
@pytest.mark.parametrize("accepted", ["identity", "br, gzip, zstd"])
def test_what_is_for_the_server_has_no_address(
    accepted: str, path: str, server: Running, sent: Path
) -> None:
    answer = ask(server, path, Accept_Encoding=accepted)
    assert answer.status == 404
    assert answer.one("Content-Type") == "text/html; charset=utf-8"
    keeps_the_policy(answer, sent)


@pytest.mark.parametrize("path", NO_PATHS)
def test_an_address_that_goes_on_after_a_file_or_cuts_it_short_is_none(
    path: str, server: Running
) -> None:
    answer = ask(server, path)
    if answer.status in (301, 302, 307, 308):  # to the file itself
        place = answer.one("Location") or ""
        answer = ask(server, place.partition(server.base)[2])
        assert answer.status in (200, 404)
    else:
        refused(answer)


def test_no_folder_is_listed(server: Running, sent: Path) -> None:
    for folder in ("assets/", "assets/js/", "about/", ".well-known/", "search/", "sheets/"):
        answer = ask(server, folder)
        assert answer.status == 404, folder
        assert answer.body == (sent / "404.html").read_bytes()


@pytest.mark.parametrize(
    "method",
    [
        "POST",
        "PUT",
        "DELETE",
        "OPTIONS",
        "PATCH",
        "TRACE",
        "PROPFIND",
        "MKCOL",
        "DEBUG",
        "get",
        "X",
    ],
)
def test_nothing_but_get_and_head_is_done(method: str, server: Running, sent: Path) -> None:
    if method == "TRACE" and server.program.placed:
        return  # only the configuration of the whole server can refuse it
    for path in ("", "help/", "robots.txt", "nothing", "assets/"):
        answer = ask(server, path, method=method, Content_Length="0")
        assert answer.status in (400, 405, 501), path
        assert b"Start" not in answer.body
        assert (sent / "robots.txt").exists()
        if answer.status == 405 and method != "TRACE":  # nginx refuses it before it knows the path
            keeps_the_policy(answer, sent)


def test_a_body_that_is_too_much_is_not_waited_for(server: Running) -> None:
    assert ask(server, "help/", method="PUT", Content_Length="9999999999").status in (405, 413)


BROKEN = {
    "no protocol": b"nonsense\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "a space before the colon": b"GET / HTTP/1.1\r\nHost: localhost\r\nA : x\r\n\r\n",
    "a header that is too long": b"GET / HTTP/1.1\r\nHost: localhost\r\nA: " + b"x" * 2**21,
    "an address that is too long": b"GET /" + b"x" * 2**21,
    "two lengths": b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
    b"Content-Length: 2\r\n\r\nab",
}


@pytest.mark.parametrize("request_", BROKEN.values(), ids=BROKEN)
def test_what_is_no_request_is_told_no_version_and_nothing_else(
    request_: bytes, server: Running
) -> None:
    try:
        answer = send(server, request_)
    except OSError:
        return  # not even answered
    assert 400 <= answer.status < 500
    assert not re.search(r"\d", answer.one("Server") or "")
    assert not re.search(rb"(nginx|Apache|Caddy)/\d", answer.body)


def test_no_redirect_leads_to_another_host(server: Running) -> None:
    for path in ("//evil.example/help", "//evil.example/%2e%2e", "/\\evil.example/help", "///help"):
        raw = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"
        place = send(server, raw.encode()).one("Location")
        assert place is None or re.match(r"(https://localhost(:\d+)?)?/(?![/\\])", place), place


def test_every_page_asks_only_for_what_the_server_sends(server: Running, sent: Path) -> None:
    for name in files(sent):
        if name.endswith(".html"):
            html = (sent / name).read_text(encoding="utf-8")
            for link in re.findall(r" src=\"?([^\s\">]+)", html):
                assert ask(server, link.removeprefix(server.base).lstrip("./")).status == 200
