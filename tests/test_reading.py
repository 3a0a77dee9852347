"""Files and YAML, whatever is in them."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from macros.errors import DataError, Problem
from macros.models import Country, EmergencyNumbers, Quiz
from macros.reading import LARGEST_FILE, checked_record, parse_yaml, read_record, read_text
from macros.words import Words
from tests.cases import untimed
from tests.projects import SMALL, check_readable
from tests.repository import ROOT

MODELS = {
    Quiz: SMALL / "data/quizzes/lantern.yml",
    Country: SMALL / "data/services/gb.yml",
    EmergencyNumbers: SMALL / "data/emergency.yml",
    Words: ROOT / "data/strings/en.yml",
}


def problem_of(text: str) -> Problem:
    with pytest.raises(DataError) as caught:
        parse_yaml(text, file="a.yml", first_line=11)
    (problem,) = caught.value.problems
    return problem


# Files


def test_a_text_is_read_with_plain_ends_of_lines_and_no_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffé\r\nb\rc\n".encode())
    assert read_text(tmp_path / "a.md", root=tmp_path) == "é\nb\nc\n"


def test_a_link_is_refused_even_when_it_leads_to_a_good_file(tmp_path: Path) -> None:
    (tmp_path / "good.yml").write_text("a: 1\n")
    (tmp_path / "link.yml").symlink_to("good.yml")
    with pytest.raises(DataError, match="a symbolic link"):
        read_text(tmp_path / "link.yml", root=tmp_path)


def test_a_file_that_is_too_large_is_not_read_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.yml"
    path.write_bytes(b"x" * LARGEST_FILE)
    assert read_text(path, root=tmp_path)
    path.write_bytes(b"x" * (LARGEST_FILE + 1))
    monkeypatch.delattr(Path, "read_bytes")
    with pytest.raises(DataError, match=f"{LARGEST_FILE + 1} bytes"):
        read_text(path, root=tmp_path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    with pytest.raises(DataError, match="a folder or a device"):
        read_text(tmp_path / "pipe.yml", root=tmp_path)


def test_a_file_is_named_from_the_root_of_the_project(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_text(tmp_path / "data" / "none.yml", root=tmp_path)
    assert caught.value.problems[0].file == "data/none.yml"


@untimed
@given(raw=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-16")))
def test_whatever_the_bytes_a_file_is_text_or_an_error_of_ours(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(raw)
    try:
        assert "\r" not in read_text(path, root=tmp_path)
    except DataError as error:
        check_readable(error)


# YAML


def test_yaml_is_plain_values() -> None:
    assert parse_yaml("a: [1, x]\nb: {c: null}\n", file="a.yml") == {
        "a": [1, "x"],
        "b": {"c": None},
    }


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ('a: 1\nb: "x\n\n', "line 14, in what starts on line 12", "unexpected end of stream"),
        ("a: 1\na: 2\n", "line 12", "'a' twice"),
        ("x:\n  a: 1\n  a: 2\n", "line 13", "'a' twice"),
        ("a: &b 1\nc: *b\n", "line 12", "the alias *b"),
        ("a: 1\nb: 2026-13-40\n", "line 12", "month must be in 1..12"),
        ("a: !!int ''\n", "line 11", "a value YAML cannot read"),
        ("a: !!bool x\n", "line 11", "a value YAML cannot read"),
        ("a: !!float ''\n", "line 11", "a value YAML cannot read"),
        ("a: !!timestamp x\n", "line 11", "a value YAML cannot read"),
        ("a: !!binary é\n", "line 11", "failed to convert base64 data into ascii"),
        ("a: !!map [b]\n", "line 11", "expected a mapping node, but found sequence"),
        ("{a: 1}: b\n", "line 11", "found unhashable key"),
        ("a: !!python/name:os.system\n", "line 11", "could not determine a constructor"),
        ("a: 1\n---\nb: 1\n", "line 12, in what starts on line 11", "found another document"),
        ("a: " + "[" * 3000, "the whole file", "nested too deep"),
    ],
)
def test_yaml_that_we_refuse_is_named_with_its_line(text: str, where: str, found: str) -> None:
    problem = problem_of(text)
    assert problem.where == where
    assert found in problem.found


def test_two_records_may_have_fields_of_the_same_name() -> None:
    assert parse_yaml("- {a: 1}\n- {a: 2}\n", file="a.yml") == [{"a": 1}, {"a": 2}]


TAGS = ["int", "float", "bool", "null", "str", "binary", "timestamp", "map", "seq", "set", "omap"]
TAGS += ["pairs", "merge", "python/object:os.system"]


@untimed
@given(st.text(max_size=60))
def test_whatever_the_text_yaml_is_a_value_or_an_error_of_ours(text: str) -> None:
    try:
        parse_yaml(text, file="a.yml")
    except DataError as error:
        check_readable(error)


@untimed
@given(
    st.sampled_from(TAGS),
    st.sampled_from(["", "''", "x", "[a]", "{a: 1}", "[{a: 1}]", "[[a, b]]", "2026-02-30", "é"]),
)
def test_whatever_the_tag_yaml_is_a_value_or_an_error_of_ours(tag: str, value: str) -> None:
    for text in (f"a: !!{tag} {value}", f"!!{tag} {value}", f"? !!{tag} {value}\n: b"):
        try:
            parse_yaml(text, file="a.yml")
        except DataError as error:
            check_readable(error)


# Records


@pytest.mark.parametrize("model", MODELS)
def test_a_good_file_is_a_record(model: Any) -> None:
    path = MODELS[model]
    root = SMALL if path.is_relative_to(SMALL) else ROOT
    assert isinstance(read_record(model, path, root=root), model)


@pytest.mark.parametrize("model", MODELS)
def test_an_empty_file_is_told_from_a_file_without_fields(model: Any) -> None:
    with pytest.raises(DataError, match="nothing: the file is empty"):
        checked_record(model, None, file="a.yml")
    with pytest.raises(DataError, match="the field is missing"):
        checked_record(model, {}, file="a.yml")


ODD = ["", "no", "0123", "12:30", "010", "2026-11-24", "2026-99-99", "null", "~", "[]", "{}", "- x"]
ODD += [
    "*a",
    "&a x",
    "!!int ''",
    "'",
    '"',
    "|",
    ">-",
    "{{ x }}",
    "\t",
    "#",
    ":",
    "é",
    "\x85",
    "0x" + "f" * 5000,
]


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Spoil a good file as people do: drop, repeat, move, indent and replace parts of lines."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "repeat", "swap", "indent", "value", "name", "cut"])):
            case "drop":
                lines[at] = ""
            case "repeat":
                lines.insert(at, lines[at])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                lines[at] = " " * draw(st.integers(0, 6)) + lines[at].lstrip()
            case "value":
                odd = draw(st.sampled_from(ODD) | st.text(max_size=10))
                lines[at] = lines[at].partition(":")[0] + ": " + odd
            case "name":
                odd = draw(st.sampled_from(ODD) | st.text(max_size=10))
                lines[at] = odd + ":" + lines[at].partition(":")[2]
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return "\n".join(lines)


@pytest.mark.parametrize("model", MODELS)
@untimed
@given(data=st.data())
def test_whatever_an_editor_does_to_a_file_it_is_a_record_or_an_error_of_ours(
    model: Any, data: st.DataObject, tmp_path: Path
) -> None:
    text = data.draw(mutated(MODELS[model].read_text(encoding="utf-8")))
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        assert isinstance(read_record(model, path, root=tmp_path), model)
    except DataError as error:
        check_readable(error)


# The scanner in C

SIGNS = "ab1é:-,[]{}#'\"\n |>?&*%~.\\\x85\u2028"


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML without its scanner in C")
@given(text=st.text(alphabet=SIGNS + "\t!", max_size=30))
@example(text="a: 1\nb: [x, 'y']\nc:\n  - |\n    z\n")
@untimed
def test_yaml_reads_the_same_with_and_without_the_scanner_in_c(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quick = _parsed(text)
        patch.setattr(yaml, "__with_libyaml__", False)
        assert quick == _parsed(text)


def _parsed(text: str) -> object:
    try:
        return repr(parse_yaml(text, file="a.yml"))
    except DataError as error:
        return error.problems
