"""What surrounds the text is the same on every page: its controls are those of all others.

Browser tests of the controls rest on this, and look at one page of each template.
"""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.links import country_page
from macros.store import Store
from tests.browser.pages import COUNTRIES, LIST, QUIZZES, TEMPLATES
from tests.built import DOCS, HTML, PAGES, SOURCES

pytestmark = pytest.mark.slow

FRAME = "body > :not(.md-container), .md-container > footer"


def _address(path: str, href: str) -> str:
    """Return where a link of a page leads, from the root of its host."""
    return urljoin(f"/{path}", href)


def _frame(html: str, path: str) -> list[str]:
    """Return the HTML around the text of a page, without what tells the reader which page it is."""
    page = LexborHTMLParser(html)
    # The pages beside this one; addresses; whom to call, which a country's page knows better; and
    # the files behind a page.
    for section in page.css(".wm-nav ul ul, script, .wm-foot, footer .wm-improve"):
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
    assert len(first) >= 3


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


def _parts(item: LexborNode) -> tuple[tuple[str, str], ...]:
    """Return the elements of one statement of a quiz, without what its explanation is made of."""
    inside = {each.mem_id for each in item.css(".wm-quiz__answer p *")}
    return tuple(
        (each.tag or "", each.attributes.get("class") or "")
        for each in item.css("*")
        if each.mem_id not in inside
    )


def _kinds(page: LexborHTMLParser) -> set[tuple[str, str]]:
    """Return the elements of the text of a page, each with its classes."""
    return {(each.tag or "", each.attributes.get("class") or "") for each in page.css("main *")}


def test_every_country_s_page_is_made_of_the_parts_of_those_that_browsers_are_tested_with(
    built: Path, store: Store
) -> None:
    pages = {
        country_page(country.name).removesuffix(".md") + "/index.html"
        for country in store.countries.values()
    }
    kinds = {
        page: _kinds(LexborHTMLParser((built / page).read_text(encoding="utf-8"))) for page in pages
    }
    looked_at = set().union(*(kinds[f"{page}index.html"] for page in COUNTRIES))
    assert {page: found - looked_at for page, found in kinds.items() if found - looked_at} == {}
    assert len(kinds) > 30


def test_every_list_of_sources_is_made_of_the_parts_of_the_one_that_browsers_are_tested_with(
    built: Path,
) -> None:
    kinds = {
        path.relative_to(built).as_posix(): _kinds(
            LexborHTMLParser(path.read_text(encoding="utf-8"))
        )
        for path in built.glob("about/sources/*/index.html")
    }
    looked_at = kinds[f"{LIST}index.html"]
    assert {page: found - looked_at for page, found in kinds.items() if found - looked_at} == {}
    assert len(kinds) > 5


def test_every_quiz_is_built_like_those_that_browsers_are_tested_with(built: Path) -> None:
    quizzes = {
        page: LexborHTMLParser((built / page).read_text(encoding="utf-8")).css(".wm-quiz")
        for page in PAGES
    }
    found = {page: forms for page, forms in quizzes.items() if forms}
    assert len(found) > 15
    assert {f"{page}index.html" for page in QUIZZES} <= found.keys()
    assert {len(forms) for forms in found.values()} == {1}
    forms = [form for (form,) in found.values()]
    assert len({tuple(form.attributes.items()) for form in forms}) == 1
    assert len({_parts(item) for form in forms for item in form.css(".wm-quiz__item")}) == 1
