"""The poster and the leaflet: quiet, whole, honest, and right for each country."""

import datetime as dt
import io
import re
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from macros.errors import DataError
from macros.models.service import Checked
from macros.store import Store
from paper import leaflets
from paper.setting import compiled, pdf
from tests.repository import ROOT
from tests.test_own_contacts import OWN
from tests.test_paper_guide import PAPER

TODAY = dt.date(2026, 11, 29)
ADDRESS = "https://harbour.example/guide/"
SHEETS = {"poster": ("a4", "us-letter"), "leaflet": ("a5", "us-statement")}
CODES = sorted(path.stem.upper() for path in (ROOT / "data" / "services").glob("*.yml"))
PAGES = {"poster": 1, "leaflet": 2}


def contact(store: Store, code: str | None, **changes: Any) -> dict[str, Any]:
    country = store.countries.get(code or "")
    return leaflets.contact(
        country,
        **{
            "emergency": store.emergency,
            "address": ADDRESS,
            "today": TODAY,
            "words": PAPER.both,
            **changes,
        },
    )


def unchecked(store: Store, code: str | None, **changes: Any) -> list[str]:
    country = store.countries.get(code or "")
    given = {"emergency": store.emergency, "today": TODAY, **changes}
    return leaflets.unchecked(country, **given)


def made(store: Store, code: str | None, sheet: str, paper: str, **changes: Any) -> bytes:
    words = getattr(PAPER, sheet).model_dump()
    review = PAPER.both.review.format(name="Harbour", date="29 November 2026")
    data = leaflets.data(words, contact(store, code, **changes), review=review)
    return pdf(sheet, data, paper=paper, language="en")


def text_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    text = " ".join(page.extract_text() for page in pages).replace("\u200b", "")
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("code", [None, *CODES])
def test_a_sheet_of_every_country_fits_and_shows_its_numbers(
    store: Store, code: str | None, sheet: str
) -> None:
    country = store.countries.get(code or "")
    for paper in SHEETS[sheet] if code in (None, "GB", "JP") else SHEETS[sheet][1:]:
        if code == "JP":  # a reader would find boxes in place of the name
            with pytest.raises(DataError, match="could not be displayed"):
                made(store, code, sheet, paper)
            continue
        content = made(store, code, sheet, paper)
        assert len(PdfReader(io.BytesIO(content)).pages) == PAGES[sheet]
        text = text_of(content)
        first = country.first_contact if country else None
        if country:
            assert f"In danger now, call {country.emergency.number}" in text
        else:
            assert all(item.number in text for item in store.emergency)
        if first:
            assert first[1].display in text
            assert first[0].name in text
        else:
            assert "harbour.example/guide/help" in text


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("code", [None, "GB"])
def test_beside_the_host_s_own_line_stands_whom_to_call_in_danger(
    store: Store, code: str | None, sheet: str
) -> None:
    for paper in SHEETS[sheet]:
        content = made(store, code, sheet, paper, own=OWN)
        assert len(PdfReader(io.BytesIO(content)).pages) == PAGES[sheet]
        text = text_of(content)
        assert "0808 157 0123" in text
        if code:
            assert "In danger now, call 999" in text
        else:
            several = " · ".join(f"{item.number} {item.places}" for item in store.emergency)
            assert f"In danger now, call {several}" in text


def test_nothing_unchecked_is_shown_as_checked(store: Store) -> None:
    for code in (None, "GB"):
        for sheet, (paper, _) in SHEETS.items():
            assert PAPER.both.not_checked in text_of(made(store, code, sheet, paper))
    country = store.countries["GB"]
    day = Checked(date=TODAY, by="A", how="rang")
    first = country.first_contact
    assert first
    services = tuple(
        item.model_copy(update={"checked": day}) if item == first[0] else item
        for item in country.services
    )
    emergency = country.emergency.model_copy(update={"checked": day})
    checked = country.model_copy(update={"services": services, "emergency": emergency})
    for today, said in ((TODAY, ""), (TODAY + dt.timedelta(days=181), PAPER.both.not_checked)):
        found = leaflets.contact(
            checked, emergency=(), address=ADDRESS, today=today, words=PAPER.both
        )
        assert found["not_checked"] == said
        assert bool(leaflets.unchecked(checked, emergency=(), today=today)) == bool(said)


