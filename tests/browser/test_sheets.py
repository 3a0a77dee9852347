"""A sheet to print is one sheet, on the paper of either side of the ocean."""

import re

import pytest
from playwright.sync_api import Page

from .pages import PAGES, OpenPage

pytestmark = pytest.mark.browser

PLAN = "sheets/plan/"  # as long as the parts that somebody ticks: see test_safety_plan.py
SHEETS = [path for path in PAGES if re.fullmatch(r"sheets/.+", path) and path != PLAN]


def sheets_of_paper(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def printed(page: Page, paper: str) -> int:
    """Return how many sheets of paper a page takes."""
    edge = "15mm"
    pdf = page.pdf(format=paper, margin={"top": edge, "right": edge, "bottom": edge, "left": edge})
    return sheets_of_paper(pdf)


papers = pytest.mark.parametrize("paper", ["A4", "Letter"])


@pytest.mark.parametrize("path", SHEETS)
@papers
def test_a_sheet_fits_on_one_page(open_page: OpenPage, path: str, paper: str) -> None:
    assert printed(open_page(path), paper) == 1


@papers
def test_the_form_for_notes_takes_the_front_and_the_back_of_one_sheet(
    open_page: OpenPage, paper: str
) -> None:
    page = open_page("record/paper/")
    assert printed(page, paper) == 2
    page.emulate_media(media="print")
    assert "stalk" not in page.locator("body").inner_text().lower()
    assert page.title().startswith("Notes")


def test_there_are_seven_sheets_and_a_long_page_takes_more_than_one(open_page: OpenPage) -> None:
    assert len(SHEETS) == 7
    assert sheets_of_paper(open_page("understand/what-is-stalking/").pdf(format="A4")) > 1


@pytest.mark.parametrize("path", SHEETS)
def test_a_printed_sheet_is_set_large_enough_to_read(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    sizes = page.locator("main :is(p, li)").evaluate_all(
        """all => all.filter(each => each.checkVisibility())
            .map(each => parseFloat(getComputedStyle(each).fontSize) * 0.75)"""
    )
    assert min(sizes) >= 10  # points
