"""Measured numbers in, figures and lines out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import linear_regression

from publish.budget import BEFORE_ASKING, FIRST_WINDOW, Weight


@dataclass(frozen=True)
class Figure:
    """One line of the report; `target` is the most that is allowed, where there is one."""

    name: str
    value: float
    unit: str = ""
    target: float | None = None

    @property
    def met(self) -> bool | None:
        """Tell whether the value keeps to the target; None where there is none."""
        return None if self.target is None else self.value <= self.target


def exponent(pages: Sequence[float], costs: Sequence[float]) -> float:
    """Return the power of the pages with which a cost grows: 1 is in proportion, 0 not at all.

    Args:
        pages: Numbers of pages, at least two of them different.
        costs: What each number cost, above zero.

    Returns:
        The slope of the straight line through the logarithms of both.
    """
    return linear_regression([math.log(each) for each in pages], [*map(math.log, costs)]).slope


def growth(pages: Sequence[float], costs: Sequence[float]) -> float:
    """Return what a page costs at the most pages, against one at the fewest."""
    by_pages = sorted(zip(pages, costs, strict=True))
    (few, at_few), (many, at_many) = by_pages[0], by_pages[-1]
    return (at_many / many) / (at_few / few)


def lines(figures: Sequence[Figure]) -> Iterator[str]:
    """Write figures as rows of a table, each with its target and whether it is met."""
    width = max(len(each.name) for each in figures)
    for each in figures:
        row = f"{each.name:<{width}}  {_written(each.value, each.unit):>12}"
        if each.target is not None:
            target = _written(each.target, each.unit)
            row += f"  at most {target:<10}  {'met' if each.met else 'NOT MET'}"
        yield row


def _written(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if value >= 1000 else f"{value:.2f}"
    return f"{number} {unit}".strip()


def weight_lines(rows: Sequence[Weight], *, most: int) -> Iterator[str]:
    """Write the heaviest pages as rows of a table, and a row for all of them together.

    Args:
        rows: What each page costs.
        most: How many pages to name.
    """
    yield "    HTML     share  fetched     total     share  page"
    for row in sorted(rows, key=lambda row: (-row.total, row.path))[:most]:
        yield (
            f"{row.html:>8,}  {row.html / FIRST_WINDOW:>8.0%} {row.fetched:>8,}"
            f"  {row.total:>8,}  {row.total / BEFORE_ASKING:>8.0%}  {row.path}"
        )
    html, fetched, total = (
        sum(values)
        for values in zip(*((row.html, row.fetched, row.total) for row in rows), strict=True)
    )
    over = sum(row.html > FIRST_WINDOW for row in rows), sum(r.total > BEFORE_ASKING for r in rows)
    yield f"{html:>8,}  {'':>8} {fetched:>8,}  {total:>8,}  {'':>8}  all {len(rows)} pages"
    yield (
        f"Over {FIRST_WINDOW:,} bytes of HTML: {over[0]} pages."
        f" Over {BEFORE_ASKING:,} bytes in all: {over[1]}."
    )
