"""What is for one part of a country: chosen without a script."""

import re

from macros.service_checks import MOST_AREAS
from macros.services import services_page
from tests.cases import words
from tests.repository import ROOT
from tests.test_services import TODAY, country, page, text

REGIONS = [
    {"regions": ["eng"]},
    {"regions": ["wls", "eng"]},
    {},
    {"regions": ["sct"], "focus": ["men"]},
]


def test_where_a_service_is_for_one_area_an_area_can_be_chosen() -> None:
    tree = page(*REGIONS)
    boxes = tree.css("input[type=radio]")
    assert [box.id for box in boxes] == ["area-all", "area-1", "area-2", "area-3"]
    labels = [text(label) for label in tree.css("form label")]
    assert labels == ["[areas_all]", "England", "Wales", "Scotland"]
    assert [box.id for box in tree.css("input[checked]")] == ["area-all"]
    assert page({}).css("input, form") == []
    assert page({"regions": ["eng"], "confidence": "low"}).css("input") == [], "nothing of it shows"


def test_a_law_of_one_area_can_be_chosen_too() -> None:
    law = [{"name": "Lamp Act", "summary": "Lamps.", "regions": ["sct"]}]
    tree = page({}, law=law)
    assert [box.id for box in tree.css("input")] == ["area-all", "area-1"]
    assert [item.attributes["data-areas"] for item in tree.css(".wm-law > div")] == ["1"]


def test_what_is_not_for_all_carries_the_numbers_of_its_areas() -> None:
    cards = page(*REGIONS).css("li.wm-service")
    assert [(card.id, card.attributes.get("data-areas")) for card in cards] == [
        ("gb-1", "1"),
        ("gb-2", "2 1"),
        ("gb-3", None),
        ("gb-4", "3"),
    ]


def test_a_heading_goes_where_nothing_below_it_is_left() -> None:
    law = [{"name": name, "summary": "Lamps.", "regions": ["sct"]} for name in ("A", "B")]
    markdown = services_page(
        country(*REGIONS, law=law), today=TODAY, help_page="index.md", strings=words()
    )
    headings = re.findall(r"(?m)^## .* \{#(.*)\}$", markdown)
    assert headings == ["stalking", 'men data-areas="3"', 'law data-areas="3"', "what-to-say"]


def test_the_style_sheet_has_a_rule_for_as_many_areas_as_a_country_may_have() -> None:
    style = (ROOT / "docs/assets/css/services.css").read_text(encoding="utf-8")
    for number in range(1, MOST_AREAS + 1):
        rule = f'.wm-body:has(#area-{number}:checked) [data-areas]:not([data-areas~="{number}"])'
        assert style.count(rule) == 1
    assert f"#area-{MOST_AREAS + 1}:" not in style
