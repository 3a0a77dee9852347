"""The record of what happened: one list of fields, and every form of it the same."""

import csv
import io
import json
import re
import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document
from pydantic import ValidationError
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.errors import DataError
from macros.incident_log import ENDINGS, incident_log_form, incident_log_links, incident_log_paper
from macros.incident_log_as_pdf import PAPERS, pdf
from macros.incident_log_as_tables import as_csv, as_ods, as_xlsx
from macros.incident_log_files import files
from macros.models import IncidentLog
from macros.reading import read_record
from tests.cases import untimed, words
from tests.projects import SMALL
from tests.rendering import PAYLOADS, render_markdown
from tests.repository import ROOT
from tests.spreadsheets import number_formats, parts, xlsx_rows

LOG = read_record(IncidentLog, ROOT / "data" / "incident-log.yml", root=ROOT)
RAW = yaml.safe_load((SMALL / "data" / "incident-log.yml").read_text(encoding="utf-8"))
STRINGS = words()["incident_log"]
LABELS = [item.label for item in LOG.fields]
INCHES = {"a4": (8.27, 11.69), "letter": (8.5, 11)}


def small(**fields: Any) -> IncidentLog:
    return IncidentLog.model_validate({**RAW, **fields})


def with_label(text: str) -> IncidentLog:
    first, *others = RAW["fields"]
    return small(fields=[{**first, "label": text}, *others])


def as_pdf(log: IncidentLog, paper: str = "a4") -> PdfReader:
    return PdfReader(io.BytesIO(pdf(log, paper=paper, language="en", strings=STRINGS)))


def form(log: IncidentLog = LOG) -> LexborHTMLParser:
    html = incident_log_form(log, to_root="../../", locale="en_GB", strings=STRINGS)
    return LexborHTMLParser(render_markdown(html))


def paper_form(log: IncidentLog = LOG) -> LexborHTMLParser:
    return LexborHTMLParser(render_markdown(incident_log_paper(log, strings=STRINGS)))


def plain(text: str) -> str:
    return " ".join(text.split())


def text(node: LexborHTMLParser | LexborNode) -> str:
    return plain(node.text(separator=" "))


def cells(log: IncidentLog) -> dict[str, list[list[str]]]:
    """Return the rows of each kind of table, as a program reads them back."""
    (sheet,) = Document(io.BytesIO(as_ods(log, locale="en_GB"))).body.tables
    ods = [
        [str(value) for value in row if value is not None]
        for row in sheet.get_values(cell_type="all")
    ]
    return {
        "csv": list(csv.reader(io.StringIO(as_csv(log).decode("utf-8-sig"), newline=""))),
        "ods": ods,
        "xlsx": xlsx_rows(as_xlsx(log)),
    }


def as_text(workbook: bytes) -> str:
    return "".join(parts(workbook).values())


def test_the_form_on_the_site_asks_for_every_field_in_order() -> None:
    page = form()
    assert [text(label) for label in page.css("form label")] == LABELS
    named = [node.attributes["name"] for node in page.css("form :is(input, select, textarea)")]
    assert named == [item.id for item in LOG.fields]
    hints = [text(node) for node in page.css("form .wm-log__hint")]
    assert hints == [plain(item.hint) for item in LOG.fields]


def test_the_form_on_paper_asks_for_every_field_in_order() -> None:
    page = paper_form()
    asked = [text(node) for node in page.css(".wm-log-paper__field > p")]
    assert asked == [f"{item.label} {item.hint}" for item in LOG.fields]
    pages = [len(node.css(".wm-log-paper__field")) for node in page.css("section")]
    assert pages == [sum(item.page == page for item in LOG.fields) for page in (1, 2)]
    lines = [len(node.css("span")) for node in page.css(".wm-log-paper__lines")]
    assert lines == [item.lines for item in LOG.fields if not item.choices]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_pdf_asks_for_every_field_in_order(paper: str) -> None:
    said = [plain(page.extract_text()) for page in as_pdf(LOG, paper).pages]
    for number, words_ in enumerate(said, start=1):
        at = -1
        for item in (item for item in LOG.fields if item.page == number):
            found = words_.find(f"{item.label} {item.hint}", at + 1)
            assert found > at, item.label
            at = found


