"""What works for someone who cannot speak: all of it, at once, country by country."""

from selectolax.lexbor import LexborHTMLParser

from macros.models import Country
from macros.silent import silent_ways
from macros.store import Store


def shown(*countries: Country) -> list[tuple[str | None, str]]:
    """Return what is named and what is said of it, in the order of the page."""
    html = LexborHTMLParser(silent_ways(countries))
    assert html.css("details") == []
    return [(node.tag, node.text()) for node in html.css("dt, dd")]


def test_every_way_of_every_country_stands_open_in_the_order_of_names(store: Store) -> None:
    countries = sorted(store.countries.values(), key=lambda country: country.name)
    expected = [
        pair
        for country in countries
        if country.emergency.text_or_silent
        for pair in [
            ("dt", country.name),
            *(("dd", way) for way in country.emergency.text_or_silent),
        ]
    ]
    assert shown(*reversed(countries)) == expected
    assert len(expected) > 20


def test_a_country_in_which_no_way_was_seen_is_left_out(store: Store) -> None:
    country = store.countries["GB"]
    unknown = country.model_copy(
        update={"emergency": country.emergency.model_copy(update={"text_or_silent": ()})}
    )
    assert shown(unknown) == []
