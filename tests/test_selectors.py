"""Whether a rule can ever apply on a page: no only where it plainly cannot."""

from xml.etree import ElementTree as ET

import cssselect2
import pytest
import tinycss2
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from publish.selectors import Contents, Selector, selectors
from tests.cases import untimed

# Elements that may stand in each other, so that XML and HTML read the same.
TAGS = ["div", "span", "section", "article"]
NAMES = ["wm-door", "wm-door--open", "lamp", "Lamp", "a_b"]
PAGE = """<!doctype html><html lang="en"><body><main id="content"><ul class="wm-list">
<li class="wm-door">One</li></ul><svg><linearGradient/></svg></main>
<noscript><i></i></noscript><template><tr class="wm-row"><td></td></tr></template></body></html>"""


def read(text: str) -> tuple[Selector, ...]:
    (rule,) = tinycss2.parse_stylesheet(f"{text}{{}}")
    return selectors(rule.prelude)


def may_match(text: str, html: str = PAGE, *scripts: str) -> bool:
    (selector,) = read(text)
    return fits(selector, Contents(LexborHTMLParser(html), scripts))


def fits(selector: Selector, contents: Contents) -> bool:
    return selector.may_match(contents.among(selector.asked))


def element(tag: str, names: list[str], name: str | None, inside: list[ET.Element]) -> ET.Element:
    made = ET.Element(tag, {"class": " ".join(names)} if names else {})
    if name:
        made.set("id", name)
    made.extend(inside)
    return made


def elements(inside: st.SearchStrategy[list[ET.Element]]) -> st.SearchStrategy[ET.Element]:
    return st.builds(
        element,
        st.sampled_from(TAGS),
        st.lists(st.sampled_from(NAMES), max_size=2),
        st.none() | st.sampled_from(NAMES),
        inside,
    )


def document(body: list[ET.Element]) -> ET.Element:
    root = ET.Element("html")
    ET.SubElement(root, "head")
    ET.SubElement(root, "body").extend(body)
    return root


LEAVES = elements(st.just([]))
TREES = st.recursive(LEAVES, lambda inside: elements(st.lists(inside, max_size=3)), max_leaves=8)
DOCUMENTS = st.lists(TREES, min_size=1, max_size=3).map(document)

SIMPLE = st.sampled_from(
    [
        *TAGS,
        *(f".{name}" for name in NAMES),
        *(f"#{name}" for name in NAMES),
        *("*", "SPAN", "[class]", "[id=lamp]", "[class~='wm-door' i]"),
        *(":first-child", ":not(.lamp)", ":nth-child(2n+1)", ":empty"),
    ]
)


