"""A sheet to print is one sheet, on the paper of either side of the ocean."""

import re

import pytest

from .pages import PAGES, OpenPage

pytestmark = pytest.mark.browser

SHEETS = [path for path in PAGES if re.fullmatch(r"sheets/.+", path)]


def sheets_of_paper(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("path", SHEETS)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_sheet_fits_on_one_page(open_page: OpenPage, path: str, paper: str) -> None:
    page = open_page(path)
    edge = "15mm"
    pdf = page.pdf(format=paper, margin={"top": edge, "right": edge, "bottom": edge, "left": edge})
    assert sheets_of_paper(pdf) == 1


def test_there_are_six_sheets_and_a_long_page_takes_more_than_one(open_page: OpenPage) -> None:
    assert len(SHEETS) == 6
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
