"""One strict build, read as a browser would read it."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.links import country_page
from macros.store import Store
from tests.built import DOCS, HTML, PAGES, configuration

pytestmark = pytest.mark.slow

SCRIPTS = sorted((DOCS / "assets" / "js").rglob("*.js"))
# Each leaves a trace in an address or in storage, or asks another host for something.
NO_FEATURES = {
    "navigation.instant",
    "navigation.instant.prefetch",
    "navigation.instant.preview",
    "navigation.instant.progress",
    "navigation.tracking",
    "search.highlight",
    "search.share",
    "content.tabs.link",
    "announce.dismiss",
}
NO_PLUGINS_BUT = {"search", "macros"}


@pytest.fixture
def page(request: pytest.FixtureRequest, built: Path) -> LexborHTMLParser:
    return LexborHTMLParser((built / request.param).read_text(encoding="utf-8"))


every_page = pytest.mark.parametrize("page", PAGES, indirect=True)


def values(page: LexborHTMLParser, selector: str, name: str) -> list[str]:
    return [node.attributes.get(name) or "" for node in page.css(selector)]


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    (node,) = page.css(selector)
    return node


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


# No trace


@every_page
def test_nothing_is_loaded_from_another_host(page: LexborHTMLParser) -> None:
    loaded = [
        address
        for name in ("src", "srcset", "href", "data", "poster", "action", "formaction", "ping")
        for node in page.css(f"[{name}]")
        if node.tag != "a" and node.attributes.get("rel") != "canonical"
        for address in [node.attributes[name] or ""]
    ]
    assert [address for address in loaded if urlsplit(address).scheme or address[:2] == "//"] == []
    preconnects = [rel for rel in values(page, "link", "rel") if "connect" in rel or "dns" in rel]
    assert preconnects == []
    assert page.css("iframe, object, embed, base, meta[http-equiv=refresh]") == []


def test_no_style_sheet_or_script_of_ours_loads_from_another_host(built: Path) -> None:
    folders = [built / "assets" / name for name in ("css", "js")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {path.name for path in SCRIPTS}
    for path in files:
        code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        code = code.replace("http://www.w3.org/2000/svg", "")  # a name and not an address
        assert not re.search(r"(https?:)?//[\w-]+\.\w|@import", code), path.name


@every_page
def test_no_style_and_no_script_hides_in_an_attribute(page: LexborHTMLParser) -> None:
    for node in page.css("*"):
        for name, value in node.attributes.items():
            assert name != "style", node.html
            assert not name.startswith("on"), node.html
            assert not (value or "").strip().lower().startswith(("javascript:", "data:")), node.html


@every_page
def test_the_inline_scripts_are_the_same_on_every_page(page: LexborHTMLParser, built: Path) -> None:
    home = LexborHTMLParser((built / "index.html").read_text(encoding="utf-8"))
    plain = "script:not([src]):not([type])"
    assert [node.text() for node in page.css(plain)] == [node.text() for node in home.css(plain)]
    # The rules of the self-check come with it; every other style is in a file.
    assert len(page.css("style")) == len(page.css("[data-component='self-check'], .wm-plan"))


@pytest.mark.parametrize("path", PAGES)
def test_a_link_that_leaves_tells_the_other_side_nothing(published: Path, path: str) -> None:
    page = LexborHTMLParser((published / path).read_text(encoding="utf-8"))
    assert one(page, 'meta[name="referrer"]').attributes["content"] == "no-referrer"
    assert values(page, "[target]", "target") == []
    for node in page.css("a[href], area[href]"):
        if urlsplit(node.attributes["href"] or "").netloc:
            rel = set((node.attributes.get("rel") or "").split())
            assert {"noreferrer", "noopener"} <= rel, node.html


@every_page
def test_a_form_can_send_nothing_and_a_check_box_remembers_nothing(page: LexborHTMLParser) -> None:
    for form in page.css("form"):
        assert form.attributes.get("method") == "dialog"
        assert "action" not in form.attributes
        assert form.attributes.get("autocomplete") == "off"
    # An attribute that is not allowed there; browsers that obey it restore what was ticked.
    assert page.css("input[type=checkbox][autocomplete], input[type=radio][autocomplete]") == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_of_ours_stores_sends_or_writes_html(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    traces = r"localStorage|sessionStorage|indexedDB|\bcookie|serviceWorker|caches\.|openDatabase"
    requests = r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|new Image|import\("
    html = r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert not re.search(f"{traces}|{requests}|{html}", code)


def test_the_configuration_switches_on_nothing_that_leaves_a_trace() -> None:
    settings = configuration()
    theme = settings["theme"]
    assert NO_FEATURES.isdisjoint(theme["features"])
    assert isinstance(theme["palette"], dict), "a list writes to local storage at once"
    assert theme["font"] is False
    plugins = {next(iter(item)) if isinstance(item, dict) else item for item in settings["plugins"]}
    assert plugins == NO_PLUGINS_BUT
    assert settings.keys().isdisjoint({"repo_url", "hooks", "google_analytics", "remote_branch"})
    assert {"analytics", "consent", "version", "social"}.isdisjoint(settings["extra"])
    assert settings["extra"]["generator"] is False
    assert settings["site_dir"] != "site", "a build that fails would leave half a site"


@every_page
def test_the_theme_is_told_the_same(page: LexborHTMLParser) -> None:
    told = json.loads(one(page, "#__config").text())
    assert NO_FEATURES.isdisjoint(told["features"])
    assert told["version"] is None


# Citations


@every_page
def test_every_citation_leads_to_its_source(page: LexborHTMLParser, built: Path) -> None:
    sources = LexborHTMLParser((built / "about/sources/index.html").read_text(encoding="utf-8"))
    ids = set(values(sources, ".wm-sources > li", "id"))
    for link in values(page, "a.wm-cite", "href"):
        address = urlsplit(link)
        assert address.path.endswith(("sources/", "")), link
        assert address.fragment in ids


def test_the_list_of_sources_holds_exactly_what_is_cited(built: Path, store: Store) -> None:
    pages = [LexborHTMLParser((built / path).read_text(encoding="utf-8")) for path in PAGES]
    cited = {
        link.rpartition("#")[2] for page in pages for link in values(page, "a.wm-cite", "href")
    }
    sources = LexborHTMLParser((built / "about/sources/index.html").read_text(encoding="utf-8"))
    assert set(values(sources, ".wm-sources > li", "id")) == cited == store.cited
    labels = [node.text() for node in sources.css(".wm-sources__label")]
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
