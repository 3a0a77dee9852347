"""BibTeX in, records out; tests/cases/bad-input/bibliography.yml shows what is refused."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros import bibliography
from macros.bibliography import references
from macros.errors import DataError
from macros.models import Reference
from tests.cases import untimed
from tests.projects import SMALL, check_readable

ENTRY = "@misc{key, author = {Keeper, Lena}, title = {On lanterns}, year = {2020}}"


def one(text: str) -> Reference:
    (reference,) = references(text, file="a.bib").values()
    return reference


def by(author: str) -> Reference:
    return one(ENTRY.replace("{Keeper, Lena}", author))


def test_an_entry_is_a_record() -> None:
    text = """
    @article{yard2021,
      author = {Keeper, Lena Olga and Mast, Olaf},
      title = {On lanterns}, journal = {Journal of Lanterns}, year = {2021},
      volume = {4}, number = {2}, pages = {12–17},
      publisher = {The Yard}, doi = {10.9999/x}, url = {https://example.org/x},
      annotation = {For editors only}
    }
    """
    assert one(text) == Reference(
        key="yard2021",
        authors=("Keeper, L. O.", "Mast, O."),
        names=("Keeper", "Mast"),
        year="2021",
        title="On lanterns",
        container="Journal of Lanterns",
        volume="4",
        number="2",
        pages="12–17",
        publisher="The Yard",
        doi="10.9999/x",
        url="https://example.org/x",
    )


def test_entries_come_in_the_order_of_their_keys() -> None:
    text = "".join(ENTRY.replace("key", key) for key in ("c", "a", "b"))
    assert list(references(text, file="a.bib")) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("author", "full", "family"),
    [
        ("{Logan, T. K.}", "Logan, T. K.", "Logan"),
        ("{Logan, T.K.}", "Logan, T.K.", "Logan"),
        ("{Lena Keeper}", "Keeper, L.", "Keeper"),
        ("{Keeper, Anna-Maria}", "Keeper, A.-M.", "Keeper"),
        ("{van der Mast, Olaf}", "van der Mast, O.", "van der Mast"),
        ("{Olaf van der Mast}", "van der Mast, O.", "van der Mast"),
        ("{Keeper, Jr., Lena}", "Keeper, L., Jr.", "Keeper"),
        ("{Pathé, Michele}", "Pathé, M.", "Pathé"),
        (r"{Path{\'e}, Michele}", "Pathé, M.", "Pathé"),
        (
            "{{Office for National Statistics}}",
            "Office for National Statistics",
        )
        * 1
        + ("Office for National Statistics",),
        ("{{Keeper and Sons}}", "Keeper and Sons", "Keeper and Sons"),
        ("{O'Brien, Una}", "O'Brien, U.", "O'Brien"),
    ],
)
def test_a_name_is_written_in_full_for_the_list_and_short_for_the_text(
    author: str, full: str, family: str
) -> None:
    reference = by(author)
    assert reference.authors == (full,)
    assert reference.names == (family,)


def test_a_short_name_stands_in_the_text_and_the_long_one_in_the_list() -> None:
    reference = by("{{Office for National Statistics}}, shortauthor = {{ONS}}")
    assert reference.authors == ("Office for National Statistics",)
    assert reference.names == ("ONS",)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("{{On} lanterns}", "On lanterns"),
        ("{On\n   lanterns}", "On lanterns"),
        ("{On~lanterns}", "On lanterns"),
        ('"On lanterns"', "On lanterns"),
        (r"{Oil \& light}", "Oil & light"),
        (r"{100\% light}", "100% light"),
        ("{About 50% of people}", "About 50% of people"),
        ("{About {50% of} people}", "About 50% of people"),
        ("{5 $ a_b # c^d}", "5 $ a_b # c^d"),
        ("{Oil <b>&</b> light}", "Oil <b>&</b> light"),
    ],
)
def test_a_title_is_plain_text(written: str, plain: str) -> None:
    assert one(ENTRY.replace("{On lanterns}", written)).title == plain


@pytest.mark.parametrize(
    "url", ["https://a.org/~b", "https://a.org/b_c%20d#e", "http://a.org/?b=c&d"]
)
def test_an_address_is_taken_as_it_stands(url: str) -> None:
    assert one(ENTRY.replace("year", f"url = {{ {url} }}, year")).url == url


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("journal", "container"),
        ("booktitle", "container"),
        ("publisher", "publisher"),
        ("institution", "publisher"),
        ("howpublished", "publisher"),
    ],
)
def test_fields_of_different_kinds_of_entry_mean_the_same_to_a_reader(
    field: str, name: str
) -> None:
    reference = one(ENTRY.replace("year", f"{field} = {{The Yard}}, year"))
    assert getattr(reference, name) == "The Yard"


def test_the_problems_of_all_entries_are_told_together() -> None:
    text = ENTRY.replace("key", "a").replace("2020", "x") + ENTRY.replace("key", "b_b")
    with pytest.raises(DataError) as caught:
        references(text, file="a.bib")
    assert [problem.where for problem in caught.value.problems] == ["a → year", "b_b → key"]


@pytest.mark.parametrize("title", ["On lanterns\\", r"On {\\% lanterns}"])
def test_latex_that_does_not_close_is_a_problem_of_its_entry(title: str) -> None:
    with pytest.raises(DataError, match="braces in pairs, and no backslash") as caught:
        one(ENTRY.replace("{On lanterns}", f"{{{title}}}"))
    assert [problem.where for problem in caught.value.problems] == ["key"]


@pytest.mark.parametrize("error", [ValueError, IndexError, AttributeError, RecursionError])
def test_whatever_the_reader_of_bibtex_trips_over_is_an_error_of_ours(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(text: str, form: str) -> None:
        raise error("odd bytes")

    monkeypatch.setattr(bibliography, "parse_string", trip)
    with pytest.raises(DataError, match="odd bytes"):
        one(ENTRY)


@untimed
@given(st.text(max_size=80))
def test_whatever_the_text_it_is_records_or_an_error_of_ours(text: str) -> None:
    try:
        assert references(text, file="a.bib")
    except DataError as error:
        check_readable(error)


PARTS = [
    "{",
    "}",
    ",",
    "=",
    '"',
    "\\",
    "@",
    "#",
    "%",
    "~",
    "$",
    "and",
    "\\'",
    "{\\",
    "@misc{",
    "\n",
]
PARTS += ["@string{x = {y}}", "@comment{", "@preamble{", "\\foo", "\\begin{x}", ", ,", "\x00", "é"]


@untimed
@given(st.data())
def test_whatever_an_editor_does_to_a_bibliography_it_is_records_or_an_error_of_ours(
    data: st.DataObject,
) -> None:
    text = (SMALL / "data" / "references.bib").read_text(encoding="utf-8")
    pieces = re.split(r"(\W)", text)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(pieces) - 1))
        pieces[at] = data.draw(st.sampled_from(PARTS) | st.text(max_size=5) | st.just(""))
    try:
        assert references("".join(pieces), file="a.bib")
    except DataError as error:
        check_readable(error)


@given(text=st.text(alphabet="ab1 é.,:;()/+&’–-?!`'", max_size=20), braces=st.booleans())
@example(text="On lanterns, 2nd ed. (rev.)", braces=True)
@untimed
def test_a_text_without_latex_is_read_as_latex_would_read_it(text: str, braces: bool) -> None:
    text = f"{{{text}}}" if braces else text
    with pytest.MonkeyPatch.context() as patch:
        quick = bibliography._plain(text)
        patch.setattr(bibliography, "_NO_LATEX", re.compile(r"(?!)"))
        assert quick == bibliography._plain(text)


def test_a_field_that_is_for_editors_alone_may_hold_anything() -> None:
    assert one(ENTRY.replace("year =", "annotation = {100 % \\\\undefined}, year ="))
