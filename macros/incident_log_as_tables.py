"""The form for notes as tables: CSV, ODS and XLSX with the same cells."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator

import xlsxwriter
from odfdo import Column, Document, Element, Row, Style, Table

from .models.incident_log import IncidentLog, LogField
from .open_data import cell

READY = 200  # rows that offer the choices in XLSX
# When an archive says that it was made: always the same, and its format knows no earlier day.
EPOCH = dt.datetime(1980, 1, 1)
MILLIMETRES = 2  # per character, about
_WIDTHS = {"date": 12, "time": 9, "line": 22, "choice": 22, "text": 44}  # in characters


def rows(log: IncidentLog) -> Iterator[list[str]]:
    """Yield the rows that every table begins with: the warning, then the heads of the columns."""
    yield [cell(" ".join(log.warning))]
    yield [cell(item.label) for item in log.fields]


def as_csv(log: IncidentLog) -> bytes:
    """Write the table as CSV: RFC 4180, UTF-8 with a mark that spreadsheets look for."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows(log))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(log: IncidentLog) -> bytes:
    """Write the table as XLSX. Dates and times are typed; all else is text, never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": log.title, "created": EPOCH})
    sheet = book.add_worksheet(log.title)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    notice = book.add_format({"text_wrap": True, "valign": "top"})
    warning, labels = rows(log)
    sheet.merge_range(0, 0, 0, len(log.fields) - 1, warning[0], notice)
    sheet.set_row(0, 48)  # points: three lines
    for at, item in enumerate(log.fields):
        form = {"num_format": _number_format(item), "text_wrap": True, "valign": "top"}
        sheet.set_column(at, at, _WIDTHS[item.input], book.add_format(form))
        sheet.write_string(1, at, labels[at], head)
        if item.choices:
            source = _offer(book, item)
            offered = {"validate": "list", "source": source, "error_type": "information"}
            sheet.data_validation(2, at, 1 + READY, at, offered)
    sheet.freeze_panes(2, 0)
    book.close()
    return out.getvalue()


def _offer(book: xlsxwriter.Workbook, item: LogField) -> str:
    """Put the choices of a field on a sheet of their own: in a list, commas would part them.

    Returns:
        Where they stand.
    """
    labels = [each.label for each in item.choices or ()]
    sheet = book.add_worksheet(item.id)
    sheet.hide()
    for row, label in enumerate(labels):
        sheet.write_string(row, 0, cell(label))
    return f"='{item.id}'!$A$1:$A${len(labels)}"


def _number_format(item: LogField) -> str:
    return {"date": "yyyy-mm-dd", "time": "hh:mm"}.get(item.input, "@")


def as_ods(log: IncidentLog, *, locale: str) -> bytes:
    """Write the table as ODS, typed as the XLSX is; it offers no choices, which odfdo cannot write.

    Args:
        log: The fields.
        locale: Babel's name, such as en_GB: programs check the spelling of notes in it.
    """
    document = Document("spreadsheet")
    _set_language(document, locale)
    document.del_part("Thumbnails/thumbnail.png")  # of odfdo's own empty table
    # By hand: `insert_style` puts a text style into another part, where no cell finds it.
    for automatic in document.content.get_elements("//office:automatic-styles"):
        for form in _DATA_STYLES.values():
            automatic.append(Element.from_tag(form))
    table = Table(log.title)
    for item in log.fields:
        table.append(_ods_column(item, document))
    for values in rows(log):
        row = Row()
        row.set_values(values)
        table.append(row)
    table.set_span((0, 0, len(log.fields) - 1, 0))  # the warning, over all columns
    document.body.clear()
    document.body.append(table)
    document.meta.set_title(log.title)
    out = io.BytesIO()
    document.save(out)
    return _without_the_hour(out)


def _without_the_hour(archive: io.BytesIO) -> bytes:
    """Write an archive anew with `EPOCH` in the place of the time of the build."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            plain = zipfile.ZipInfo(item.filename, EPOCH.timetuple()[:6])
            plain.compress_type = item.compress_type
            new.writestr(plain, old.read(item))
    return out.getvalue()


def _set_language(document: Document, locale: str) -> None:
    """Put a language in the place of that of odfdo's template."""
    language, _, country = locale.partition("_")
    document.meta.set_language(locale.replace("_", "-"))
    for part in (document.content, document.styles):
        for node in part.get_elements("//style:text-properties[@fo:language]"):
            node.set_attribute("fo:language", language)
            node.set_attribute("fo:country", country or "none")


# ISO 8601, and text: what is typed there never becomes a formula.
_DATA_STYLES = {
    "date": """<number:date-style style:name="day"><number:year number:style="long"/>
        <number:text>-</number:text><number:month number:style="long"/>
        <number:text>-</number:text><number:day number:style="long"/></number:date-style>""",
    "time": """<number:time-style style:name="clock"><number:hours number:style="long"/>
        <number:text>:</number:text><number:minutes number:style="long"/></number:time-style>""",
    "text": """<number:text-style style:name="words"><number:text-content/></number:text-style>""",
}
_DATA_STYLE = {"date": "day", "time": "clock"}


def _ods_column(item: LogField, document: Document) -> Column:
    cells = Style("table-cell", name=f"cells-{item.id}")
    cells.set_attribute("style:data-style-name", _DATA_STYLE.get(item.input, "words"))
    cells.set_properties({"fo:wrap-option": "wrap", "style:vertical-align": "top"})
    wide = Style(
        "table-column", name=f"wide-{item.id}", width=f"{_WIDTHS[item.input] * MILLIMETRES}mm"
    )
    for style in (cells, wide):
        document.insert_style(style, automatic=True)
    return Column(style=wide.name, default_cell_style=cells.name)
