"""One list of rules: messages name them, the document explains them, their examples are tests."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros import errors
from macros.errors import DataError, Problem
from macros.store import load_store
from prose import document, report, spelled
from prose.__main__ import problems
from prose.rules import FILE, SENTENCE, Example, rules
from tests.projects import TODAY, small_project
from tests.repository import ROOT

RULES = rules()
DOCUMENT = (ROOT / report.DOCUMENT).read_text(encoding="utf-8")
# Which argument of what code makes of a finding is the name of the rule.
PLACE = {"Problem": 4, "Refusal": 3, "Finding": 0}
EXAMPLES = [
    pytest.param(rule.name, example, id=f"{rule.name}-{at}")
    for rule in RULES.values()
    for at, example in enumerate(
        [
            *(Example(bad=words.bad, good=words.good) for words in rule.words),
            *rule.examples,
        ]
    )
    if rule.name != spelled.RULE  # its dictionary is a program of its own: test_spelled.py
]


def told(project: Path, example: Example, text: str) -> list[Problem]:
    """Return what is told of the small project with an example in its place."""
    if example.is_path:
        (project / text).parent.mkdir(parents=True, exist_ok=True)
        (project / text).write_text("p {}\n", encoding="utf-8")
    else:
        path = project / example.file
        before = path.read_text(encoding="utf-8")
        assert before.count(example.old) == 1
        path.write_text(before.replace(example.old, text), encoding="utf-8")
    try:
        return list(problems(load_store(project, today=TODAY)))
    except DataError as error:
        return list(error.problems)


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_the_bad_example_of_a_rule_is_caught_by_that_rule(
    name: str, example: Example, tmp_path: Path
) -> None:
    found = told(small_project(tmp_path), example, example.bad)
    assert name in {problem.rule for problem in found}, found


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_the_good_example_of_a_rule_keeps_every_rule(
    name: str, example: Example, tmp_path: Path
) -> None:
    assert told(small_project(tmp_path), example, example.good) == []


def test_the_sentence_that_examples_replace_is_the_one_of_the_small_project(tmp_path: Path) -> None:
    page = small_project(tmp_path) / "docs" / "understand" / "lantern.md"
    assert page.read_text(encoding="utf-8").count(SENTENCE) == 1


def test_no_text_of_a_rule_ends_early_because_yaml_takes_the_rest_for_a_comment() -> None:
    text = FILE.read_text(encoding="utf-8")
    lines = text.splitlines()
    ends = [
        event.end_mark
        for event in yaml.parse(text, Loader=yaml.SafeLoader)
        if isinstance(event, yaml.ScalarEvent) and event.style is None and event.end_mark
    ]
    rest = {mark.line + 1: lines[mark.line][mark.column :] for mark in ends}
    assert len(rest) > 300
    assert {at: lost for at, lost in rest.items() if lost.lstrip().startswith("#")} == {}


# The document


def test_the_document_is_written_from_the_list() -> None:
    assert document.document(RULES.values()) == DOCUMENT, "make format writes it anew"


def test_each_rule_has_exactly_one_section_with_its_number_and_all_its_examples() -> None:
    _, *parts = re.split(r"^## ([a-z-]+)$", DOCUMENT, flags=re.MULTILINE)
    assert parts[::2] == list(RULES)
    for at, (section, rule) in enumerate(zip(parts[1::2], RULES.values(), strict=True), start=1):
        assert f"**Rule {at}. {rule.title}.**" in section
        assert rule.pairs, rule.name
        for text in (text for pair in rule.pairs for text in pair):
            assert text.rstrip("\n") in section


def named_in_code() -> set[str]:
    """Collect names of rules: constants called RULE, arguments, and the table of fields."""
    names = {*errors.RULES.values(), Problem("", "", "", "").rule}
    for path in (*ROOT.glob("macros/*.py"), *ROOT.glob("prose/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            given: list[ast.expr] = []
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "RULE":
                given = [node.value]
            elif (
                isinstance(node, ast.Call) and (at := PLACE.get(ast.unparse(node.func))) is not None
            ):
                given = node.args[at : at + 1]
            names |= {str(item.value) for item in given if isinstance(item, ast.Constant)}
    return names


def test_every_rule_that_code_names_is_in_the_list_and_the_other_way_round() -> None:
    assert named_in_code() == {rule.name for rule in RULES.values() if not rule.words}


def test_a_rule_has_a_name_of_small_letters_and_says_why_in_a_sentence() -> None:
    for rule in RULES.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert rule.why.endswith("."), rule.name
        assert not rule.write.endswith("."), rule.name


def test_the_document_can_be_written_by_its_command(tmp_path: Path) -> None:
    (tmp_path / ".github").mkdir()
    command = [sys.executable, "-m", "prose.document"]
    environment = {"PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / report.DOCUMENT).read_text(encoding="utf-8") == DOCUMENT
