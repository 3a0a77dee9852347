"""A site of three pages that has all that the checks look for."""

import json
from pathlib import Path

from publish.__main__ import publish

AWAY = "https://neutral.example/"
TODAY = "2026-11-29"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<title>{title}</title><link rel="icon" href="{to}assets/images/icon.svg">
<link rel="stylesheet" href="{to}assets/css/site.css">
<style>p {{ margin: 0 }}</style><script>document.documentElement.className = "js"</script></head>
<body><main data-more="{to}assets/css/more.css"><h1 id="top-of-it">{title}</h1>{text}
<p class="wm-review">Written <time class="wm-written" datetime="2026-11-01">1 November</time>.
Reviewed by A, <time class="wm-date" datetime="2026-11-01">then</time>, again by
<time class="wm-date" datetime="{due}">then</time>.</p>
<a href="{to}help/#naïve">Help</a> <a href="{to}">Start</a> <a href="{to}about/">About</a>
<a href="#top-of-it">Up</a>
<a href="https://other.example/" rel="noreferrer noopener">Elsewhere</a></main>
<a data-leave href="https://neutral.example/" rel="noreferrer noopener">Leave</a>
<script src="{to}assets/js/quiz.js" defer></script></body></html>"""
LEAVING = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Loading</title>
<noscript><meta http-equiv="refresh" content="0; url=https://neutral.example/"></noscript>
<script data-away="https://neutral.example/">location.replace(document.currentScript.dataset.away)
</script></head><body></body></html>"""
# On one page: a script, and what it fetches.
FORM = (
    '<i data-sheet="../assets/css/form.css"></i><script src="../assets/js/form.js" defer></script>'
)
FILES = {
    "assets/css/site.css": "p { color: #333 }\n" * 9,
    "assets/css/more.css": "p { color: #222 }\n" * 9,  # as a script would fetch it
    "assets/css/form.css": "p { color: #111 }\n" * 9,
    "assets/js/form.js": "document.forms;\n" * 9,
    "assets/js/quiz.js": "document.title;\n" * 9,
    "assets/images/icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'></svg>",
    "search/search_index.json": '{"config": {"lang": ["en"]}, "docs": ["' + "word " * 99 + '"]}',
    "robots.txt": "User-agent: *\n",
    "sitemap.xml": "<urlset><url><loc>https://site.example/help/</loc></url></urlset>",
    "leaving.html": LEAVING,
}
PAGES = {"index.html": "Start", "help/index.html": "Help", "about/index.html": "About"}
SERVICE = {"id": "gb-one", "name": "One", "checked_on": "2026-11-01", "status": "checked"}


def build(folder: Path) -> Path:
    """Build and publish it. Returns the folder that a server sends."""
    pages = folder / "pages"
    for name, title in PAGES.items():
        text = "<p id='naïve'>Words that come again, naïve ones.</p><p>More of them.</p>" * 2
        write(pages / name, page(title, "../" * name.count("/"), text))
    help_page = (pages / "help" / "index.html").read_text(encoding="utf-8")
    write(pages / "help" / "index.html", help_page.replace("</main>", f"{FORM}</main>"))
    write(pages / "404.html", page("Not here", "/", "<p id='naïve'>Nothing.</p>"))
    for name, text in FILES.items():
        write(pages / name, text)
    data = {"date": TODAY, "countries": [{"services": [SERVICE]}], "international": []}
    write(pages / "data" / "services.json", json.dumps(data))
    publish(pages, folder / "site", folder / "servers")
    return folder / "site"


def page(title: str, to: str, text: str) -> str:
    return PAGE.format(title=title, to=to, text=text * 20, due="2027-11-01")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
