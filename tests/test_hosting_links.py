"""Pages that a host leaves out: nothing leads there, and no sentence loses its words."""

import re

import pytest

from hosting.links import named, taken_out, target_of, unlinked, without_pointers
from tests.built import SOURCES
from tests.repository import ROOT

PAGE = """\
---
title: A
---

See [the lamp](../devices/lamp.md#use) or [help](../help/index.md).

[A](#a) [L](#l)

## A {#a}

- **[Lamp](../devices/lamp.md)**
  How to light it.
  { .wm-door }
- **Ask:** [Who?](../help/index.md)
- **Use [a lamp](../devices/lamp.md).** It is safer in the dark.

## L {#l}

- **Lamp:** [Can it be seen?](../devices/lamp.md)
- [Lamp](../devices/lamp.md), to read by

## Rest {#rest}

Words.
"""


def gone(path: str) -> bool:
    return path == "devices/lamp.md"


def shorter(text: str) -> str:
    return without_pointers(text, page="act/a.md", gone=gone)


def test_a_link_leads_to_a_page_from_where_it_stands() -> None:
    assert target_of("../devices/lamp.md#use", page="act/a.md") == "devices/lamp.md"
    assert target_of("lamp.md", page="devices/index.md") == "devices/lamp.md"
    assert target_of("#use", page="devices/lamp.md") == ""
    assert target_of("https://a.example/devices/lamp.md", page="index.md") == ""


def test_the_words_of_a_link_stay_where_its_page_goes() -> None:
    text = unlinked(PAGE, page="act/a.md", gone=gone)
    assert "See the lamp or [help](../help/index.md)." in text
    assert "lamp.md" not in text


def test_an_item_that_only_led_there_goes_and_one_that_says_more_stays() -> None:
    text = shorter(PAGE)
    assert "How to light it" not in text
    assert "{ .wm-door }" not in text
    assert "- **Ask:** [Who?](../help/index.md)" in text
    assert "- **Use [a lamp](../devices/lamp.md).** It is safer" in text


@pytest.mark.parametrize(
    ("item", "stays"),
    [
        ("- [Lamp](../devices/lamp.md): it may be seen. Someone you trust can light it.", True),
        ("- **[Light it](../devices/lamp.md), if you like.** You need no match.", True),
        ('- [Lamp](../devices/lamp.md): it needs no match {{ cite("a") }}.', True),
        ("- [Lamp](../devices/lamp.md): it may be seen.\n  Someone you trust can light it.", True),
        ("- [Is it lit?](../devices/lamp.md) It may be seen.", False),
        ("- [Lamp](../devices/lamp.md). Where it can be seen.", False),
        ("- [Lamp](../devices/lamp.md): where it stands, and who sees it.", False),
        (
            "- [Lamp](../devices/lamp.md) and [oil](../devices/lamp.md#oil): pages to pass on.",
            False,
        ),
        ("- **[Lamp](../devices/lamp.md)**\n  Oil. A match. Think first.\n  { .wm-topic }", False),
    ],
)
def test_an_item_that_advises_stays_and_only_its_link_goes(item: str, stays: bool) -> None:
    assert shorter(f"{item}\n- Rest.\n") == (f"{item}\n- Rest.\n" if stays else "- Rest.\n")


def test_a_line_in_the_menu_of_a_folder_goes_with_its_page() -> None:
    menu = "- [Lamp](lamp.md). Oil and a match. Think first.\n"
    assert without_pointers(menu, page="devices/index.md", gone=gone) == ""
    assert without_pointers(menu, page="devices/a.md", gone=gone) == menu


def test_what_went_and_said_more_than_where_it_led_is_told() -> None:
    assert taken_out(PAGE, page="act/a.md", gone=gone) == [
        "Lamp How to light it.",
        "Lamp, to read by",
    ]
    assert taken_out(PAGE, page="act/a.md", gone=lambda _: False) == []


def test_a_part_left_with_nothing_goes_with_the_links_to_it() -> None:
    text = shorter(PAGE)
    assert "## L" not in text
    assert "[A](#a) \n" in text
    assert "## A {#a}" in text
    assert "## Rest {#rest}\n\nWords." in text


def test_what_a_sentence_still_names_is_told() -> None:
    assert named(shorter(PAGE), page="act/a.md", gone=gone) == ["the lamp", "a lamp"]


def test_a_page_that_names_none_of_them_stays_as_it_is() -> None:
    assert without_pointers(PAGE, page="act/a.md", gone=lambda _: False) == PAGE
    assert unlinked(PAGE, page="act/a.md", gone=lambda _: False) == PAGE


@pytest.mark.parametrize("page", SOURCES)
def test_on_no_page_a_link_to_what_goes_is_left(page: str) -> None:
    """Every other page goes here, in turns: each link of the project is taken out once."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for turn in (0, 1):
        lost = {path for at, path in enumerate(SOURCES) if at % 2 == turn} - {page}
        left = without_pointers(text, page=page, gone=lost.__contains__)
        left = unlinked(left, page=page, gone=lost.__contains__)
        targets = re.findall(r"\]\(([^()\s]+)\)", left)
        assert not lost.intersection(target_of(link, page=page) for link in targets)
        assert left.startswith(text[: text.index("\n---\n", 4)])
        assert left.count("{{ cite(") == text.count("{{ cite("), "a fact went with a link"