def compounds(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    # A tag or a star stands first or nowhere.
    def joined(parts: list[str]) -> str:
        first, rest = parts[:1], [part for part in parts[1:] if part[0] in ".#[:"]
        return "".join([*first, *rest])

    return st.lists(parts, min_size=1, max_size=3).map(joined)


def chains(compound: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from([" ", ">", " > ", "+", " ~ "])
    more = st.lists(st.tuples(signs, compound).map("".join), max_size=2).map("".join)
    return st.tuples(compound, more).map("".join)


def choices(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    listed = st.lists(inside, min_size=1, max_size=3).map(", ".join)
    return st.one_of(
        listed.map(lambda text: f":is({text})"),
        listed.map(lambda text: f":where({text})"),
        listed.map(lambda text: f":not({text})"),
        st.tuples(st.sampled_from(["", "> ", "+ ", "~ "]), inside).map(
            lambda pair: f":has({pair[0]}{pair[1]})"
        ),
    )


SELECTORS = chains(compounds(SIMPLE | choices(chains(compounds(SIMPLE)))))


def matches(text: str, root: ET.Element) -> bool:
    """Ask a library that has nothing to do with ours."""
    try:
        return cssselect2.ElementWrapper.from_html_root(root).query(text) is not None
    except cssselect2.SelectorError:
        return False


def html(root: ET.Element) -> LexborHTMLParser:
    return LexborHTMLParser("<!doctype html>" + ET.tostring(root, "unicode", method="html"))


def names(root: ET.Element) -> set[tuple[str, str]]:
    return {pair for node in root.iter() for pair in [("tag", node.tag), *node.attrib.items()]}


@settings(untimed, max_examples=400)
@given(DOCUMENTS, SELECTORS)
def test_what_matches_on_a_page_may_match(root: ET.Element, text: str) -> None:
    (selector,) = read(text)
    assert fits(selector, Contents(html(root))) or not matches(text, root)


@settings(untimed, max_examples=400)
@given(DOCUMENTS, DOCUMENTS, SELECTORS)
def test_what_matches_after_a_script_did_what_it_can_may_match(
    before: ET.Element, after: ET.Element, text: str
) -> None:
    """The script says every name that it adds, and else it moves, makes and takes as it likes."""
    said = {value for _, value in names(after) - names(before)}  # an id is not yet a class
    (selector,) = read(text)
    script = "".join(f"add('{value}');" for value in sorted(said))
    assert fits(selector, Contents(html(before), (script,))) or not matches(text, after)


@pytest.mark.parametrize(
    "text",
    [
        "li",
        "LI",
        "lineargradient",
        "linearGradient",
        "i",
        "*",
        ".wm-door:hover::before",
        ".wm-list > .wm-door + li",  # a script may set one beside the other
        ".wm-door:not(.wm-gone)",
        ".wm-door[open]",
        "li:nth-child(2 of .wm-gone)",
        "li::part(wm-gone)",
        "li::slotted(.wm-gone)",
        ".wm-door:is(.wm-gone, li)",
        ":where(:is(.wm-gone, .wm-door) li)",
        "ul:has(> .wm-door)",
        "ul:has(+ .wm-gone, .wm-door)",
        "ul:is()",
        "math|li",
        "*|li",
        r".sm\:wide",  # no plain word: not asked
        "#\\63 ontent",  # said with an escape
        "li/* .wm-gone */.wm-door",
        "tr.wm-row",  # waits in a template
        ".WM-DOOR",  # in quirks mode it would
    ],
)
def test_a_rule_stays_whatever_way_its_selector_is_written(text: str) -> None:
    assert may_match(text)


@pytest.mark.parametrize(
    "text",
    [
        "table",
        ".wm-gone",
        "#gone",
        "li.wm-gone:hover",
        ".wm-gone li",
        "li > .wm-gone::before",
        "li:is(.wm-gone, table)",
        "li:is(:is(.wm-gone), #gone)",
        "ul:has(.wm-gone)",
        "ul:has(> li > table, + .wm-gone)",
        "li:not(.wm-list) table",
        "wm-door",
        ".content",
        "#wm-door",
    ],
)
def test_a_rule_goes_where_a_name_in_it_is_nowhere(text: str) -> None:
    assert not may_match(text)


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("add('wm-gone')", ".wm-gone"),
        ('add("a wm-gone b")', "#wm-gone li"),
        ("add(`wm-gone\n${x}`)", ".wm-gone"),
        ("make('table').append(row)", "table > li"),
        ("add('wm-' + kind)", ".wm-gone"),
        ("add(`wm-${kind}`)", ".wm-gone"),
        ("add(block + '--open')", ".wm-gone--open"),
        ("add(`${block}__gone`)", ".wm__gone"),
        ("x = /'/; add('wm-gone')", ".wm-gone"),  # a quote that opens no string
        ("// don't\nadd('wm-gone')", ".wm-gone"),
        ("list.table = 1", "table"),
        ("add('WM-GONE')", ".wm-gone"),
    ],
)
def test_what_a_script_says_or_adds_to_counts_as_there(script: str, text: str) -> None:
    assert not may_match(text)
    assert may_match(text, PAGE, "other()", script)


@pytest.mark.parametrize("script", ["add('door')", "i--;", "x = '-'", "add('wm' + 'gone')"])
def test_a_part_of_a_name_that_nothing_is_added_to_is_another_name(script: str) -> None:
    assert not may_match(".wm-gone", PAGE, script)


def test_a_list_is_cut_at_its_own_commas() -> None:
    found = read('a, b:is(c, d) /* , */ , e[f=","],')
    assert [selector.text for selector in found] == ["a", "b:is(c, d)", 'e[f=","]', ""]


@untimed
@example("a..b")
@example(":")
@example("a::")
@example(".")
@example("a||b")
@example("[*]")
@given(st.text("ab.:#[]()|*,>+~&\\\"' -1%", max_size=12))
def test_no_selector_is_too_odd_to_be_kept(text: str) -> None:
    for node in tinycss2.parse_stylesheet(f"{text}{{}}"):
        if node.type == "qualified-rule":
            contents = Contents(LexborHTMLParser("<a class='b'><b></b></a>"), ("a b",))
            assert all(isinstance(fits(item, contents), bool) for item in selectors(node.prelude))
