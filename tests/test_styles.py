"""Styles that come with the page: all that it may need, in one element, and few in all."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from publish.addresses import Texts
from publish.errors import PublishError
from publish.styles import MOST, Styled, inline_all, merged, share, undressed
from tests.projects import files

SELECTIONS = st.lists(st.integers(min_value=0, max_value=255), max_size=12)
LINK = '<link rel="stylesheet" href="assets/a.css">'


def folder(path: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


def page(head: str = LINK, body: str = "<p>Light</p>") -> str:
    return f"<!doctype html><html><head><title>x</title>{head}</head><body>{body}</body></html>"


def styles(path: Path) -> list[str]:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    assert tree.css("link[rel~=stylesheet]") == []
    return [node.text() for node in tree.css("head > style")]


def inlined(site: Path, *names: str) -> list[str]:
    """Give the pages of a folder their styles; return those of some."""
    inline_all(site)
    return [style for name in names for style in styles(site / name)]


# Few in all


@given(SELECTIONS, st.integers(min_value=1, max_value=6))
def test_each_page_keeps_all_that_it_wants_and_there_are_few_enough(
    selections: list[int], most: int
) -> None:
    few = merged(selections, most=most)
    assert few.keys() == set(selections)
    assert all(few[wanted] | wanted == few[wanted] for wanted in selections)
    assert len(set(few.values())) <= most


@given(SELECTIONS, st.integers(min_value=1, max_value=6), st.randoms())
def test_the_order_of_pages_changes_nothing(
    selections: list[int], most: int, order: random.Random
) -> None:
    shuffled = order.sample(selections, len(selections))
    assert merged(shuffled, most=most) == merged(selections, most=most)


@given(SELECTIONS)
def test_where_there_are_few_already_each_page_has_what_it_wants(selections: list[int]) -> None:
    few = merged(selections, most=len(set(selections)))
    assert few == {wanted: wanted for wanted in selections}


def carried(selections: list[int], most: int) -> int:
    """Count the selectors that pages carry for others."""
    few = merged(selections, most=most)
    return sum((few[wanted] ^ wanted).bit_count() for wanted in selections)


@given(SELECTIONS)
def test_fewer_styles_cost_more(selections: list[int]) -> None:
    costs = [carried(selections, most) for most in range(1, 8)]
    assert costs == sorted(costs, reverse=True)


def test_the_two_that_cost_their_pages_least_come_together() -> None:
    often, near, far = 0b1111, 0b0111, 0b110000
    few = merged([often] * 9 + [near, far], most=2)
    assert few == {often: often, near: often, far: far}
    # Many pages that would each carry one more outweigh one page that carries three.
    many, one, other = 0b0001, 0b0011, 0b1110
    few = merged([many] * 9 + [one, other], most=2)
    assert few == {many: many, one: one | other, other: one | other}


@given(st.lists(st.integers(min_value=1, max_value=70), min_size=1, max_size=MOST))
def test_all_kinds_of_pages_together_have_few_enough(counts: list[int]) -> None:
    each = share(counts, most=MOST)
    assert sum(min(each, count) for count in counts) <= MOST
    more = sum(min(each + 1, count) for count in counts)
    assert more > MOST or each == MOST


def test_more_kinds_of_pages_than_styles_have_one_each() -> None:
    assert share([3] * 20, most=12) == 1


# In one element


def test_a_page_gets_one_element_in_the_place_of_its_first_sheet(tmp_path: Path) -> None:
    head = f'{LINK}\n<style>.a{{margin:0}}</style>\n<link rel="stylesheet" href="assets/b.css">\n'
    site = folder(
        tmp_path,
        {
            "index.html": page(f"<meta name=a>\n{head}<meta name=b>", "<p class=a>"),
            "assets/a.css": "p{color:red}q{color:red}",
            "assets/b.css": "p{color:blue}",
        },
    )
    inline_all(site)
    text = (site / "index.html").read_text(encoding="utf-8")
    style = "<style>p{color:red}.a{margin:0}p{color:blue}</style>"
    assert text == page(f"<meta name=a>\n{style}<meta name=b>", "<p class=a>")


def test_a_page_without_styles_stays_as_it_is(tmp_path: Path) -> None:
    site = folder(tmp_path, {"index.html": page("")})
    inline_all(site)
    assert files(site) == {"index.html": page("").encode()}


def test_a_page_in_a_folder_and_one_that_may_be_anywhere_find_the_same_sheet(
    tmp_path: Path,
) -> None:
    site = folder(
        tmp_path,
        {
            "help/us/index.html": page(LINK.replace("assets", "../../assets")),
            "404.html": page(LINK.replace("assets", "/charity/waymark/assets")),
            "assets/a.css": "\ufeffp{color:red}",
        },
    )
    assert inlined(site, "help/us/index.html", "404.html") == ["p{color:red}"] * 2


def test_a_sheet_whose_name_has_a_blank_and_an_ampersand_is_found(tmp_path: Path) -> None:
    link = '<link rel="stylesheet" href="a%20b&amp;c.css?v=1">'
    site = folder(tmp_path, {"index.html": page(link), "a b&c.css": "p{color:red}"})
    assert inlined(site, "index.html") == ["p{color:red}"]


@pytest.mark.parametrize("end", ["</style>", "</STYLE", "<\\/style>"])
def test_no_string_in_a_sheet_ends_the_element(tmp_path: Path, end: str) -> None:
    css = f'p{{content:"{end}<i>"}}p{{margin:0}}'
    site = folder(tmp_path, {"index.html": page(), "assets/a.css": css})
    (style,) = inlined(site, "index.html")
    assert style.endswith('<i>"}p{margin:0}')
    text = (site / "index.html").read_text(encoding="utf-8")
    assert LexborHTMLParser(text).css("i") == []


def test_rules_for_what_a_script_adds_stay_and_so_with_scripts_that_it_fetches(
    tmp_path: Path,
) -> None:
    script = '<script defer src="assets/a.js"></script><script>add("d")</script>'
    css = ".a{margin:0}.b{margin:0}.c{margin:0}.d{margin:0}.e{margin:0}"
    site = folder(
        tmp_path,
        {
            "index.html": page(f"{LINK}{script}"),
            "other/index.html": page(LINK.replace("assets", "../assets"), "<p class=b>"),
            "assets/a.css": css,
            "assets/a.js": "add('a', root + 'js/more.js')",
            "assets/js/more.js": "add('c')",
            "assets/js/none.js": "add('e')",  # nobody fetches it
        },
    )
    here, there = inlined(site, "index.html", "other/index.html")
    assert here == ".a{margin:0}.c{margin:0}.d{margin:0}"
    assert there == ".b{margin:0}"


def test_properties_stay_that_only_a_script_or_a_sheet_that_it_fetches_uses(
    tmp_path: Path,
) -> None:
    site = folder(
        tmp_path,
        {
            "index.html": page(f'{LINK}<script src="assets/a.js"></script>'),
            "assets/a.css": ":root{--a:1;--b:2;--c:3}",
            "assets/a.js": "get('--a'); add('late.css')",
            "assets/css/late.css": "p{margin:var(--b)}",
        },
    )
    assert inlined(site, "index.html") == [":root{--a:1;--b:2}"]


def test_data_in_a_page_is_no_script(tmp_path: Path) -> None:
    data = '<script type="application/json">{"a": "b"}</script>'
    site = folder(tmp_path, {"index.html": page(LINK + data), "assets/a.css": ".b{margin:0}"})
    assert inlined(site, "index.html") == [""]


def test_a_site_has_few_styles_whatever_its_pages_want(tmp_path: Path) -> None:
    css = "".join(f".n{number}{{margin:0}}" for number in range(30))
    own = "<style>b{margin:0}</style>"
    pages = {
        f"{number}.html": page(LINK + own * (number % 3), f"<b class=n{number}>")
        for number in range(30)
    }
    inline_all(folder(tmp_path, {**pages, "assets/a.css": css}))
    found = {name: styles(tmp_path / name) for name in pages}
    assert all(f".n{number}{{" in found[f"{number}.html"][0] for number in range(30))
    assert len({style for (style,) in found.values()}) <= MOST


def test_the_same_folder_elsewhere_comes_out_the_same(tmp_path: Path) -> None:
    names = [f"{number:02}.html" for number in range(20)]
    texts = {name: page(LINK, f"<p class=n{name[:2]}>") for name in names}
    css = {"assets/a.css": "".join(f".n{name[:2]}{{margin:0}}" for name in names)}
    one = folder(tmp_path / "one", {**texts, **css})
    two = folder(tmp_path / "two" / "deep", dict(reversed([*texts.items(), *css.items()])))
    inline_all(one)
    inline_all(two)
    assert files(one) == files(two)
    assert len(Counter(files(one).values())) > 1


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="stylesheet" href="assets/a.css" media="print">',
        "<link rel=stylesheet href=assets/a.css>",
        "<link href='assets/a.css' rel='Preload StyleSheet'>",
        "<style media=print>p{margin:0}</style>",
        f"<noscript>{LINK}</noscript>",
        f"{LINK}<noscript><style>p{{margin:0}}</style></noscript>",
        f"<!-- {LINK} -->",
        f"<script>var a = '{LINK}'</script>",
        f"</head><body><main>{LINK}</main>",
        "<svg><style>p{margin:0}</style></svg>",
    ],
)
def test_a_style_anywhere_else_or_under_a_condition_is_refused(tmp_path: Path, head: str) -> None:
    site = folder(tmp_path, {"help/index.html": page(head), "help/assets/a.css": "p{margin:0}"})
    with pytest.raises(PublishError, match=r"^help/index\.html\n    found:   .+\n    allowed: in "):
        undressed(site / "help" / "index.html", Texts(site))


def test_what_is_refused_is_shown(tmp_path: Path) -> None:
    site = folder(tmp_path, {"a.html": page("<style>p{}</style><style media=print>q{}</style>")})
    with pytest.raises(PublishError, match=r'found:   <style media="print">q\{\}</style>\n'):
        undressed(site / "a.html", Texts(site))


@pytest.mark.parametrize(
    "head", [LINK, '<script src="assets/a.css"></script>', '<script src="//a.example"></script>']
)
def test_a_page_that_asks_for_a_file_that_is_not_there_is_refused(
    tmp_path: Path, head: str
) -> None:
    site = folder(tmp_path, {"index.html": page(f"<style></style>{head}")})
    with pytest.raises(PublishError, match=r"^index\.html\n    found:   .*a\.[ce]"):
        inline_all(site)


SCRAPS = st.lists(st.sampled_from(["</", "<", "/", "\\", "style", "STYLE", ">", '"', " ", "x"]))


@given(SCRAPS.map("".join))
def test_whatever_a_style_says_the_page_goes_on_after_it(style: str) -> None:
    html = Styled("<p>", "<b>", (), frozenset()).dressed(style)
    assert len(LexborHTMLParser(html).css("p > b")) == 1
