"""The services as data: read back as strangers' programs read them, and compared with the pages."""

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.links import country_page
from macros.open_data import COLUMNS, cell
from macros.store import Store
from tests.cases import untimed

FILES = ["datapackage.json", "services.csv", "services.json", "services.schema.json"]


@pytest.fixture
def data(published: Path) -> Path:
    return published / "data"


def rows_of(data: Path) -> list[dict[str, str]]:
    with (data / "services.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    """Take away what keeps a spreadsheet from reading a formula."""
    return text.removeprefix("'")


@pytest.mark.slow
def test_the_site_holds_these_files_and_no_others(data: Path) -> None:
    copies = {".br", ".gz", ".zst"}
    assert sorted(path.name for path in data.iterdir() if path.suffix not in copies) == FILES


@pytest.mark.slow
def test_the_page_about_the_data_leads_to_every_file(published: Path) -> None:
    page = published / "about" / "data" / "index.html"
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    links = [node.attributes["href"] or "" for node in tree.css(".wm-downloads a")]
    files = [(page.parent / link).resolve() for link in links]
    assert sorted(file.name for file in files) == FILES
    assert all(file.is_file() for file in files)


@pytest.mark.slow
def test_a_frictionless_validator_finds_nothing_wrong(data: Path) -> None:
    report = frictionless.Package(str(data / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    assert report.stats["tasks"] == 2


@pytest.mark.slow
def test_the_same_validator_would_find_a_broken_row(data: Path, tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((data / name).read_bytes())
    text = (tmp_path / "services.csv").read_text(encoding="utf-8")
    first = text.splitlines()[1]
    (tmp_path / "services.csv").write_text(f"{text}{first}\n", encoding="utf-8")
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.slow
def test_the_json_is_what_its_schema_says(data: Path) -> None:
    schema = json.loads((data / "services.schema.json").read_text(encoding="utf-8"))
    value = json.loads((data / "services.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    validator(schema).validate(value)
    for spoil in (
        {"status": "sure"},
        {"phone": "999"},
        {"hold": "It may have closed."},
        {"url": "javascript:alert(1)"},
        {"focus": ["nonsense"]},
    ):
        broken = json.loads(json.dumps(value))
        broken["countries"][0]["services"][0].update(spoil)
        with pytest.raises(jsonschema.ValidationError):
            validator(schema).validate(broken)


@pytest.mark.slow
def test_licence_and_date_stand_with_the_data(data: Path) -> None:
    value = json.loads((data / "services.json").read_text(encoding="utf-8"))
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert value["licence"] == package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["created"].startswith(value["date"])


# The same as the pages


def cards(published: Path, source: str) -> dict[str, LexborNode]:
    """Return the cards of a page by the id of their service."""
    page = published / source.removesuffix(".md") / "index.html"
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return {card.id or "": card for card in tree.css("li.wm-service")}


def said(card: LexborNode) -> dict[str, Any]:
    """Read a card as a person does."""
    links = [node.attributes["href"] or "" for node in card.css("a")]
    places = card.css('dt:lexbor-contains("Where") + dd')
    return {
        "name": card.css("h3")[0].text(),
        "who": card.css("h3 + p")[0].text(),
        "places": places[0].text() if places else "",
        "phone_uri": " ".join(link for link in links if link.startswith("tel:")),
        "numbers": [node.text() for node in card.css(".wm-number")],
        "websites": sorted(link for link in links if link.startswith("https:")),
        "checked": "Checked with the service on" in card.text(),
    }


def written(row: dict[str, str], regions: Mapping[str, str]) -> dict[str, Any]:
    """Read a row the same way."""
    lines = plain(row["phone"]).split(" / ") + [
        line.partition(" ")[2] for line in row["text"].split(" / ")
    ]
    return {
        "name": plain(row["name"]),
        "who": plain(row["who"]),
        "places": ", ".join(regions[code] for code in row["regions"].split()),
        "phone_uri": row["phone_uri"],
        # Without what a caller needs to know, in brackets at the end.
        "numbers": [re.sub(r" \([^()]*\)$", "", line) for line in lines if line],
        "websites": sorted({row["url"], row["chat_url"]} - {""}),
        "checked": row["status"] == "checked",
    }


@pytest.mark.slow
def test_every_row_is_a_card_of_its_country_s_page_and_says_the_same(
    data: Path, published: Path, store: Store
) -> None:
    rows = rows_of(data)
    pages = {code: country_page(country.name) for code, country in store.countries.items()}
    pages[""] = "help/elsewhere.md"
    regions = store.strings["regions"]
    for code, page in pages.items():
        found = {row["id"]: written(row, regions) for row in rows if row["country"] == code}
        assert found == {name: said(card) for name, card in cards(published, page).items()}, page
    assert {row["country"] for row in rows} <= pages.keys()
    assert len(rows) > 100


@pytest.mark.slow
def test_csv_and_json_hold_the_same_services(data: Path) -> None:
    value = json.loads((data / "services.json").read_text(encoding="utf-8"))
    services = [
        (country["country"], service)
        for country in value["countries"]
        for service in country["services"]
    ]
    services += [("", service) for service in value["international"]]
    rows = rows_of(data)
    assert [(code, service["id"]) for code, service in services] == [
        (row["country"], row["id"]) for row in rows
    ]
    for (_, service), row in zip(services, rows, strict=True):
        dialled = [line["e164"] or line["short_code"] for line in service["phone"]]
        assert row["phone_uri"].split() == [f"tel:{number}" for number in dialled if number]
        assert (service["hours"] or "") == plain(row["hours"])
        assert (service["seen"] or "") == row["seen"]


# Nothing for editors


@pytest.mark.slow
def test_nothing_that_is_for_editors_or_in_doubt_is_in_a_file(data: Path, store: Store) -> None:
    text = "".join((data / name).read_text(encoding="utf-8") for name in FILES)
    services = [item for country in store.countries.values() for item in country.services]
    hidden = [item for item in (*services, *store.international.services) if not item.is_shown]
    assert hidden
    for item in hidden:
        assert item.id not in text
    laws = [law for country in store.countries.values() for law in country.law]
    in_sight = {law.url for law in laws} | {
        address for item in services for address in (item.url, item.chat_url)
    }
    for item in services:
        for secret in (item.notes, item.hold, item.source_url, item.second_source_url):
            assert not secret or secret in in_sight or json.dumps(secret)[1:-1] not in text


@pytest.mark.slow
def test_every_country_is_there_with_its_number(data: Path, store: Store) -> None:
    value = json.loads((data / "services.json").read_text(encoding="utf-8"))
    found = {item["country"]: item["emergency"]["number"] for item in value["countries"]}
    assert found == {code: each.emergency.number for code, each in store.countries.items()}


# A spreadsheet runs nothing


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\t", "\r\n", "Anyone;", "Anyone; "])
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(sign: str, before: str) -> None:
    assert re.search(rf"(^|;)' ?{re.escape(sign)}SUM", cell(f"{before}{sign}SUM(1)"))
    assert cell(f"A {sign} B") == f"A {sign} B"


@pytest.mark.slow
def test_no_cell_of_the_real_file_starts_like_a_formula(data: Path) -> None:
    for row in rows_of(data):
        assert list(row) == [name for name, *_ in COLUMNS]
        assert not [text for text in row.values() if text.startswith(("=", "+", "-", "@"))]


@untimed
@given(st.text())
def test_whatever_a_cell_holds_is_one_line_that_says_the_same(text: str) -> None:
    assert cell(text).replace("'", "").split() == text.replace("'", "").split()
    for part in cell(text).split(";"):
        assert part.strip()[:1] not in {"=", "+", "-", "@"}
    assert "\n" not in cell(text)
