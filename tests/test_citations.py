"""Citations in the text, and the list of sources they lead to."""

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.citations import citation, label, source_list
from macros.models import Reference
from tests.cases import golden, words

STRINGS = words()["citations"]


def reference(key: str = "keeper2020", **fields: Any) -> Reference:
    least = {"authors": ["Keeper, L."], "names": ["Keeper"], "year": "2020", "title": "On lanterns"}
    return Reference.model_validate({"key": key, **least, **fields})


def listed(*references: Reference) -> LexborHTMLParser:
    return LexborHTMLParser(source_list(references, strings=STRINGS))


def text_of(*references: Reference) -> str:
    body = listed(*references).body
    assert body is not None
    return " ".join(body.text().split())


@pytest.mark.parametrize("case", golden("citations"))
def test_a_label_names_a_source_shortly(case: dict[str, Any]) -> None:
    assert label(reference(names=case["names"], year=case["year"]), STRINGS) == case["label"]


def test_a_citation_is_one_line_of_links_to_the_lists_of_sources() -> None:
    cited = [reference(), reference("yard2021", names=["Yard"], year="2021")]
    pages = {"keeper2020": "about/sources/a-k.md", "yard2021": "about/sources/y.md"}
    line = citation(cited, pages=pages, here="help/index.md", strings=STRINGS)
    assert line == (
        "([Keeper 2020](../about/sources/a-k.md#keeper2020){ .wm-cite }; "
        "[Yard 2021](../about/sources/y.md#yard2021){ .wm-cite })"
    )


def test_citations_keep_the_order_of_the_page_and_the_list_that_of_the_labels() -> None:
    later, earlier = reference("a", names=["Yard"]), reference("b", names=["keeper"])
    pages = dict.fromkeys("ab", "s.md")
    line = citation([later, earlier], pages=pages, here="index.md", strings=STRINGS)
    assert line.index("Yard") < line.index("keeper")
    assert [item.id for item in listed(later, earlier).css("li")] == ["b", "a"]


def test_the_list_is_one_element_whose_items_carry_their_keys() -> None:
    html = source_list([reference(), reference("other", year="2021")], strings=STRINGS)
    assert html.startswith('<ul class="wm-sources">')
    assert html.endswith("</ul>")
    assert "\n\n" not in html
    assert [item.id for item in LexborHTMLParser(html).css("ul > li")] == ["keeper2020", "other"]


def test_a_source_is_printed_with_what_is_known_of_it() -> None:
    full = reference(
        authors=["Keeper, L.", "Mast, O."],
        names=["Keeper", "Mast"],
        container="Journal of Lanterns",
        volume="4",
        number="2",
        pages="12–17",
        publisher="The Yard",
        doi="10.9999/lanterns",
        url="https://example.org/",
    )
    assert text_of(full) == (
        "Keeper [and] Mast 2020 Keeper, L.; Mast, O. On lanterns. "
        "Journal of Lanterns 4(2), [pages] 12–17. The Yard. doi.org/10.9999/lanterns"
    )
    assert text_of(reference()) == "Keeper 2020 Keeper, L. On lanterns. [no_link]"


@pytest.mark.parametrize(("title", "end"), [("Why", "Why."), ("Why?", "Why?"), ("Stop!", "Stop!")])
def test_a_sentence_ends_once(title: str, end: str) -> None:
    source = reference(authors=["The Yard"], title=title, publisher="Lamps Inc.")
    assert f"The Yard. {end} Lamps Inc. [no_link]" in text_of(source)


def test_a_source_links_to_its_public_page_and_says_so_when_there_is_none() -> None:
    (link,) = listed(reference(url="https://example.org/?a=b&c=d")).css("a")
    assert link.attributes == {
        "href": "https://example.org/?a=b&c=d",
        "rel": "noreferrer noopener",
    }
    assert link.text() == "example.org/?a=b&c=d"
    assert listed(reference()).css("a") == []


def test_a_title_with_signs_of_html_is_text() -> None:
    tree = listed(reference(title="<script>alert(1)</script> & more"))
    assert tree.css("script") == []
    (title,) = tree.css("cite")
    assert title.text() == "<script>alert(1)</script> & more"
