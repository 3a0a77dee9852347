"""Figures: every number is text, and every bar is as long as its number is large."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.figure import figure_table
from macros.models import Figure
from macros.store import Store
from tests.cases import golden, untimed, words
from tests.projects import SMALL

LAMPS: dict[str, Any] = yaml.safe_load(
    (SMALL / "data" / "figures" / "lamps.yml").read_text(encoding="utf-8")
)


def html(slug: str, **fields: Any) -> str:
    return figure_table(
        Figure.model_validate({**LAMPS, **fields}),
        slug=slug,
        cite=lambda *keys: f"({', '.join(keys)})",
        strings=words()["figure"],
        locale="en_GB",
    )


def bars(text: str) -> list[float]:
    tree = LexborHTMLParser(text)
    found = [bar.css("rect")[-1].attributes["width"] for bar in tree.css(".wm-figure__bar")]
    return [float((width or "").removesuffix("%")) for width in found]


@pytest.mark.parametrize("case", golden("figure"))
def test_a_figure_is_this_html(case: dict[str, Any]) -> None:
    assert html(case["slug"], **case["figure"]) == case["html"].rstrip("\n")


@untimed
@given(st.lists(st.integers(0, 100) | st.floats(0, 100), min_size=2, max_size=9))
def test_a_bar_of_percent_is_as_long_as_its_number_on_a_line_that_is_named(
    values: list[float],
) -> None:
    rows = [{"label": f"Row {index}", "values": [value]} for index, value in enumerate(values)]
    text = html("lamps", rows=rows)
    named = re.search(r"\[whole \[percent (\d+)\]\]", text)
    line = int(named[1]) if named else 100
    assert bars(text) == pytest.approx([100 * value / line for value in values], rel=1e-3)
    assert max(values) <= line
    assert line == 1 or max(values) > line / 10


@untimed
@given(st.lists(st.integers(1, 400), min_size=2, max_size=9))
def test_the_longest_of_other_bars_fills_its_line(values: list[int]) -> None:
    rows = [{"label": f"Row {index}", "values": [value]} for index, value in enumerate(values)]
    lengths = bars(html("lamps", unit="months", rows=rows))
    assert max(lengths) == 100
    assert lengths == pytest.approx([100 * value / max(values) for value in values], rel=1e-3)


def test_what_was_not_asked_is_said_and_has_no_bar() -> None:
    rows = [{"label": "A", "values": [1, None]}, {"label": "B", "values": [2, 3]}]
    text = html("lamps", columns=["One", "Two"], rows=rows)
    assert "[not_asked]" in text
    assert len(bars(text)) == 3


def test_assistive_technology_reads_the_table_and_skips_the_bars() -> None:
    tree = LexborHTMLParser(html("lamps"))
    assert all(bar.attributes["aria-hidden"] == "true" for bar in tree.css("svg"))
    (table,) = tree.css("table")
    title = tree.css_first(f'[id="{table.attributes["aria-labelledby"]}"]')
    assert title is not None
    assert title.text() == LAMPS["title"]
    assert [cell.text().strip() for cell in tree.css("td")] == ["[percent 60]", "[percent 12.5]"]


def test_a_figure_says_in_words_what_it_shows_who_was_asked_and_where_it_is_from() -> None:
    text = html("lamps")
    assert LAMPS["finding"] in text
    assert "(yard2021)" in text


def test_sources_of_rows_stand_at_the_rows_alone() -> None:
    rows = [
        {"label": "A", "values": [1], "sources": ["yard2021"]},
        {"label": "B", "values": [2], "sources": ["keeper2020"]},
    ]
    text = html("lamps", sources=["yard2021", "keeper2020"], rows=rows)
    assert text.count("yard2021") == text.count("keeper2020") == 1


def test_every_figure_is_on_a_page(store: Store) -> None:
    calls = [call for page in store.pages.values() for call in page.calls]
    used = {call.arguments[0] for call in calls if call.name == "figure"}
    assert used == store.figures.keys()
    assert len(used) >= 8


@pytest.mark.parametrize(
    "fields",
    [
        {"sources": []},
        {"rows": [{"label": "A", "values": []}, {"label": "B", "values": [1]}]},
        {"rows": [{"label": "A", "values": [1, 2, 3]}, {"label": "B", "values": [1, 2]}]},
        {"columns": ["One"]},
        {"columns": ["One", "Two", "Three"]},
        {"rows": [{"label": "A", "values": [1]}]},
    ],
)
def test_a_figure_has_a_source_and_one_or_two_values_a_row(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate({**LAMPS, **fields})