@pytest.mark.parametrize("code", [None, "GB", "CA"])
def test_every_strip_has_the_number_and_tells_nothing_else(store: Store, code: str | None) -> None:
    strip = contact(store, code)["strip"]
    first = store.countries[code].first_contact if code else None
    assert strip == (first[1].display if first else "harbour.example/guide/help")
    text = text_of(made(store, code, "poster", "a4"))
    assert text.count(strip) == leaflets.STRIPS + 1
    assert not re.search(r"stalk|police|abuse", strip)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("code", [None, "GB"])
def test_a_phone_reads_the_address_from_the_square(
    store: Store, code: str | None, sheet: str
) -> None:
    data = leaflets.data(getattr(PAPER, sheet).model_dump(), contact(store, code), review="x")
    made = compiled(sheet, data, paper=SHEETS[sheet][0], language="en", format="png", ppi=100)
    picture = made[-1] if isinstance(made, list) else made  # the square is on the last side
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    assert found.text == (ADDRESS if code else f"{ADDRESS}help/")


@pytest.mark.parametrize("sheet", SHEETS)
def test_where_writing_runs_from_the_right_a_sheet_is_turned_round(
    store: Store, sheet: str
) -> None:
    """The square stands at the end of its line, which is another side then."""
    data = leaflets.data(getattr(PAPER, sheet).model_dump(), contact(store, "GB"), review="")
    for direction, side in (("ltr", 1), ("rtl", 0)):
        made = compiled(
            sheet,
            data,
            paper=SHEETS[sheet][0],
            language="en",
            direction=direction,
            format="png",
            ppi=100,
        )
        image = Image.open(io.BytesIO(made[-1] if isinstance(made, list) else made))
        (found,) = zxingcpp.read_barcodes(image)
        assert (found.position.top_left.x > image.width / 2) == side


def test_a_long_address_is_still_read_from_the_square() -> None:
    address = f"https://{'a' * 60}.example/{'b' * 100}/"
    svg = leaflets.code(address)
    assert svg.startswith("<svg")
    assert 'fill="#fff"' in svg or "#fff" in svg


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_can_be_read_aloud(store: Store, sheet: str) -> None:
    document = PdfReader(io.BytesIO(made(store, "GB", sheet, SHEETS[sheet][0])))
    catalogue: dict[str, Any] = document.root_object
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    assert document.metadata is not None
    assert document.metadata.title == getattr(PAPER, sheet).question
    assert not re.search("stalk", str(document.metadata), re.IGNORECASE)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_word_stands_on_it_once_apart_from_names_of_services(store: Store, sheet: str) -> None:
    text = text_of(made(store, None, sheet, SHEETS[sheet][0]))
    assert len(re.findall("stalk", text, re.IGNORECASE)) == 1
    assert "victim" not in text.lower()


def test_the_same_facts_give_the_same_bytes(store: Store) -> None:
    assert made(store, "GB", "poster", "a4") == made(store, "GB", "poster", "a4")


def test_more_words_than_fit_are_refused(store: Store) -> None:
    words = {**PAPER.poster.model_dump(), "signs": ["long words " * 40] * 5}
    data = leaflets.data(words, contact(store, "GB"), review="x")
    with pytest.raises(DataError, match="more words than fit"):
        pdf("poster", data, paper="a4", language="en")


@pytest.mark.parametrize("code", [None, "GB"])
def test_the_host_s_own_line_is_the_one_of_its_sheets(store: Store, code: str | None) -> None:
    found = contact(store, code, own=OWN)
    assert found["helpline"]["name"] == "Our line"
    assert found["strip"] == "0808 157 0123"
    assert found["address"] == "harbour.example/guide"
    assert "0808 157 0123 (Our line)" not in unchecked(store, code, own=OWN)
    late = TODAY + dt.timedelta(days=400)
    assert unchecked(store, code, own=OWN, today=late)[-1] == "0808 157 0123 (Our line)"
    written = OWN.model_copy(update={"contacts": OWN.contacts[:1]})
    assert contact(store, code, own=written) == contact(store, code)


def test_whoever_prints_is_told_which_numbers_nobody_checked(store: Store) -> None:
    assert unchecked(store, "GB") == [
        "999 (United Kingdom)",
        "0808 802 0300 (National Stalking Helpline (Suzy Lamplugh Trust))",
    ]
    several = [f"{item.number} ({item.places})" for item in store.emergency]
    assert several[0] == "112 (Ireland and the EU)"
    assert unchecked(store, None) == several
