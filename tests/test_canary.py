"""How the canary compares two builds, and that the templates are ones it can build. No Zensical."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes

from canary.__main__ import main, report
from canary.differences import (
    FILE,
    NOTHING,
    Difference,
    Known,
    differences,
    known_from,
    table,
    verdict,
)
from canary.expanded import configuration, front
from canary.facts import folder_facts, page_facts
from macros.errors import DataError
from tests.cases import untimed
from tests.repository import ROOT

PLACE = "help/japan/index.html"
PAGE = '<article><h1>Help</h1><a href="../">Back</a></article>'

lines = st.lists(st.text(max_size=5), max_size=4).map(tuple)
facts = st.dictionaries(
    st.tuples(st.sampled_from(["text", "links", "traces"]), st.sampled_from(["a", "b", "c"])), lines
)


def known(looked_at: str = "text", places: tuple[str, ...] = ("*",), **lines: str) -> Known:
    return Known(looked_at=looked_at, places=places, why="a reason", plan="a plan", **lines)


def page(html: str, place: str = PLACE) -> dict[str, tuple[str, ...]]:
    return dict(page_facts(html, place))


# Facts


def test_blanks_between_words_are_no_difference() -> None:
    assert page("<article><p>One\n  two</p></article>")["text"] == ("One", "two")
    assert page("<article><p>One two</p></article>")["text"] == ("One", "two")


def test_a_word_that_is_missing_is_told() -> None:
    assert page("<article>Call 112</article>")["text"] != page("<article>Call</article>")["text"]


@pytest.mark.parametrize("written", ["../", "../../help/", "./.././", "../../help/./"])
def test_an_address_that_is_written_in_another_way_leads_to_the_same_place(written: str) -> None:
    assert page(PAGE.replace("../", written)) == page(PAGE)


@pytest.mark.parametrize("written", ["../../../help/", "/help/", "../../"])
def test_a_link_that_climbs_too_high_or_not_high_enough_is_told(written: str) -> None:
    """The first of them works on a host of its own, and nowhere in a folder of a host."""
    other = page(PAGE.replace("../", written))
    assert other["links"] != page(PAGE)["links"]
    assert {**other, "links": ()} == {**page(PAGE), "links": ()}


def test_an_attribute_that_is_missing_is_told() -> None:
    named, bare = page("<nav aria-label=Menu>"), page("<nav>")
    assert named["elements"] != bare["elements"]


def test_files_whose_names_hold_a_hash_of_the_content_count_by_the_rest_of_the_name(
    tmp_path: Path,
) -> None:
    for folder, hashed in (("one", "a5f9d56c"), ("two", "77dd0ce9")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"bundle.{hashed}.min.js").write_text(hashed)
    assert folder_facts(tmp_path / "one") == folder_facts(tmp_path / "two")


def test_every_file_of_a_folder_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "robots.txt").write_text("Allow: /\n", encoding="utf-8")
    (tmp_path / "icon.png").write_bytes(b"\xff\xfe\xfd")
    found = folder_facts(tmp_path)
    assert {name for name, place in found if place == "a/index.html"} == {
        "path",
        "text",
        "elements",
        "links",
    }
    assert found["content", "robots.txt"] == ("Allow: /",)
    assert len(found["content", "icon.png"][0]) == 64, "a digest, where there are no lines"


# Differences


@untimed
@given(facts)
def test_a_build_does_not_differ_from_itself(build: dict[tuple[str, str], tuple[str, ...]]) -> None:
    assert differences(build, build) == []


@untimed
@given(facts, facts)
def test_each_fact_that_differs_is_told_once_from_either_side(
    one: dict[tuple[str, str], tuple[str, ...]], other: dict[tuple[str, str], tuple[str, ...]]
) -> None:
    there = {(each.looked_at, each.place) for each in differences(one, other)}
    back = {(each.looked_at, each.place) for each in differences(other, one)}
    wrong = {key for key in one.keys() | other.keys() if one.get(key, ()) != other.get(key, ())}
    assert there == back == wrong
    assert len(differences(one, other)) == len(wrong)


def test_the_first_line_that_differs_is_shown() -> None:
    found = differences({("text", "a"): ("Call", "112")}, {("text", "a"): ("Call", "999", "now")})
    assert found == [Difference("text", "a", "112", "999")]
    found = differences({("text", "a"): ("Call",)}, {("text", "a"): ("Call", "now")})
    assert found == [Difference("text", "a", NOTHING, "now")]


def test_a_page_that_one_engine_lacks_is_told_once_and_not_line_by_line() -> None:
    whole = {("path", "a"): ("there",), ("text", "a"): ("One",), ("links", "a"): ("/",)}
    assert differences(whole, {}) == [Difference("path", "a", "there", NOTHING)]


def test_a_difference_that_nobody_wrote_down_and_one_that_is_gone_are_both_told() -> None:
    found = [Difference("text", "a", "112", "999"), Difference("links", "b", "/", "../")]
    text, gone = known("text"), known("search")
    told = verdict(found, [text, gone])
    assert told.unknown == (found[1],)
    assert told.gone == (gone,)


def test_of_an_entry_the_places_are_told_where_the_difference_is_gone() -> None:
    found = [Difference("text", "a", "112", "999"), Difference("text", "b", "/", "../")]
    told = verdict(found, [known("text", ("a", "c", "b"))])
    assert told == ((), (known("text", ("c",)),))


@pytest.mark.parametrize(
    ("entry", "is_meant"),
    [
        (known("text", ("help/*",)), True),
        (known("text", ("help/*",), ours="1*", theirs="999"), True),
        (known("text", ("help/*",), ours="112", theirs="911"), False),
        (known("text", ("help/*",), ours="911"), False),
        (known("text", ("about/*",)), False),
        (known("links", ("help/*",)), False),
    ],
)
def test_an_entry_means_what_it_names_and_nothing_else(entry: Known, is_meant: bool) -> None:
    assert entry.covers(Difference("text", "help/index.html", "112", "999")) is is_meant


def test_the_same_difference_in_many_places_is_one_line_with_its_plan() -> None:
    found = [Difference("text", place, "a|b", "x" * 99) for place in "abc"]
    *_, line = table(found, [known()])
    assert line == f"| text | a and 2 more | a\\|b | {'x' * 59}… | a plan |"
    *_, line = table(found, [])
    assert line.endswith("| **not known** |")


@pytest.mark.parametrize(
    ("theirs", "entries", "status", "said"),
    [
        ("112", (), 0, ""),
        ("999", (known(),), 0, ""),
        ("999", (), 1, "MkDocs '112', Zensical '999'"),
        ("112", (known(),), 1, "no such difference any longer"),
    ],
)
def test_the_report_fails_where_what_is_written_down_is_not_true(
    capsys: pytest.CaptureFixture[str],
    theirs: str,
    entries: tuple[Known, ...],
    status: int,
    said: str,
) -> None:
    ours = {("text", "a"): ("112",)}
    assert report(ours, {("text", "a"): (theirs,)}, entries) == status
    assert said in capsys.readouterr().err


def test_what_is_written_down_can_be_read_and_has_a_reason_and_a_plan() -> None:
    for entry in known_from((ROOT / FILE).read_text(encoding="utf-8")):
        assert entry.places
        assert entry.why.endswith(".")
        assert entry.plan.endswith(".")


def test_an_entry_without_a_plan_is_refused_by_its_field() -> None:
    with pytest.raises(DataError, match=r"canary/known\.yml(?s:.*)known → item 1(?s:.*)plan"):
        known_from("known: [{looked_at: text, places: [a], why: A reason.}]")


@pytest.mark.parametrize("arguments", [[], ["no/such/program"], ["a", "b"]])
def test_a_call_without_the_engine_compares_nothing_and_says_so(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == 2
    assert "make canary" in capsys.readouterr().err


# What the next engine is given


# What pages may hold: macros/characters.py refuses the rest.
words = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp", "Cf"])
)


@untimed
@given(st.dictionaries(words, words | st.integers() | st.none()))
def test_front_matter_says_the_same_after_as_before(meta: dict[str, object]) -> None:
    text = front(meta)
    assert text.startswith("---\n")
    assert text.endswith("\n---\n")
    assert yaml.safe_load(text.removesuffix("---\n")) == meta


def test_no_macro_is_left_to_the_next_engine_and_the_theme_knows_what_they_told_it() -> None:
    given_on = configuration(ROOT, {"foot": "<p>Call</p>"})
    assert not [each for each in given_on["plugins"] if "macros" in each]
    assert given_on["extra"] == {"foot": "<p>Call</p>"}
    assert given_on["nav"] == yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]


def methods(template: str) -> Iterator[str]:
    """Yield the methods that a template calls."""
    for call in Environment(autoescape=True).parse(template).find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr):
            yield call.node.attr


TEMPLATES = sorted(
    path
    for path in (ROOT / "overrides").rglob("*")
    if path.suffix in {".html", ".xml", ".txt", ".js"}
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_calls_no_method_of_python(path: Path) -> None:
    """MiniJinja, which the next engine has, knows none: a filter or a slice does the same."""
    python = {name for kind in (str, list, dict, tuple) for name in dir(kind)}
    assert not python & set(methods(path.read_text(encoding="utf-8")))


def test_a_method_of_python_in_a_template_would_be_seen() -> None:
    assert list(methods('{% if page.url.startswith("help/") %}{% endif %}')) == ["startswith"]
