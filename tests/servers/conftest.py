"""A small site, published, and each server that sends it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.__main__ import publish

from .programs import PROGRAMS
from .running import Program, Running, running

# A reader who asks for this is told what stands in it.
FILES = {
    "about/data/services.csv": "country,phone\nGB,+44\n" * 40,
    "search/search_index.json": '{"config": {"lang": ["en"]}, "docs": ["' + "word " * 99 + '"]}',
    "sitemap.xml": "<urlset></urlset>" * 40,
    "robots.txt": "User-agent: *\n",
    "sheets/plan.pdf": "%PDF-1.7",
    "assets/images/share.png": "\x89PNG",
    "assets/images/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'></svg>" * 9,
    "assets/js/form.js": "alert('form');" * 40,  # of one page
    "assets/js/quiz.js": "// ".ljust(400, "x") + "\nalert('quiz');" * 40,
    ".secret": "dot",
    ".git/config": "dot",
    ".well-known/acme-challenge/token": "<script>alert()</script>",
    ".well-known/security.txt": "Contact: mailto:a@example.org\n",
}
PAGE = """<!doctype html><html lang=en><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<link rel="canonical" href="https://localhost{path}"></head>
<body><h1>{title}</h1>{text}<p>naïve – “quoted”</p>
<img src="{to}assets/images/share.png" alt=""><img src="{to}assets/images/icon.svg" alt="">
<script src="{to}assets/js/quiz.js"></script></body></html>"""
PAGES = {"index.html": "Start", "help/index.html": "Help", "404.html": "Not here"}


def small_site(folder: Path, base: str) -> Path:
    """Build and publish a few files. Returns the folder that a server sends."""
    for name, title in PAGES.items():
        path = folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        where = base + name.removesuffix("index.html")
        to = base if name == "404.html" else "../" * name.count("/")
        text = "<p>Words that come again.</p>" * 40
        if name == "help/index.html":
            text += f'<script src="{to}assets/js/form.js"></script>'
        path.write_text(PAGE.format(title=title, path=where, to=to, text=text), encoding="utf-8")
    for name, text in FILES.items():
        path = folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    publish(folder / "pages", folder / "site", folder / "servers")
    return folder / "site"


def there(program: Program) -> None:
    """Skip where a server is not on this machine; fail where nobody would read that."""
    if not program.there:
        reason = f"No {program.name} on this machine: install {program.package}, or `make engines`."
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture(scope="session", params=["/", "/guide/"], ids=["root", "folder"])
def base(request: pytest.FixtureRequest) -> str:
    """A host of its own, and a folder of another site."""
    found: str = request.param
    return found


@pytest.fixture(scope="session")
def sent(base: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that servers send. Beside it lie their configurations."""
    return small_site(tmp_path_factory.mktemp("sent"), base)


@pytest.fixture(scope="session", params=PROGRAMS, ids=lambda program: program.name)
def server(request: pytest.FixtureRequest, sent: Path, base: str) -> Iterator[Running]:
    """Each server in turn, with the small site."""
    there(request.param)
    written = sent.with_name("servers")
    texts = {
        path.relative_to(written).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(written.rglob("*"))
        if path.is_file()
    }
    with running(request.param, sent, texts, base=base) as answering:
        yield answering
