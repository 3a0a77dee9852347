"""What is asked of a site: its pages, what they load, and what should not be there."""

import re
import secrets
from collections import deque
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from ..servers.site import TYPES, is_text
from ..unasked import INDEX
from .answer import Answer
from .client import Client, SilentError, VerifyError
from .visit import Visit, is_page

MOST = 2_000  # addresses; the site has a tenth of that
NAMED = 10 * MOST  # addresses that are remembered
LONG = 2_000  # signs of an address; none of ours has a tenth
ACCEPTED = ("br", "gzip", "zstd", "identity")
# Addresses that a page writes: in which attribute of which elements.
WRITTEN = {
    "href": "a, area, link",
    "src": "script, img, iframe, embed, source, video, audio, track",
    "content": 'meta[property="og:image"]',
}
DOTTED = (".git/config", ".git/HEAD", ".env", ".htaccess", ".htpasswd", ".DS_Store")
# Not every page names them, or none.
OFFERED = ("leaving.html", "data/services.json", "sitemap.xml", "robots.txt", INDEX)
# Files that pages name somewhere else than in an address: those that a script fetches.
_FILE = re.compile(r"(?<![\w./-])(?:\.\./)*assets/[\w./-]+[./][0-9a-f]{8}\.\w+")
UNKNOWN = "verify-{}.txt"  # a name that nobody has; should a host take it, nothing is lost


def visit(client: Client, start: str) -> Visit:
    """Ask a server for all that is checked.

    Args:
        client: Of the origin of `start`.
        start: The address of the start page, with a slash at its end.

    Raises:
        VerifyError: The server does not answer, or not with a page of ours.
    """
    first = client.ask(start)
    if not 200 <= first.status < 400:
        message = f"{start} answers {first.status}: give the address of the start page."
        raise VerifyError(message)
    found = Visit(start, answers={start: first})
    if first.status == 200 and first.content is None:
        message = f"{start} comes as {first.encoding}, which cannot be opened."
        raise VerifyError(message)
    if first.status == 200 and not first.tree.css_first("[data-leave], [class^=wm-]"):
        message = f"{start} is another site: nothing on the page is ours."
        raise VerifyError(message)
    canonical = first.tree.css_first("link[rel=canonical]")
    found.own = (canonical and canonical.attributes.get("href")) or ""
    _crawl(client, found)
    if not found.pages:
        place = first.one("Location")
        led = f"leads to {place}: give that" if place else "sends no page: give the start page's"
        message = f"{start} {led} address."
        raise VerifyError(message)
    _compare(client, found)
    _pry(client, found)
    return found


def _crawl(client: Client, found: Visit) -> None:
    waiting = deque([found.start, *(found.start + name for name in OFFERED)])
    known = set(waiting)
    while waiting and len(found.answers) < MOST:
        url = waiting.popleft()
        answer = found.answers.get(url) or client.ask(url)
        found.answers[url] = answer
        for link in _links(answer):
            target = urldefrag(found.within(url, link))[0]
            if not target or len(target) > LONG or len(found.named) >= NAMED:
                continue
            found.named.setdefault(target, url)
            if target not in known:
                known.add(target)
                waiting.append(target)


def _links(answer: Answer) -> Iterator[str]:
    if 300 <= answer.status < 400:
        yield answer.one("Location")
    elif is_page(answer):
        for name, elements in WRITTEN.items():
            for node in answer.tree.css(elements):
                yield node.attributes.get(name) or ""
        yield from _FILE.findall(answer.text)
    elif answer.kind.endswith("/xml") and answer.status == 200:
        for node in answer.tree.css("loc"):
            yield node.text()


def _compare(client: Client, found: Visit) -> None:
    """Ask for each text again in every compression that the server can do."""
    start = {accept: client.ask(found.start, accept=accept) for accept in ACCEPTED}
    can = [each for each in ACCEPTED if start[each].encoding == each or each == "identity"]
    found.copies[found.start] = start
    for url, answer in found.answers.items():
        text = is_page(answer) or (answer.status == 200 and is_text(answer.path.rpartition(".")[2]))
        if text and url != found.start:
            found.copies[url] = {accept: client.ask(url, accept=accept) for accept in can}


def _pry(client: Client, found: Visit) -> None:
    """Ask for what should not be there, and in ways that should not work."""
    name = UNKNOWN.format(secrets.token_hex(4))
    found.lost = client.ask(f"{found.start}{name}/")
    files = [url for url in found.answers if url.rpartition(".")[2] in TYPES]
    folders = {url.rpartition("/")[0] + "/" for url in files} - {found.start} - set(found.answers)
    found.folders = [client.ask(url) for url in sorted(folders)]
    found.dotted = [client.ask(found.start + each) for each in DOTTED]
    for how, url in {"TRACE": "", "PUT": name, "POST": ""}.items():
        found.methods[how] = client.ask(found.start + url, method=how)
    parts = urlsplit(found.start)
    if parts.scheme == "https" and parts.port is None:
        found.plain = without_tls(client, found.start)


def without_tls(client: Client, start: str) -> Answer | None:
    """Ask for the same address over HTTP. Returns None where nobody answers there."""
    url = start.replace("https://", "http://", 1)
    plain = Client(f"http://{urlsplit(url).netloc}", client.pause, client.limits)
    try:
        return plain.ask(url)
    except SilentError:
        return None  # nobody listens there, which is as good as a redirect
    finally:
        plain.close()
