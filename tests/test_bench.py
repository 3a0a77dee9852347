"""What the bench is made of; nothing here is timed."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.__main__ import INDEX, Size, figures, main
from bench.figures import Figure, exponent, growth, lines, weight_lines
from bench.measure import CommandError, Cost, cost, least
from bench.opened import openings
from bench.projects import bare, grown, moved, read
from publish.budget import Weight
from tests.cases import untimed
from tests.projects import build, small_project
from tests.repository import ROOT

# Figures


@untimed
@given(
    power=st.floats(0, 3), unit=st.floats(0.01, 100), first=st.integers(1, 500), times=st.just(4)
)
def test_the_exponent_is_the_power_with_which_a_cost_grows(
    power: float, unit: float, first: int, times: int
) -> None:
    pages = [first, first * times, first * times**2]
    costs = [unit * count**power for count in pages]
    assert exponent(pages, costs) == pytest.approx(power, abs=1e-6)
    assert growth(pages, costs) == pytest.approx((times**2) ** (power - 1), rel=1e-6)


def test_growth_compares_the_fewest_pages_with_the_most_in_whatever_order() -> None:
    assert growth([400, 100, 1600], [9.0, 1.0, 32.0]) == 2


def test_a_line_says_its_target_and_whether_it_is_met() -> None:
    found = [
        Figure("build", 2.4, "×", 2.5),
        Figure("index", 2.51, "kB", 2.5),
        Figure("publish", 1234, "ms"),
    ]
    met, missed, plain = lines(found)
    assert re.fullmatch(r"build +2\.40 × +at most 2\.50 × +met", met)
    assert re.fullmatch(r"index +2\.51 kB +at most 2\.50 kB +NOT MET", missed)
    assert re.fullmatch(r"publish +1,234 ms", plain)
    assert [each.met for each in found] == [True, False, None]


def test_the_heaviest_pages_come_first_and_all_are_summed() -> None:
    rows = [Weight("light", 7300, 0), Weight("heavy", 14601, 21399), Weight("middle", 10, 17990)]
    head, first, second, total, over = weight_lines(rows, most=2)
    assert re.split(r"  +", first.strip()) == [
        "14,601",
        "100%",
        "21,399",
        "36,000",
        "200%",
        "heavy",
    ]
    assert second.endswith("100%  middle")
    assert re.split(r"  +", total.strip()) == ["21,911", "39,389", "61,300", "all 3 pages"]
    assert over == "Over 14,600 bytes of HTML: 1 pages. Over 18,000 bytes in all: 1."
    assert head.split() == ["HTML", "share", "fetched", "total", "share", "page"]


# Costs


def test_two_commands_take_the_time_of_both_and_the_memory_of_the_larger() -> None:
    assert Cost(2, 30).then(Cost(1, 50)) == Cost(3, 50)
    assert least([Cost(3, 10), Cost(2, 20)]) == Cost(2, 10)


def test_memory_is_counted_in_bytes_and_the_starter_s_is_not(tmp_path: Path) -> None:
    size = 200 * 2**20
    held = bytearray(b"x") * (3 * size)
    used = cost([sys.executable, "-c", f"len(bytearray(b'x') * {size})"], folder=tmp_path)
    assert size < used.memory < 2 * size
    assert len(held) == 3 * size


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no lanterns"):
        cost([sys.executable, "-c", "raise SystemExit('no lanterns')"], folder=tmp_path)


# The report


def size(folder: Path, *, pages: int, seconds: float, weight: int) -> Size:
    """Return what was measured of an invented project."""
    (folder / INDEX).parent.mkdir(parents=True)
    (folder / INDEX).write_bytes(b"x" * 1000)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_bytes(b"x" * weight)
    return Size(folder, pages, Cost(seconds, 100), Cost(seconds / 4, 50))


@pytest.mark.parametrize(
    ("stock", "times", "weight", "opened", "missed"),
    [
        (2.0, 4, 1000, 1, []),
        (1.9, 4, 1000, 1, ["full build against stock Material"]),
        (2.0, 5, 1000, 1, ["time a page", "  exponent of the last step", "publish a page"]),
        (2.0, 4, 1020, 1, ["bytes of a page"]),
        (2.0, 4, 1000, 2, ["openings of one file of data/ in a build"]),
    ],
)
def test_the_report_names_what_misses_its_target(
    stock: float, times: int, weight: int, opened: int, missed: list[str], tmp_path: Path
) -> None:
    sizes = [
        size(tmp_path / "few", pages=100, seconds=4, weight=1000),
        size(tmp_path / "many", pages=400, seconds=4 * times, weight=weight),
    ]
    found = figures(Cost(stock, 100), sizes, opened)
    assert [each.name.partition(",")[0] for each in found if each.met is False] == missed


@pytest.mark.parametrize("arguments", [["--times", "4"], ["--times", "0", "1"], ["--runs", "0"]])
def test_one_size_is_too_few_to_measure_growth(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


# Projects


def pages_of(nav: list[Any]) -> list[str]:
    inside = [item if isinstance(item, str) else next(iter(item.values())) for item in nav]
    return [
        page for item in inside for page in ([item] if isinstance(item, str) else pages_of(item))
    ]


def test_a_nav_that_moves_keeps_its_titles_and_its_order() -> None:
    nav = [{"Home": "index.md"}, "b.md", {"C": ["c/index.md", {"D": "c/d.md"}]}]
    assert moved(nav, "x/2") == [
        {"Home": "x/2/index.md"},
        "x/2/b.md",
        {"C": ["x/2/c/index.md", {"D": "x/2/c/d.md"}]},
    ]


@pytest.mark.parametrize("times", [1, 4])
def test_a_grown_project_has_its_pages_so_many_times_and_each_in_the_nav_that_was(
    times: int, tmp_path: Path
) -> None:
    grown(ROOT, tmp_path / "grown", times=times)
    docs = tmp_path / "grown" / "docs"
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    ours = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert ours <= pages
    assert len(pages) == len(ours) * times + (times > 1)
    listed = pages_of(read(tmp_path / "grown" / "mkdocs.yml")["nav"])
    assert len(set(listed)) == len(listed)
    hidden = pages - set(listed)
    assert set(listed) < pages
    lists = r"(library/\d+/)?(about/improve|about/host-this-site|(help|about/sources)/[a-z-]+)\.md"
    assert all(re.fullmatch(lists, page) for page in hidden)


@pytest.mark.slow
def test_the_bare_project_has_the_same_words_and_nothing_of_ours(tmp_path: Path) -> None:
    bare(ROOT, tmp_path / "bare")
    written = read(tmp_path / "bare" / "mkdocs.yml")
    assert written["theme"] == "material"
    assert not written.keys() & {"plugins", "extra", "extra_css", "extra_javascript", "validation"}
    assert written["nav"] == read(ROOT / "mkdocs.yml")["nav"]
    docs = tmp_path / "bare" / "docs"
    for path in (ROOT / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        copied = (docs / path.relative_to(ROOT / "docs")).read_text(encoding="utf-8")
        assert "{{" not in copied
        assert "\ntemplate:" not in copied
        ours = [line for line in text.splitlines() if not re.search(r"\{\{|\{##|^template:", line)]
        assert set(ours) <= {*copied.splitlines(), ""}
    assert not [path for path in docs.rglob("*") if path.is_file() and path.suffix != ".md"]


@pytest.mark.slow
def test_a_page_is_as_long_among_many_pages_as_among_few(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    small = small_project(tmp_path / "small")
    sites = []
    for times in (2, 6):
        grown(small, tmp_path / str(times), times=times)
        result = build(tmp_path / str(times))
        assert result.status == 0, result.err
        sites.append(tmp_path / str(times) / "build" / "pages")
    few, many = sites
    pages = {path.relative_to(few).as_posix() for path in few.rglob("*.html")}
    assert {page for page in pages if (few / page).read_text() != (many / page).read_text()} == {
        "library/index.html"  # it leads to all that is in it
    }
    assert len(pages) > 15


@pytest.mark.slow
def test_a_build_opens_each_file_of_data_once_however_many_pages_there_are(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    small = small_project(tmp_path / "small")
    grown(small, tmp_path / "grown", times=2)
    counts = openings(tmp_path / "grown")
    files = {
        path.relative_to(small / "data").as_posix()
        for path in (small / "data").rglob("*")
        if path.is_file() and path.name != "paper.yml"  # of what is printed: no page shows it
    }
    assert counts == dict.fromkeys(files, 1)
