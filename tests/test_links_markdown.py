"""links/markdown.py: the report for people."""

from datetime import date

import pytest
from hypothesis import given

from links.markdown import markdown
from links.report import Entry, Place, Report
from tests.cases import untimed
from tests.test_links_report import REPORTS


def entry(**changes: object) -> Entry:
    values: dict[str, object] = {
        "target": "https://a.example/",
        "kind": "failure",
        "what": "404 Not Found",
        "since": date(2026, 10, 1),
        "places": (Place(page="help/index.html", text="The line"),),
    }
    return Entry.model_validate(values | changes)


def report(*entries: Entry) -> Report:
    return Report(checked=date(2026, 11, 24), targets=9, entries=entries)


def test_a_report_says_what_fails_since_when_and_where_it_stands() -> None:
    late = entry(kind="unchecked", what="Not checked", since=None, places=())
    assert markdown(report(entry(), late)) == (
        "# Links to other sites\n"
        "\n"
        "Checked on 2026-11-24: 9 targets, 1 broken, 0 to look at, 1 not checked.\n"
        "\n"
        "## Broken: mend, replace or remove\n"
        "\n"
        "- <https://a.example/>: 404 Not Found. Since 2026-10-01.\n"
        "  - on help/index.html: “The line”\n"
        "\n"
        "## Not checked this time\n"
        "\n"
        "- <https://a.example/>: Not checked.\n"
    )


def test_a_report_without_trouble_is_three_lines() -> None:
    assert len(markdown(report()).splitlines()) == 3


@untimed
@given(REPORTS)
def test_no_text_can_change_the_shape_of_a_report(report: Report) -> None:
    lines = markdown(report).split("\n")
    assert sum(line.startswith("- <") for line in lines) == len(report.entries)
    places = sum(len(entry.places) for entry in report.entries)
    assert sum(line.startswith("  - on ") for line in lines) == places
    kinds = len({entry.kind for entry in report.entries})
    assert len(lines) == 3 + 3 * kinds + len(report.entries) + places + 1


@pytest.mark.parametrize("text", ["*bold*", "[a](b)", "<img>", "`code`", "@someone", "#1", "&amp;"])
def test_text_of_a_page_stays_text(text: str) -> None:
    shown = markdown(report(entry(places=(Place(page="p.html", text=text),))))
    assert f"“\\{text[0]}" in shown


def test_an_address_is_a_link_to_itself_whatever_its_characters() -> None:
    shown = markdown(report(entry(target="https://a.example/a_b*c(d)>e f")))
    assert "- <https://a.example/a_b*c(d)%3Ee%20f>: " in shown
