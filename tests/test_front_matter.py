"""What stands at the top of a file stands on its page: as text, and the truth about its review."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.store import Store
from tests.built import HTML, SOURCES, configuration
from tests.projects import build, small_project

pytestmark = pytest.mark.slow


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    (node,) = page.css(selector)
    return node


@pytest.mark.parametrize("source", SOURCES)
def test_a_page_shows_what_its_front_matter_says(source: str, built: Path, store: Store) -> None:
    page = LexborHTMLParser((built / HTML[source]).read_text(encoding="utf-8"))
    said = store.pages[source].front_matter
    assert one(page, "h1").text() == (said.heading or said.title)
    assert one(page, "title").text().startswith(said.title)
    assert one(page, ".wm-lead").text() == said.summary
    assert one(page, 'meta[name="description"]').attributes["content"] == said.description


@pytest.mark.parametrize("source", [source for source in SOURCES if source != "index.md"])
def test_a_page_says_that_nobody_has_reviewed_it_until_somebody_has(
    source: str, built: Path, store: Store
) -> None:
    page = LexborHTMLParser((built / HTML[source]).read_text(encoding="utf-8"))
    words = configuration()["extra"]["strings"]
    review = store.pages[source].front_matter.review
    assert (words["not_reviewed"] in one(page, ".wm-review").text()) is (review is None)


def test_signs_of_html_in_front_matter_are_text(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    path = project / "docs" / "understand" / "lantern.md"
    text = path.read_text(encoding="utf-8")
    odd = 'Oil & "light" <b>'
    for name in ("title", "description", "summary"):
        text = re.sub(rf"^{name}: (.*)$", rf"{name}: '\g<1> {odd}'", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    result = build(project)
    assert result.status == 0, result.err
    html = (project / "site" / "understand" / "lantern" / "index.html").read_text(encoding="utf-8")
    page = LexborHTMLParser(html)
    assert page.css("b") == []
    assert one(page, "h1").text().endswith(odd)
    assert one(page, "title").text().count(odd) == 1
    assert one(page, ".wm-lead").text().endswith(odd)
    assert str(one(page, 'meta[name="description"]').attributes["content"]).endswith(odd)
