"""What surrounds the text is the same on every page: its controls are those of all others.

Browser tests of the controls rest on this, and look at one page of each template.
"""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.pages import TEMPLATES
from tests.built import DOCS, HTML, PAGES, SOURCES

pytestmark = pytest.mark.slow

FRAME = "body > :not(.md-container), .md-container > footer"


def _address(path: str, href: str) -> str:
    """Return where a link of a page leads, from the root of its host."""
    return urljoin(f"/{path}", href)


def _frame(html: str, path: str) -> list[str]:
    """Return the HTML around the text of a page, without what tells the reader which page it is."""
    page = LexborHTMLParser(html)
    for section in page.css(".wm-nav ul ul, script"):  # the pages beside this one; addresses
        section.decompose()
    for link in page.css("[aria-current]"):
        del link.attrs["aria-current"]
    for link in page.css("a[href]:not([href^='#'])"):
        link.attrs["href"] = _address(path, link.attributes["href"] or "")
    return [re.sub(r"\s+", " ", node.html or "") for node in page.css(FRAME)]


def _template(markdown: str) -> str:
    found = re.search(r"^template: (.+)$", markdown, re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_the_frame_of_the_first_page(built: Path, path: str) -> None:
    found, first = (
        _frame((built / each).read_text(encoding="utf-8"), each) for each in (path, "index.html")
    )
    assert found == first
    assert len(first) >= 4


def test_one_page_of_each_template_is_among_those_looked_at() -> None:
    used = {_template((DOCS / each).read_text(encoding="utf-8")) for each in SOURCES}
    looked_at = {
        _template((DOCS / source).read_text(encoding="utf-8"))
        for source, page in HTML.items()
        if page.removesuffix("index.html") in TEMPLATES
    }
    assert looked_at == used
    assert len(used) > 2


def test_the_frame_holds_every_control(built: Path) -> None:
    frame = " ".join(_frame((built / "index.html").read_text(encoding="utf-8"), "index.html"))
    for control in ("md-skip", "data-leave", "wm-leave__note", "__drawer", "__search", "wm-brand"):
        assert control in frame
    assert _address("help/index.html", "../about/") == "/about/"
