"""Any texts and any files: nothing that a table may hold is lost, and nothing stops the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.cases import untimed

from .incident_log import PAGE, row, table
from .pages import OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture
def csv_page(show_page: OpenPage) -> Page:
    return show_page(PAGE)


texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\ufeff", exclude_categories=["Cc", "Cs"])
    | st.sampled_from("\n'=+-@;\",0123456789/:. "),
    max_size=30,
)


@untimed
@given(rows=st.lists(st.lists(texts, min_size=2, max_size=4), min_size=1, max_size=4))
def test_any_texts_come_back_from_a_table_as_they_were(
    csv_page: Page, rows: list[list[str]]
) -> None:
    found = csv_page.evaluate(
        """rows => {
            const written = incidentLogCsv.write(rows).slice(1).replace(/\\r\\n/g, "\\n");
            const parsed = incidentLogCsv.parse(written, ",");
            return [parsed.open, parsed.rows.map(row => row.map(incidentLogCsv.unguard))];
        }""",
        rows,
    )
    assert found == [0, rows]


@untimed
@given(
    content=st.binary(max_size=300)
    | texts.map(str.encode)
    | st.lists(st.lists(texts, min_size=1, max_size=5), max_size=4).map(
        lambda rows: table(*(["2026-11-03", *row] for row in rows)).encode()
    )
    | st.lists(st.sampled_from(["0026-11-03", "99999-1-1", "3/4/2026", "31.12.1899", ""])).map(
        lambda days: table(*(row(date=day, written=day, kind=day) for day in days)).encode()
    )
)
def test_no_file_whatever_makes_the_page_fail(csv_page: Page, content: bytes) -> None:
    """It is read, summed up, drawn and written again."""
    found = csv_page.evaluate(
        """bytes => {
            const words = JSON.parse(document.querySelector("[data-log-words]").textContent);
            const all = new Uint8Array(bytes);
            const reads = [
                incidentLogRead.table(all, words),
                incidentLogRead.page(new TextDecoder().decode(all), words),
            ];
            for (const { notes } of reads) {
                incidentLogShow.summary(notes, words);
                incidentLogPage.write(notes, words, ["a", "b", "c", "d"]);
                incidentLogCsv.write(incidentLogShow.rows(notes, words));
            }
            return reads.every(each => each.problems.every(([name]) => name in words.say) &&
                (each.notes.length > 0 || each.problems.length > 0));
        }""",
        list(content),
    )
    assert found is True
