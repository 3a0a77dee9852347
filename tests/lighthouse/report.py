"""What Lighthouse's reports come to: a table, and what keeps a page below 100."""

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
MOST = 0.70  # of the first paint of stock Material with the same text


@dataclass(frozen=True)
class Finding:
    """An audit that takes something from a score, and where on the page."""

    category: str
    audit: str
    title: str
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """What was found of a page.

    Attributes:
        path: Below the site's address.
        scores: From 0 to 100, by category.
        paint: First contentful paint in milliseconds, on Lighthouse's simulated slow 4G.
        stock: The same of stock Material with the same text; None where it has no such page.
        findings: What keeps a score below 100.
    """

    path: str
    scores: dict[str, int]
    paint: float
    stock: float | None
    findings: tuple[Finding, ...]

    @property
    def ratio(self) -> float | None:
        """Return our first paint as a part of stock Material's."""
        return self.paint / self.stock if self.stock else None


def page(path: str, ours: dict[str, Any], stock: dict[str, Any] | None) -> Page:
    """Read the JSON reports of a page and of its like in stock Material.

    Raises:
        ValueError: Lighthouse could not load the page, or gave no score.
    """
    if "runtimeError" in ours:
        raise ValueError(f"{path}: {ours['runtimeError']['message']}")
    scores = {}
    for name in CATEGORIES:
        score = ours["categories"][name]["score"]
        if score is None:
            raise ValueError(f"{path}: no score for {name}")
        scores[name] = math.floor(100 * score + 1e-9)  # never up to 100
    theirs = paint(stock) if stock else None
    return Page(path, scores, paint(ours), theirs, tuple(_findings(ours)))


def paint(report: dict[str, Any]) -> float:
    """Return the first contentful paint in milliseconds."""
    return float(report["audits"]["first-contentful-paint"]["numericValue"])


def _findings(report: dict[str, Any]) -> Iterator[Finding]:
    for name in CATEGORIES:
        category = report["categories"][name]
        for reference in category["auditRefs"] if category["score"] < 1 else ():
            audit = report["audits"][reference["id"]]
            score = audit["score"]
            if reference["weight"] and score is not None and score < 1:
                items = audit.get("details", {}).get("items", [])
                nodes = [item["node"]["selector"] for item in items if "node" in item]
                yield Finding(name, audit["id"], audit["title"], tuple(nodes))


def failed(pages: Sequence[Page]) -> list[str]:
    """Return in a line each what is not as it should be; empty when all is well."""
    low = [
        f"{each.path or '/'}: {name} {score}"
        for each in pages
        for name, score in each.scores.items()
        if score < 100
    ]
    median = typical(pages)
    if median is not None and median > MOST:
        low.append(f"first paint against stock Material: {median:.2f}, at most {MOST:.2f}")
    return low


def typical(pages: Sequence[Page]) -> float | None:
    """Return the median of the ratios: a busy machine slows one page, not half of them."""
    ratios = [each.ratio for each in pages if each.ratio is not None]
    return statistics.median(ratios) if ratios else None


def lines(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the table in Markdown, then what keeps pages below 100."""
    names = [name.replace("-", " ") for name in CATEGORIES]
    yield " | ".join(["| page", *names, "first paint, ms", "stock", "ratio |"])
    yield "| --- " + 7 * "| --: " + "|"
    for each in pages:
        scores = " | ".join(str(each.scores[name]) for name in CATEGORIES)
        stock = f"{each.stock:.0f}" if each.stock else ""
        ratio = f"{each.ratio:.2f}" if each.ratio else ""
        yield f"| {each.path or '/'} | {scores} | {each.paint:.0f} | {stock} | {ratio} |"
    if (median := typical(pages)) is not None:
        yield f"\nFirst paint against stock Material, median: {median:.2f}, at most {MOST:.2f}"
    for each in pages:
        for finding in each.findings:
            yield f"\n- {each.path or '/'}: {finding.category}: {finding.audit}: {finding.title}"
            yield from (f"    - `{node}`" for node in finding.nodes)
