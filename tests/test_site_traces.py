"""One strict build: what no page may load, send, run or remember."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.built import DOCS, PAGES, configuration, every_page, one, values
from tests.repository import ROOT

pytestmark = pytest.mark.slow

SCRIPTS = sorted(
    path
    for folder in (DOCS, ROOT / "overrides")
    for path in (folder / "assets" / "js").rglob("*.js")
)
# Those that stand in the pages themselves, and the one of the copy to carry.
OTHERS = sorted(
    path
    for folder in (ROOT / "overrides" / "partials", ROOT / "publish")
    for path in folder.rglob("*.js")
)
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


@pytest.mark.parametrize("path", [*SCRIPTS, *OTHERS], ids=lambda path: path.name)
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
    assert "palette" not in theme, "a switch between palettes would be kept in local storage"
    assert theme["font"] is False
    plugins = {next(iter(item)) if isinstance(item, dict) else item for item in settings["plugins"]}
    assert plugins == NO_PLUGINS_BUT
    assert settings.keys().isdisjoint({"repo_url", "hooks", "google_analytics", "remote_branch"})
    assert {"analytics", "consent", "version", "social"}.isdisjoint(settings["extra"])
    assert settings["extra"]["generator"] is False
    assert settings["site_dir"] != "site", "a build that fails would leave half a site"


def test_the_theme_is_told_the_same(built: Path) -> None:
    script = (built / "assets" / "js" / "search-says.js").read_text(encoding="utf-8")
    (features,) = re.findall(r"features: (\[.*?\]),", script)
    assert NO_FEATURES.isdisjoint(json.loads(features))
    assert "version" not in script


# Citations
