"""The emergency line."""

from selectolax.lexbor import LexborHTMLParser

from macros.emergency import emergency_line
from tests.cases import words

STRINGS = words()["emergency"]
NUMBERS = [("112", "Ireland and the EU"), ("999", "UK"), ("000", "Australia")]


def test_each_number_is_a_link_with_its_places_in_the_order_given() -> None:
    html = emergency_line(NUMBERS, more="#here", strings=STRINGS)
    items = LexborHTMLParser(html).css("li")
    assert [item.text() for item in items] == [
        "112 Ireland and the EU",
        "999 UK",
        "000 Australia",
    ]
    links = LexborHTMLParser(html).css("a")
    assert [link.attributes["href"] for link in links] == ["tel:112", "tel:999", "tel:000"]


def test_the_line_leads_on_to_help_for_whoever_cannot_call() -> None:
    html = emergency_line(NUMBERS, more="../help/index.md#cannot-call", strings=STRINGS)
    assert '<p markdown="span">[[more]](../help/index.md#cannot-call)</p>' in html


def test_the_line_is_one_named_element_without_blank_lines() -> None:
    html = emergency_line(NUMBERS, more="help/index.md", strings=STRINGS)
    assert html.startswith('<aside class="wm-emergency" aria-label="[label]" markdown="block">')
    assert html.endswith("</aside>")
    assert "\n\n" not in html


def test_places_are_text() -> None:
    html = emergency_line([("112", "<b>EU</b> & more")], more="#here", strings=STRINGS)
    assert LexborHTMLParser(html).css("b") == []
    assert "&lt;b&gt;EU&lt;/b&gt; &amp; more" in html
