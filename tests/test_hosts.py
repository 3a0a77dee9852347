"""The hosts in examples/, built and published: each has its own things, and nothing is lost."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from hosting.colours import schemes
from hosting.privacy import ASKED
from publish.budget import BEFORE_ASKING, OF_A_HOST, weights
from tests import built
from tests.hosts import PLACES, every_host
from tests.repository import ROOT

pytestmark = pytest.mark.slow

Copy = Callable[[str], Path]  # the fixture `host_copy`
OWN = "#own-contacts"


def settings(host: str) -> dict[str, Any]:
    text = (ROOT / "examples" / host / "host.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def site(folder: Path, host: str) -> Path:
    return folder / "site" / PLACES[host].strip("/")


@cache
def pages(folder: Path, host: str) -> dict[str, LexborHTMLParser]:
    root = site(folder, host)
    return {
        path.relative_to(root).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in root.rglob("*.html")
        if path.name != "leaving.html"
    }


@every_host
def test_a_copy_has_every_page_but_those_left_out_and_the_host_s_own(
    host_copy: Copy, host: str
) -> None:
    gone = settings(host).get("pages", {}).get("leave_out", [])
    own = {path.name for path in (ROOT / "examples" / host / "pages").iterdir()}
    expected = {page for source, page in built.HTML.items() if source not in gone}
    expected |= {"404.html"}
    expected |= {f"local/{name[:-3]}/index.html".replace("index/index", "index") for name in own}
    assert len(gone) == (0 if host == "rtl" else 3)
    assert set(pages(host_copy(host), host)) == expected


@every_host
def test_every_link_of_a_copy_leads_to_something_in_it(host_copy: Copy, host: str) -> None:
    """Addresses are followed from where the copy stands, in a folder of the host's site or not."""
    found = pages(host_copy(host), host)
    root, place = site(host_copy(host), host), PLACES[host]
    ids = {
        path: {node.attributes["id"] for node in page.css("[id]")} for path, page in found.items()
    }
    lost = []
    for path, page in found.items():
        here = urljoin(f"https://a.example{place}", path.removesuffix("index.html"))
        for node in page.css("a[href], script[src], img[src], link[rel=icon]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            there = urlsplit(urljoin(here, link))
            if there.hostname != "a.example":
                continue
            assert there.path.startswith(place), f"{path}: {link} leads out of the copy"
            name = there.path.removeprefix(place)
            name += "index.html" if not name or name.endswith("/") else ""
            is_there = (root / name).is_file()
            if not is_there or (there.fragment and there.fragment not in ids[name]):
                lost.append((path, link))
    assert lost == []


@every_host
def test_the_host_s_name_stands_in_its_pages_and_never_in_a_title(
    host_copy: Copy, host: str
) -> None:
    who = settings(host)["organisation"]
    short = who.get("short_name", who["name"])
    for path, page in pages(host_copy(host), host).items():
        assert built.one(page, ".wm-brand").text().strip() == short, path
        assert who["name"] in built.one(page, ".wm-footer__host").text()
        credit = built.one(page, ".wm-footer__licence").text()
        assert credit == "Built on Waymark, with changes. Words CC BY 4.0, code MIT."
        title = built.one(page, "title").text()
        own = path.startswith("local/")
        assert title == "Waymark" or title.endswith(" – Waymark")
        assert own or short not in title


@every_host
def test_the_host_s_own_contacts_come_first_on_help_and_its_country(
    host_copy: Copy, host: str
) -> None:
    country = {"GB": "united-kingdom", "AU": "australia"}.get(settings(host).get("country", ""))
    found = pages(host_copy(host), host)
    for path in ["help/index.html", *([f"help/{country}/index.html"] if country else [])]:
        text = found[path].html or ""
        own = text.index('id="own-contacts"' if 'id="own-contacts"' in text else "id=own-contacts")
        assert text.index("wm-emergency" if path == "help/index.html" else "tel:") < own
        others = [text.find(mark) for mark in ("find-your-country>", "id=services", "id=stalking")]
        assert all(own < at for at in others if at >= 0), path
        cards = found[path].css(".wm-service")
        assert (cards[0].attributes["id"] or "").startswith("own-")
    if country:
        for path in ("index.html", f"help/{country}/index.html", "404.html"):
            numbers = built.values(found[path], ".wm-foot a[href^='tel:']", "href")
            contacts = yaml.safe_load(
                (ROOT / "examples" / host / "contacts.yml").read_text(encoding="utf-8")
            )["contacts"]
            assert numbers[1] == f"tel:{contacts[0]['phone'][0]['e164']}"
        other = built.values(found["help/france/index.html"], ".wm-foot a[href^='tel:']", "href")
        assert numbers[1] not in other, "it is no help to somebody in another country"
        first = built.values(found["help/index.html"], ".wm-countries__list li a", "href")[0]
        assert first == f"{country}/"
        assert found["index.html"].css(".wm-emergency .wm-number")[0].text() == (
            "999" if country == "united-kingdom" else "000"
        )


@every_host
def test_the_number_that_whoever_is_elsewhere_is_told_of_has_that_name_in_the_box(
    host_copy: Copy, host: str
) -> None:
    """A host's own number comes first, so no sentence can count on the order."""
    page = pages(host_copy(host), host)["help/elsewhere/index.html"]
    text = " ".join(built.one(page, ".wm-body").text().split())
    (named,) = re.findall(r"In every EU country, the number marked “([^”]+)” works\.", text)
    numbers = {
        " ".join(places.text().split()): number.text()
        for number, places in zip(
            page.css(".wm-emergency .wm-number"), page.css(".wm-emergency li span"), strict=True
        )
    }
    assert numbers[named] == "112"


@every_host
def test_a_sheet_for_helpers_has_the_address_on_paper_and_one_for_the_reader_has_none(
    host_copy: Copy, host: str
) -> None:
    sheets = {
        name: " ".join(node.text() for node in page.css(".wm-sheet > .wm-address"))
        for name, page in pages(host_copy(host), host).items()
        if re.fullmatch(r"sheets/.+/index.html", name)
    }
    own = {f"sheets/{name}/index.html" for name in ("plan", "police", "someone-i-trust")}
    assert own < set(sheets)
    assert sheets == {name: "" if name in own else settings(host)["address"] for name in sheets}


@every_host
def test_the_host_s_settings_reach_every_page(host_copy: Copy, host: str) -> None:
    host_s = settings(host)
    place = PLACES[host]
    assert host_s["address"].endswith(place)
    away = host_s.get("leave", "https://www.wikipedia.org/")
    for path, page in pages(host_copy(host), host).items():
        assert built.values(page, "script[data-away]", "data-away") == [away]
        assert built.values(page, "html", "dir") == [host_s.get("direction", "ltr")]
        assert built.values(page, "html", "lang") == ["en"]
        if path != "404.html":
            address = f"{host_s['address']}{path.removesuffix('index.html')}"
            assert built.values(page, "link[rel=canonical]", "href") == [address]
        if host_s.get("plain_titles"):
            assert built.one(page, "title").text() == "Waymark"
    lost = pages(host_copy(host), host)["404.html"]
    home = built.values(lost, ".wm-brand", "href")
    assert [urljoin("/", link) for link in home] == [place], (
        "the page for what is not there is sent for any address"
    )


@pytest.mark.parametrize("host", ["uk-charity", "au-university", "rtl"])
def test_the_host_s_colour_is_in_every_page_and_the_project_s_in_none(
    host_copy: Copy, host: str
) -> None:
    css = (ROOT / "docs" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    ours = [scheme["accent"] for scheme in schemes(css)]
    accent = settings(host)["accent"]
    for path in site(host_copy(host), host).rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if path.name == "leaving.html":
            continue
        for colour in accent.values():
            assert f"--wm-accent:{colour}" in html
        assert not [colour for colour in ours if colour in html]


def test_a_logo_stands_in_the_header_and_adds_little(host_copy: Copy) -> None:
    folder = host_copy("uk-charity")
    for path, page in pages(folder, "uk-charity").items():
        (image,) = page.css(".wm-brand img")
        assert image.attributes["alt"] in ("", None)
        assert (image.attributes["width"], image.attributes["height"]) == ("28", "28"), path
    assert pages(host_copy("rtl"), "rtl")["index.html"].css(".wm-brand img") == []


@every_host
def test_only_the_project_s_own_pages_say_that_they_come_from_research(
    host_copy: Copy, host: str
) -> None:
    for path, page in pages(host_copy(host), host).items():
        if path != "404.html" and page.css(".wm-review"):
            own = path.startswith("local/")
            said = " ".join(built.one(page, ".wm-review").text().split())
            assert ("Drafted from published research" in said) != own
            assert (f"By {settings(host)['organisation']['name']}. Not yet" in said) == own


@every_host
def test_a_host_s_pages_stay_light(host_copy: Copy, host: str) -> None:
    heavy = {
        row.path: row.total
        for row in weights(site(host_copy(host), host).resolve())
        if row.total > BEFORE_ASKING + OF_A_HOST
    }
    assert set(heavy) <= {
        "about/evidence/index.html",
        "check/index.html",
        "record/notes/index.html",
        "help/index.html",
    }, heavy


@every_host
def test_search_and_the_questions_know_the_host_s_pages_and_none_that_is_left_out(
    host_copy: Copy, host: str
) -> None:
    gone = settings(host).get("pages", {}).get("leave_out", [])
    root = site(host_copy(host), host)
    index = json.loads((root / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert any(place.startswith("local/") for place in places)
    assert not {path.removesuffix(".md") + "/" for path in gone} & places
    questions = pages(host_copy(host), host)["about/questions/index.html"]
    assert any(link.startswith("../../local/") for link in built.values(questions, "a", "href"))


def test_readers_can_mend_what_stands_in_the_host_s_own_folder(host_copy: Copy) -> None:
    found = pages(host_copy("uk-charity"), "uk-charity")
    edit = f"{settings('uk-charity')['repository']}/-/edit/main/"
    own = [page for page in found if page.startswith("local/")]

    def ways(page: str) -> set[str]:
        return {link.attributes["href"] or "" for link in found[page].css(".wm-improve a")}

    sources = {link.removeprefix(edit) for page in own for link in ways(page) if edit in link}
    folder = "examples/uk-charity/pages"
    assert {path for path in sources if not (ROOT / path).is_file()} == set()
    written = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).iterdir()}
    assert {path for path in sources if path.startswith(folder)} == written
    assert f"{edit}examples/uk-charity/contacts.yml" in ways("help/united-kingdom/index.html")
    assert f"{edit}docs/check/index.md" in ways("check/index.html")


def test_a_page_that_is_left_out_takes_no_sentence_of_others_with_it(host_copy: Copy) -> None:
    text = pages(host_copy("uk-charity"), "uk-charity")["plan/home/index.html"].html or ""
    assert "Advice on routines differs" in text
    assert "changing-routines" not in text


def test_what_a_host_says_of_privacy_stands_on_that_page(host_copy: Copy) -> None:
    found = pages(host_copy("au-university"), "au-university")["about/privacy/index.html"]
    items = [" ".join(node.text().split()) for node in found.css("li")]
    assert set(settings("au-university")["privacy"]) <= set(items)
    assert ASKED not in found.text()
    others = pages(host_copy("uk-charity"), "uk-charity")["about/privacy/index.html"]
    assert ASKED in " ".join(others.text().split())
