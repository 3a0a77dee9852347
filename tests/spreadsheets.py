"""What a spreadsheet says of itself, read from its XML and not by the library that wrote it."""

import io
import re
import zipfile
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(workbook: bytes) -> dict[str, str]:
    """Return the XML files of an XLSX or ODS file, by name."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        return {name: archive.read(name).decode("utf-8") for name in names}


def xlsx_rows(workbook: bytes, *, sheet: int = 1) -> list[list[str]]:
    """Return the filled cells of a sheet, by row; the first sheet is 1."""
    found = parts(workbook)
    shared = [
        "".join(node.itertext())
        for node in ElementTree.fromstring(found["xl/sharedStrings.xml"])  # noqa: S314 (ours)
    ]
    rows = ElementTree.fromstring(found[f"xl/worksheets/sheet{sheet}.xml"])  # noqa: S314 (ours)
    return [
        [shared[int(cell.findtext(f"{_MAIN}v") or "")] for cell in row if len(cell)]
        for row in rows.iter(f"{_MAIN}row")
    ]


def number_formats(workbook: bytes) -> list[str]:
    """Return how each column of the first sheet is typed: "date", "time" or "text"."""
    found = parts(workbook)
    if "content.xml" in found:
        return _of_ods(found["content.xml"])
    styles = found["xl/styles.xml"]
    codes = dict(re.findall(r'numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    (formats,) = re.findall(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)
    used = re.findall(r'<xf numFmtId="(\d+)"', formats)
    columns = re.findall(r'<col [^>]*style="(\d+)"', found["xl/worksheets/sheet1.xml"])
    spans = re.findall(r'<col min="(\d+)" max="(\d+)"', found["xl/worksheets/sheet1.xml"])
    said = {"yyyy-mm-dd": "date", "hh:mm": "time", "@": "text"}
    built_in = {"49": "@"}  # ECMA-376, 18.8.30
    result = []
    for style, (first, last) in zip(columns, spans, strict=True):
        number = used[int(style)]
        kind = said[codes.get(number) or built_in[number]]
        result += [kind] * (int(last) - int(first) + 1)
    return result


def _of_ods(content: str) -> list[str]:
    kinds = dict(re.findall(r'<number:(date|time|text)-style style:name="([^"]+)"', content))
    by_name = {name: kind for kind, name in kinds.items()}
    styled = dict(
        re.findall(r'style:name="(cells-[^"]+)" style:data-style-name="([^"]+)"', content)
    )
    columns = re.findall(r'table:default-cell-style-name="([^"]+)"', content)
    return [by_name[styled[name]] for name in columns]
