"""One strict build, read as a browser would read it."""

import re
from collections import Counter
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.links import country_page
from macros.store import Store
from tests.built import HTML, PAGES, configuration, every_page, one, values

pytestmark = pytest.mark.slow


@pytest.fixture
def page(request: pytest.FixtureRequest, built: Path) -> LexborHTMLParser:
    return LexborHTMLParser((built / request.param).read_text(encoding="utf-8"))


def test_every_page_and_no_other_is_built(built: Path) -> None:
    assert sorted(path.relative_to(built).as_posix() for path in built.rglob("*.html")) == sorted(
        [*PAGES, "leaving.html"]
    )


def test_what_the_way_out_leaves_behind_shows_nothing_and_goes_on(built: Path) -> None:
    page = LexborHTMLParser((built / "leaving.html").read_text(encoding="utf-8"))
    assert one(page, "body").text(strip=True) == ""
    assert one(page, "title").text() == "Loading"
    assert values(page, "link[rel=icon]", "href") == ["data:,"]
    assert values(page, "meta[name=robots]", "content") == ["noindex"]
    (away,) = set(values(page, "script[data-away]", "data-away"))
    assert values(page, "noscript > meta[http-equiv=refresh]", "content") == [f"0; url={away}"]


@every_page
def test_the_way_out_leads_where_the_host_says_and_comes_after_the_skip_link(
    page: LexborHTMLParser,
) -> None:
    away = configuration()["extra"]["leave"]["default"]
    assert values(page, "a[data-leave]", "href") == [away]
    assert values(page, "script[data-away]", "data-away") == [away]
    stops = [node.attributes.get("class") for node in page.css("a[href], button, input, summary")]
    assert stops[:3] == ["md-skip", "wm-leave__button", "wm-leave__note"]


# Structure


@every_page
def test_a_page_has_one_heading_of_the_first_level_and_skips_none(page: LexborHTMLParser) -> None:
    levels = [int((node.tag or "")[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    before = 0
    for level in levels:
        assert level <= before + 1
        before = level


@every_page
def test_a_page_names_its_language_and_its_direction(page: LexborHTMLParser) -> None:
    html = one(page, "html")
    assert html.attributes["lang"] == "en"
    assert html.attributes["dir"] == "ltr"


@every_page
def test_an_id_stands_once_on_a_page(page: LexborHTMLParser) -> None:
    counts = Counter(values(page, "[id]", "id"))
    assert [name for name, count in counts.items() if count > 1 or not name.strip()] == []


@every_page
def test_every_label_and_description_points_at_something(page: LexborHTMLParser) -> None:
    ids = set(values(page, "[id]", "id"))
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for value in values(page, f"[{name}]", name):
            assert set(value.split()) <= ids


@every_page
def test_no_paragraph_stands_around_a_block(page: LexborHTMLParser) -> None:
    """An empty paragraph is what a browser makes of a block inside one."""
    assert [node.html for node in page.css("main p") if not node.text(strip=True)] == [
        node.html for node in page.css("main p[role=status]")
    ]


@every_page
def test_nothing_of_a_template_or_of_markdown_is_left_over(page: LexborHTMLParser) -> None:
    for node in page.css("script, style"):
        node.decompose()
    text = page.html or ""
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\{[:#] ?\w|\{ \.|\]\(|markdown=", text)


def test_no_two_pages_have_the_same_title_or_description(built: Path) -> None:
    pages = [LexborHTMLParser((built / path).read_text(encoding="utf-8")) for path in HTML.values()]
    for selector, name in (("title", None), ('meta[name="description"]', "content")):
        texts = [
            one(page, selector).attributes[name] if name else one(page, selector).text()
            for page in pages
        ]
        assert len(set(texts)) == len(texts)


# Sources

ENTRIES = ".wm-sources > li"


def lists(built: Path) -> list[tuple[str, LexborHTMLParser]]:
    """Return the pages that list sources, with their names, in the order of the alphabet."""
    return [
        (path.parent.name, LexborHTMLParser(path.read_text(encoding="utf-8")))
        for path in sorted(built.glob("about/sources/*/index.html"))
    ]


@every_page
def test_every_citation_leads_to_its_source(page: LexborHTMLParser, built: Path) -> None:
    ids = {(name, key) for name, listed in lists(built) for key in values(listed, ENTRIES, "id")}
    for link in values(page, "a.wm-cite", "href"):
        address = urlsplit(link)
        assert (PurePosixPath(address.path).name, address.fragment) in ids


def test_the_lists_of_sources_hold_exactly_what_is_cited(built: Path, store: Store) -> None:
    pages = [LexborHTMLParser((built / path).read_text(encoding="utf-8")) for path in PAGES]
    cited = {
        link.rpartition("#")[2] for page in pages for link in values(page, "a.wm-cite", "href")
    }
    listed = [each for _, each in lists(built)]
    keys = [key for each in listed for key in values(each, ENTRIES, "id")]
    assert set(keys) == cited == store.cited
    assert len(keys) == len(set(keys))
    labels = [node.text() for each in listed for node in each.css(".wm-sources__label")]
    assert len(labels) == len(set(labels)), "a reader could not tell them apart"
    assert labels == sorted(labels, key=str.casefold)


# Services


def test_no_held_or_doubtful_service_is_anywhere(built: Path, store: Store) -> None:
    services = [item for country in store.countries.values() for item in country.services]
    services += store.international.services
    hidden = [service for service in services if not service.is_shown]
    assert hidden, "nothing to look for: this test would prove nothing"
    shown = [item for country in store.countries.values() for item in country.shown_services]
    numbers = {
        line.e164 for service in shown for line in (*service.phone, *service.text) if line.e164
    }
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in built.rglob("*")
        if path.suffix in {".html", ".json", ".csv", ".xml", ".txt"}
    )
    for service in hidden:
        assert service.id not in text
        for line in (*service.phone, *service.text):
            assert line.e164 is None or line.e164 in numbers or line.e164 not in text


def test_every_other_service_is_on_the_page_of_its_country_once(built: Path, store: Store) -> None:
    lists = {
        country_page(country.name): country.shown_services for country in store.countries.values()
    }
    lists["help/elsewhere.md"] = store.international.shown_services
    for source, shown in lists.items():
        page = LexborHTMLParser((built / HTML[source]).read_text(encoding="utf-8"))
        assert sorted(values(page, ".wm-service", "id")) == sorted(item.id for item in shown)


@every_page
def test_every_number_to_call_comes_from_the_data(page: LexborHTMLParser, store: Store) -> None:
    known = {item.number for item in store.emergency}
    known |= {item.number for item in store.international.harmonised}
    for country in store.countries.values():
        known |= {country.emergency.number, *country.emergency.also}
        known |= {country.police_non_emergency.e164 or ""}
        for service in country.shown_services:
            for line in (*service.phone, *service.text):
                known |= {line.e164 or "", line.short_code or ""}
    for link in values(page, 'a[href^="tel:"], a[href^="sms:"]', "href"):
        assert link.partition(":")[2] in known - {""}
