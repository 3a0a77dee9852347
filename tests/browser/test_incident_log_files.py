"""Notes in files: saved, brought back, from whatever made the file, and nothing lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from .incident_log import (
    ENTRIES,
    LABELS,
    LOG,
    NOTE,
    PAGE,
    STATUS,
    bring,
    notes,
    row,
    saved,
    table,
    write,
)
from .pages import OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(PAGE)


@pytest.mark.parametrize("kind", ["page", "table"])
def test_what_is_saved_comes_back_whole_elsewhere(
    page: Page, open_page: OpenPage, kind: str
) -> None:
    hard = {
        **NOTE,
        "what": 'She said "no".\n\n=1+1; </script><b>x</b>, ñ 日本 ע',
        "known": "'=quoted already",
        "evidence": "@file; -1;=2",
        "reference": "0012",
        "officer": "3/4",
        "told": "1234567890123456789",
        "zone": "GMT",
    }
    write(page, **hard)
    write(page, what="Second")
    file = saved(page, kind)
    other = open_page(PAGE)
    said = bring(other, file, "notes.html" if kind == "page" else "notes.csv")
    assert said == "Notes brought back: 2."
    assert notes(other) == [hard, {"what": "Second"}]
    assert bring(other, file) == "Already here: 2."


def test_a_saved_table_has_no_formula_and_the_warning_inside(page: Page) -> None:
    formula = '=HYPERLINK("https://evil.example")'
    write(page, what=formula, reference="0012")
    text = saved(page, "table")
    assert text.startswith('\ufeff"' + LOG.warning[0])
    assert '"\'=HYPERLINK(""https://evil.example"")"' in text
    assert "'0012" in text
    assert ",".join(LABELS[:3]) in text


def test_a_saved_page_needs_nothing_else_and_runs_nothing(page: Page, open_page: OpenPage) -> None:
    write(page, **{**NOTE, "what": "<img src=x onerror=document.title='run'> \n next line"})
    html = saved(page, "page")
    assert "https:" not in html
    assert "stalk" not in html.lower()
    fresh = open_page("404.html", bypass_csp=True)
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.set_content(html)
    assert fresh.title() == "Notes"
    assert fresh.locator("html").get_attribute("lang") == "en"
    assert fresh.locator("img, a, [onerror]").count() == 0
    assert fresh.get_by_text("<img src=x").count() == 1
    assert " ".join(LOG.warning) in fresh.locator("body").inner_text()
    icon = r".*/favicon\.[0-9a-f]{8}\.svg"  # of the page before; it may come late
    assert [url for url in asked if not re.fullmatch(icon, url)] == []


ENCODED = {
    "UTF-8": "utf-8",
    "UTF-8 with a mark": "utf-8-sig",
    "UTF-16 with a mark": "utf-16",
    "UTF-16 without a mark": "utf-16-le",
    "UTF-16 the other way": "utf-16-be",
    "Windows-1252": "cp1252",
}


@pytest.mark.parametrize("encoding", ENCODED.values(), ids=ENCODED)
@pytest.mark.parametrize("parting", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_a_table_is_read_however_a_spreadsheet_saved_it(
    page: Page, encoding: str, parting: str
) -> None:
    text = table(row(date="2026-11-03", what="Größe “naïve”")).replace('","', f'"{parting}"')
    said = bring(page, text.encode(encoding))
    assert said.startswith("Notes brought back: 1.")
    assert ("may be wrong" in said) is (encoding == "cp1252")
    assert notes(page) == [{"date": "2026-11-03", "what": "Größe “naïve”"}]


DATES = [
    (["2026-11-03"], ["2026-11-03"]),
    (["2026-11-03 00:00:00"], ["2026-11-03"]),
    (["03/11/2026", "25/11/2026"], ["2026-11-03", "2026-11-25"]),
    (["11/03/2026", "11/25/2026"], ["2026-11-03", "2026-11-25"]),
    (["3.11.2026"], ["2026-11-03"]),
    (["03/11/2026"], [None]),  # the third of November, or the eleventh of March
    (["25/11/2026", "11/25/2026"], [None, None]),
    (["2026-02-30"], [None]),
    (["last Tuesday"], [None]),
]


@pytest.mark.parametrize(("written", "wanted"), DATES)
def test_a_date_is_read_where_it_is_certain_and_else_kept_as_written(
    page: Page, written: list[str], wanted: list[str | None]
) -> None:
    said = bring(page, table(*(row(date=each, what="x") for each in written)))
    found = {(each.get("date"), each["what"]) for each in notes(page)}
    assert found == {
        (day, "x" if day else f"x\nDate: {each}") for each, day in zip(written, wanted, strict=True)
    }
    assert (f": {wanted.count(None)}." in said.partition("Could not be read")[2]) is (
        None in wanted
    )


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("21:40", "21:40"),
        ("21:40:00", "21:40"),
        ("9:05 pm", "21:05"),
        ("12:00 AM", "00:00"),
        ("12.30 p.m.", "12:30"),
        ("25:00", None),
        ("13:00 pm", None),
        ("noon", None),
    ],
)
def test_a_time_is_read_as_people_and_spreadsheets_write_it(
    page: Page, written: str, wanted: str | None
) -> None:
    bring(page, table(row(time=written, what="x")))
    (note,) = notes(page)
    assert note == ({"time": wanted, "what": "x"} if wanted else {"what": f"x\nTime: {written}"})


BAD = {
    "other columns": ("a,b,c\r\n1,2,3\r\n", "No line of this file has the names"),
    "one known column alone": ("Date,b\r\n2026-11-03,2\r\n", "No line of this file"),
    "nothing": ("", "No line of this file"),
    "a picture": (bytes(range(256)) * 40, "No line of this file"),
    "only heads": (table(), "has no notes in it"),
    "an open quotation mark": (table() + '"2026-11-03,x\r\nmore', "quotation mark in line 2"),
    "a page of somebody else": ("<!doctype html><p>Hello", "was not saved by this form"),
    "a damaged page": (
        '<!doctype html><script id="notes-data" type="application/json">[{"what":</script>',
        "was not saved by this form",
    ),
    "a page with other data": (
        '<!doctype html><script id="notes-data" type="application/json">{"a":1}</script>',
        "was not saved by this form",
    ),
    "a page with a list of nothing": (
        '<!doctype html><script id="notes-data" type="application/json">[null, 3]</script>',
        "was not saved by this form",
    ),
}


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD)
def test_a_file_that_is_no_record_changes_nothing_and_says_why(
    page: Page, content: bytes | str, said: str
) -> None:
    write(page, **NOTE)
    page.locator("#log-what").fill("Half a sentence")
    text = bring(page, content)
    assert said in text
    assert "your notes are as they were" in text
    expect(page.locator(ENTRIES)).to_have_count(1)
    expect(page.locator("#log-what")).to_have_value("Half a sentence")


def test_columns_that_the_form_does_not_have_are_kept_in_words(page: Page) -> None:
    heads = ["Weather", "date", "WHAT HAPPENED", "Kind of contact"]
    text = table(["rain", "2026-11-03", "x", "a drone", "one cell too many"], heads=heads)
    said = bring(page, "Case 12\r\n\r\n" + text)
    assert "Weather" in said
    assert "left out: Case 12" in said
    assert notes(page) == [
        {
            "date": "2026-11-03",
            "what": "x\nWeather: rain\nKind of contact: a drone\n(5): one cell too many",
        }
    ]


def test_signs_that_cannot_be_shown_are_left_out_and_counted(page: Page) -> None:
    said = bring(page, table(row(what="a\0b\x07c", date="2026-11-03")))
    assert "left out: 2." in said
    assert notes(page)[0]["what"] == "abc"


def test_ten_thousand_rows_come_in_and_the_page_stays_usable(page: Page) -> None:
    rows = [row(date=f"20{i % 20 + 10}-0{i % 9 + 1}-1{i % 10}", what=f"n{i}") for i in range(10000)]
    assert bring(page, table(*rows)) == "Notes brought back: 10000."
    expect(page.locator(ENTRIES)).to_have_count(50)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(ENTRIES)).to_have_count(100)
    assert len(notes(page)) == 10000


def test_a_file_that_is_too_large_is_not_read(page: Page) -> None:
    page.evaluate(
        """() => {
            const input = document.querySelector("#log-open"), data = new DataTransfer();
            data.items.add(new File([new ArrayBuffer(21 * 1024 * 1024)], "notes.csv"));
            input.files = data.files;
            input.dispatchEvent(new Event("change"));
        }"""
    )
    expect(page.locator(STATUS)).to_contain_text("larger than 20 megabytes")


def test_a_year_that_nobody_means_stops_nothing_and_is_kept_as_written(page: Page) -> None:
    page.locator("#log-date").evaluate(
        "field => { field.type = 'text'; field.value = '20266-11-03' }"
    )
    page.locator("#log-what").fill("x")
    page.locator("[data-log-add]").click()
    bring(page, table(row(date="0026-11-03", what="y")))
    assert notes(page) == [
        {"what": "x\nDate: 20266-11-03"},
        {"what": "y\nDate: 0026-11-03"},
    ]


def test_two_equal_notes_are_two_and_come_back_as_two(page: Page) -> None:
    silent = row(date="2026-11-03", what="Silent call")
    assert bring(page, table(silent, silent)) == "Notes brought back: 2."
    said = bring(page, table(silent, silent, silent))
    assert said == "Notes brought back: 1. Already here: 2."


def test_a_table_with_its_columns_in_another_order_is_no_unsaved_change(page: Page) -> None:
    bring(page, 'What happened,Place,Date\r\nx,"Street 1\nCity",2026-11-03\r\n')
    page.get_by_role("button", name="Change: note 1").click()
    page.get_by_role("button", name="Keep the change").click()
    expect(page.locator(STATUS)).to_have_text("Changed.")
    assert notes(page) == [{"date": "2026-11-03", "place": "Street 1\nCity", "what": "x"}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Date,What happened\r\n2026-11-03,Größe".encode("cp1252"), "may be wrong"),
        (b"PK\x03\x04 something", "This is a workbook"),
    ],
    ids=["letters of one country", "a workbook"],
)
def test_what_a_file_cannot_say_is_said(page: Page, content: bytes, said: str) -> None:
    assert said in bring(page, content)
