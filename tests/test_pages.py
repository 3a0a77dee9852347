"""Pages before they are rendered: the same words must be front matter to us and to MkDocs."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils import meta

from macros.calls import Call, Signature
from macros.errors import DataError
from macros.pages import Page, parse_page, read_pages
from tests.cases import untimed
from tests.projects import SMALL, check_readable

SIGNATURES = {
    "cite": Signature(block=False, least=1, most=2, values=frozenset({"keeper2020", "yard2021"})),
    "quiz": Signature(block=True, least=1, most=1, values=frozenset({"lantern"})),
}
TEXT = (SMALL / "docs" / "understand" / "lantern.md").read_text(encoding="utf-8")


def parsed(text: str) -> Page:
    return parse_page(text, path="a.md", file="docs/a.md", signatures=SIGNATURES)


def test_a_page_is_its_front_matter_and_the_calls_of_its_body() -> None:
    page = parsed(TEXT)
    assert page.front_matter.title == "What is a lantern?"
    assert page.calls == (
        Call("cite", ("keeper2020", "yard2021"), 12),
        Call("quiz", ("lantern",), 16),
    )


def test_a_page_is_no_list_of_questions_unless_it_says_so() -> None:
    assert parsed(TEXT).front_matter.faq is False
    assert (
        parsed(TEXT.replace("audience: you", "audience: you\nfaq: true")).front_matter.faq is True
    )


def test_problems_of_front_matter_and_body_are_told_together() -> None:
    with pytest.raises(DataError) as caught:
        parsed(TEXT.replace("audience: you", "audience: me").replace("## Light", "{{ x }}"))
    wheres = [problem.where for problem in caught.value.problems]
    assert wheres == ["audience", f"line {TEXT.splitlines().index('## Light {#light}') + 1}"]
    assert {problem.file for problem in caught.value.problems} == {"docs/a.md"}


def test_a_line_of_front_matter_is_counted_from_the_top_of_the_file() -> None:
    with pytest.raises(DataError) as caught:
        parsed(TEXT.replace("title: What", "title: What: "))
    assert caught.value.problems[0].where == "line 2"


@pytest.mark.parametrize("end", ["---", "--- ", "---\t", "..."])
def test_front_matter_ends_where_mkdocs_ends_it(end: str) -> None:
    text = TEXT.replace("review: none\n---\n", f"review: none\n{end}\n")
    body, fields = meta.get_data(text)
    assert body.startswith("## Light")
    assert parsed(text).front_matter.title == fields["title"]


@pytest.mark.parametrize("text", ["", "---\n", "---\n---\n", "----\ntitle: x\n----\n", "\n" + TEXT])
def test_a_page_without_front_matter_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="front matter"):
        parsed(text)


def test_front_matter_without_a_body_is_not_front_matter_to_mkdocs() -> None:
    text = TEXT[: TEXT.index("## Light")].rstrip("\n")
    assert meta.get_data(text)[1] == {}
    with pytest.raises(DataError, match="no front matter"):
        parsed(text)


SPOILERS = [
    "---\n",
    "...\n",
    "---",
    "...",
    "\n",
    "# x\n",
    "{{ config }}",
    "{% if x %}",
    "'",
    '"',
    "|\n",
]
SPOILERS += [
    ": ",
    "\t",
    "&a ",
    "*a",
    "!!str ",
    "\\x7b\\x7b",
    " ",
    "- ",
    "{",
    "}",
    "[",
    "é",
    "\x85",
    "\ufeff",
]


@untimed
@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.sampled_from(SPOILERS) | st.text(max_size=3)),
        max_size=4,
    )
)
@example([(TEXT.index("---\n\n## Light"), "...\n# {{ config }}\n")])
@example([(TEXT.index("audience"), 'heading: "\\x7b\\x7b x }}"\n')])
@example([(0, "\n")])
def test_whatever_is_accepted_mkdocs_renders_only_what_was_checked(
    changes: list[tuple[int, str]],
) -> None:
    text = TEXT
    for at, spoiler in changes:
        text = text[:at] + spoiler + text[at:]
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as read_text and MkDocs do
    try:
        page = parsed(text)
    except DataError as error:
        check_readable(error)
        return
    body, fields = meta.get_data(text)
    assert fields["title"].strip() == page.front_matter.title
    for field in fields.values():
        assert "{{" not in str(field)
        assert "{%" not in str(field)
    rendered = parse_page(
        TEXT[: TEXT.index("## Light")] + body, path="a.md", file="a", signatures=SIGNATURES
    )
    assert [call.name for call in rendered.calls] == [call.name for call in page.calls]


@untimed
@given(st.text(max_size=80) | st.text(max_size=40).map(lambda body: TEXT + body))
def test_whatever_the_text_it_is_a_page_or_an_error_of_ours(text: str) -> None:
    try:
        parsed(text)
    except DataError as error:
        check_readable(error)


# Folders of pages


def test_pages_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.md", "a/index.md", "c/d/e.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(TEXT)
    pages = read_pages(tmp_path / "docs", root=tmp_path, signatures=SIGNATURES)
    assert list(pages) == ["a/index.md", "b.md", "c/d/e.md"]
    assert pages["b.md"].path == "b.md"


def test_files_that_are_no_pages_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "docs" / "folder.md").mkdir(parents=True)
    for name in ("a.css", "b.html", "md", "folder.md/a.svg"):
        (tmp_path / "docs" / name).write_text("{{ not a page }}")
    assert read_pages(tmp_path / "docs", root=tmp_path, signatures=SIGNATURES) == {}


@pytest.mark.parametrize("ending", ["markdown", "mdown", "mkdn", "mkd"])
def test_a_file_that_only_mkdocs_would_take_for_a_page_is_refused(
    ending: str, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / f"a.{ending}").write_text(TEXT)
    with pytest.raises(DataError, match=r"a name ending in \.md"):
        read_pages(tmp_path / "docs", root=tmp_path, signatures=SIGNATURES)


def test_no_other_ending_is_a_page_to_mkdocs() -> None:
    from mkdocs.utils import markdown_extensions

    assert set(markdown_extensions) == {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