@pytest.mark.parametrize("kind", ["csv", "ods", "xlsx"])
def test_a_table_has_every_field_as_a_column_in_order(kind: str) -> None:
    warning, heads = cells(LOG)[kind][:2]
    assert heads == LABELS
    assert [each for each in warning if each] == [" ".join(LOG.warning)]


def test_the_choices_stand_in_every_form_that_can_offer_them() -> None:
    offered = [choice.label for item in LOG.fields for choice in item.choices or ()]
    assert [text(node) for node in form().css("form option")][1:] == offered
    assert [text(node) for node in paper_form().css("li")] == offered
    printed = plain(as_pdf(LOG).pages[0].extract_text())
    assert [label for label in offered if label not in printed] == []
    workbook = as_xlsx(LOG)
    assert [row[0] for row in xlsx_rows(workbook, sheet=2)] == offered
    assert f"'kind'!$A$1:$A${len(offered)}" in as_text(workbook)


def test_the_warning_stands_inside_every_form() -> None:
    said = " ".join(LOG.warning)
    assert said in text(form()).replace("  ", " ")
    assert said in text(paper_form())
    for paper in PAPERS:
        assert said in plain(as_pdf(LOG, paper).pages[0].extract_text())
    assert all(rows[0][0] == said for rows in cells(LOG).values())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_pdf_is_two_pages_of_its_paper_under_a_neutral_title(paper: str) -> None:
    document = as_pdf(LOG, paper)
    assert len(document.pages) == 2
    for page in document.pages:
        size = [round(float(side) / 72, 2) for side in page.mediabox[2:]]  # points
        assert size == pytest.approx(INCHES[paper], abs=0.01)
    found = {name: str(value) for name, value in (document.metadata or {}).items()}
    assert found["/Title"] == LOG.title
    assert "stalk" not in str(found).lower()
    assert not {"/Author", "/Subject", "/Keywords"} & found.keys()


def test_the_pdf_can_be_read_aloud() -> None:
    """That it is PDF/UA-1, typst itself sees to: it refuses to write what is not."""
    catalogue: dict[str, Any] = as_pdf(LOG).root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]) == "en"
    assert "/StructTreeRoot" in catalogue


def test_nothing_that_others_may_see_first_says_what_it_is_about() -> None:
    named = [LOG.title, *files(LOG, locale="en_GB", strings=STRINGS)]
    assert not [name for name in named if "stalk" in name.lower() or "incident" in name.lower()]


def test_the_same_fields_give_the_same_files_on_another_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = files(LOG, locale="en_GB", strings=STRINGS)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100 * 86400)
    assert first == files(LOG, locale="en_GB", strings=STRINGS)
    assert list(first) == [f"{LOG.file_name}{ending}" for ending in ENDINGS]


def test_the_links_lead_to_every_file() -> None:
    page = LexborHTMLParser(incident_log_links(LOG, to_root="../../", strings=STRINGS))
    led = [node.attributes["href"] for node in page.css("a")]
    written = files(LOG, locale="en_GB", strings=STRINGS)
    assert led == [f"../../record/files/{name}" for name in written]


def test_dates_and_times_are_typed_and_all_else_is_text() -> None:
    wanted = {"date": "date", "time": "time"}
    for table in (as_xlsx(LOG), as_ods(LOG, locale="en_GB")):
        assert number_formats(table) == [wanted.get(item.input, "text") for item in LOG.fields]


@untimed
@given(
    st.text(
        st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="{;"),
        min_size=1,
    )
)
def test_no_label_becomes_a_formula(label: str) -> None:
    log = with_label(f"={label}")
    for kind, rows in cells(log).items():
        assert rows[1][0] == f"'={label}", kind
    assert "<f>" not in as_text(as_xlsx(log))
    assert "table:formula" not in as_text(as_ods(log, locale="en_GB"))


