"""What the founding document says is on the site: in a named section, with its sources."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.store import Store
from tests.repository import ROOT, name

TABLES = sorted((ROOT / "tests" / "founding").glob("*.yml"))
# Every statement of the founding document, with the page it belongs to.
STATEMENTS = {
    "seed-definition": "what-is-stalking",
    "seed-communications": "what-is-stalking",
    "seed-sends-gifts": "what-is-stalking",
    "seed-frightening-items": "what-is-stalking",
    "seed-loitering": "what-is-stalking",
    "seed-following-spying": "what-is-stalking",
    "seed-accosting": "what-is-stalking",
    "seed-trespass": "what-is-stalking",
    "seed-persistence": "what-is-stalking",
    "seed-seek-advice": "help",
    "seed-online-resources": "help",
    "seed-threats-common": "threats-and-violence",
    "seed-threats-others": "threats-and-violence",
    "seed-violence-minority": "threats-and-violence",
    "seed-primary-or-secondary": "threats-and-violence",
    "seed-most-not-serious": "threats-and-violence",
    "seed-risk-signs-missing": "threats-and-violence",
    "seed-police": "threats-and-violence",
    "seed-psychological-effects": "impact",
    "seed-impact-wider": "impact",
    "seed-cyber-definition": "cyberstalking",
    "seed-cyber-messages": "cyberstalking",
    "seed-cyber-false-sites": "cyberstalking",
    "seed-cyber-accounts": "cyberstalking",
    "seed-cyber-link-unknown": "cyberstalking",
    "seed-cyber-growing": "cyberstalking",
    "seed-cyber-protect": "cyberstalking",
}
# Not said there in so many words, and needed beside what is; their statement starts with a bracket.
ADDED = {"seed-risk-signs-missing", "seed-impact-wider"}
# A task for the site as a whole; there is nothing to cite.
UNCITED = {"seed-online-resources"}


def rows() -> list[Any]:
    return [
        pytest.param({"table": path.stem, **row}, id=row["id"])
        for path in TABLES
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


ROWS = rows()


def level(node: LexborNode) -> int:
    """Return 2 for an h2, and 9 for what is no heading."""
    tag = node.tag or ""
    return int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 9


def section(page: LexborHTMLParser, heading: str) -> list[LexborNode]:
    """Return what stands under a heading, up to the next of the same or a higher level."""
    found = page.css(f'[id="{heading}"]')
    assert len(found) == 1, f"no heading, or more than one, has the id {heading}"
    start = found[0]
    assert level(start) in (2, 3), f"{heading} is no heading: {start.tag}"
    nodes = []
    node = start.next
    while node is not None and level(node) > level(start):
        nodes.append(node)
        node = node.next
    return nodes


def test_a_section_ends_at_the_next_heading_of_its_level_or_higher() -> None:
    page = LexborHTMLParser(
        '<main><h2 id="a">A</h2><p>1</p><h3 id="b">B</h3><p>2</p><h3 id="c">C</h3><p>3</p>'
        '<h2 id="d">D</h2><p>4</p></main>'
    )
    texts = {heading: [node.text() for node in section(page, heading)] for heading in "abcd"}
    assert texts == {"a": ["1", "B", "2", "C", "3"], "b": ["2"], "c": ["3"], "d": ["4"]}


def test_the_tables_hold_every_statement_once_on_the_page_it_belongs_to() -> None:
    listed = [(row.values[0]["id"], row.values[0]["table"]) for row in ROWS]
    assert sorted(listed) == sorted(STATEMENTS.items())


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_a_row_says_what_where_and_on_which_evidence(path: Path) -> None:
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        assert row.keys() == {"id", "statement", "page", "heading", "cites"}
        assert row["statement"].startswith("(") is (row["id"] in ADDED)
        assert bool(row["cites"]) is (row["id"] not in UNCITED), row["id"]
        assert Path(row["page"]).stem == path.stem or row["page"] == f"{path.stem}/index.md"


@pytest.mark.parametrize("row", ROWS)
def test_the_page_of_a_statement_exists_and_cites_its_sources(
    row: dict[str, Any], store: Store
) -> None:
    cited = {
        key
        for call in store.pages[row["page"]].calls
        if call.name == "cite"
        for key in call.arguments
    }
    assert set(row["cites"]) <= cited


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS)
def test_the_section_of_a_statement_cites_every_source_that_supports_it(
    row: dict[str, Any], built: Path
) -> None:
    page = built / row["page"].replace("index.md", "index.html").replace(".md", "/index.html")
    nodes = section(LexborHTMLParser(page.read_text(encoding="utf-8")), row["heading"])
    links = {link.attributes["href"] for node in nodes for link in node.css("a.wm-cite")}
    cited = {str(link).rpartition("#")[2] for link in links}
    assert set(row["cites"]) <= cited
    assert any(node.text(strip=True) for node in nodes), "the section is empty"
