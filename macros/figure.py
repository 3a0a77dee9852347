"""Figures: numbers to look at, drawn as bars inside the table that holds them."""

from collections.abc import Callable, Mapping

from babel.numbers import format_decimal

from .models import Figure
from .templating import render

# Percents that a whole line may stand for: on one of 100, a bar of 0.7 would look like nothing.
SCALES = (1, 10, 100)


def figure_table(
    figure: Figure,
    *,
    slug: str,
    cite: Callable[..., str],
    strings: Mapping[str, str],
    locale: str,
) -> str:
    """Show a figure.

    Args:
        figure: The record.
        slug: Its name, the end of its id.
        cite: Turns keys of references.bib into Markdown links.
        strings: The words of `figure` in data/strings/.
        locale: As Babel names it, for the numbers.

    Returns:
        One `<figure>` element: the finding in words, a table in which each
        label stands above its numbers, so that both fit a narrow phone, and each number beside a
        bar that assistive technology skips; then who was asked, with the source.
    """
    largest = max(_numbers(figure))
    most = next(end for end in SCALES if largest <= end) if figure.unit == "percent" else largest

    def amount(value: float | None) -> str:
        if value is None:
            return strings["not_asked"]
        return strings[figure.unit].format(value=format_decimal(value, locale=locale))

    rows = [
        (
            row.label,
            cite(*row.sources) if row.sources else "",
            [(amount(value), _width(value, most)) for value in row.values],
        )
        for row in figure.rows
    ]
    asked = strings["asked"].format(who=figure.who, place=figure.place, year=figure.year)
    if figure.unit == "percent" and most < SCALES[-1]:
        asked += " " + strings["whole"].format(value=amount(most))
    sources = "" if all(row.sources for row in figure.rows) else cite(*figure.sources)
    return render("figure", figure=figure, slug=slug, rows=rows, asked=asked, sources=sources)


def _numbers(figure: Figure) -> list[float]:
    return [value for row in figure.rows for value in row.values if value is not None]


def _width(value: float | None, most: float) -> str | None:
    """Return the length of a bar in percent of its line; None where there is no number."""
    return None if value is None else f"{100 * value / most:.4g}"