@pytest.mark.parametrize("payload", [*PAYLOADS, "</script><script>alert(1)</script>"])
def test_no_text_of_the_record_becomes_anything_but_text(payload: str) -> None:
    payload = payload.replace("{#", "{ #")  # the rest is refused: see test_bad_input.py
    choices = [{"id": "one", "label": payload}, {"id": "two", "label": "Two"}]
    fields = [
        {**field, "label": f"{payload} {field['id']}", "hint": payload}
        | ({"choices": choices} if field["input"] == "choice" else {})
        for field in RAW["fields"]
    ]
    log = small(fields=fields, warning=[payload, payload])
    for page in (form(log), paper_form(log)):
        for ours in page.css("[data-no-script] a"):
            ours.decompose()
        assert page.css("a, img, em, code, b, #stolen, [onclick], [onmouseover]") == []
        assert plain(payload) in text(page)
    (data,) = form(log).css("script")
    assert json.loads(data.text() or "")["fields"][0]["label"] == f"{payload} date".strip()
    assert plain(payload) in plain(as_pdf(log).pages[0].extract_text())


def test_a_letter_without_a_sign_in_the_pdf_is_named_with_its_file() -> None:
    with pytest.raises(DataError, match="日") as raised:
        as_pdf(with_label("日付"))
    assert raised.value.problems[0].file == "data/incident-log.yml"


def test_the_tables_speak_the_language_of_the_site() -> None:
    said = as_text(as_ods(LOG, locale="pt_BR"))
    assert set(re.findall(r'fo:language="(\w+)" fo:country="(\w+)"', said)) == {("pt", "BR")}
    assert re.findall(r"<dc:language>(.*?)<", said) == ["pt-BR"]


def test_a_name_with_a_hyphen_and_a_comma_in_a_choice_are_no_sum_and_no_two_choices() -> None:
    choices = [{"id": "one", "label": "One, two"}, {"id": "two", "label": "Three"}]
    more = {**RAW["fields"][2], "id": "my-kind", "label": "Mine", "choices": choices}
    log = small(fields=[*RAW["fields"], {**more, "page": 2}])
    workbook = as_xlsx(log)
    assert "'my-kind'!$A$1:$A$2" in as_text(workbook)
    assert xlsx_rows(workbook, sheet=3) == [["One, two"], ["Three"]]


@pytest.mark.parametrize("name", ["date", "time", "kind", "what"])
def test_what_sorting_and_the_weeks_rest_on_cannot_go(name: str) -> None:
    fields = [field for field in RAW["fields"] if field["id"] != name]
    fields += [{**RAW["fields"][-1], "id": "other", "label": "Other"}]
    with pytest.raises(ValidationError, match=f"a field {name} with input"):
        small(fields=fields)


@pytest.mark.parametrize(
    "pages", [[1, 1, 1, 1, 1], [2, 2, 2, 2, 2], [2, 1, 1, 1, 1], [1, 2, 1, 2, 2]]
)
def test_the_paper_form_has_two_pages_in_their_order(pages: list[int]) -> None:
    turned = zip(RAW["fields"], pages, strict=True)
    with pytest.raises(ValidationError, match="fields of page 1, then fields of page 2"):
        small(fields=[{**field, "page": page} for field, page in turned])


def test_a_field_stands_beside_others_if_it_is_one_line_and_no_choice() -> None:
    assert small().date.id == "date"
    beside = {item.id for item in small().fields if item.short}
    assert beside == {"date", "time", "who"}


def test_each_label_is_the_head_of_one_column() -> None:
    with pytest.raises(ValidationError, match="each id and each label once"):
        with_label(RAW["fields"][1]["label"])


def test_the_words_of_the_script_come_with_the_page_and_no_others() -> None:
    (data,) = form().css("script")
    said = json.loads(data.text() or "")["say"]
    assert said == {
        name.removeprefix("say_"): each for name, each in STRINGS.items() if name.startswith("say_")
    }
