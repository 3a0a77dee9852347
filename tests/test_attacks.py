"""What a stranger could try through pages and data: refused before anything is rendered.

The table is tests/cases/attacks/*.yml, written like that of test_bad_input.py. Each case expects
among the problems of its file one at `where` with `found` and `rule`. A payload that runs would
leave a file `pwned`.
"""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment

import macros
from macros import calls
from macros.errors import BuildStopped, DataError, Problem
from macros.store import load_store
from tests.built import configuration
from tests.projects import TODAY, build, check_readable, give_tools, small_project
from tests.repository import ROOT
from tests.test_bad_input import Case, cases, spoil

ATTACKS = cases(ROOT / "tests" / "cases" / "attacks")
BY_ID = {parameter.id: parameter.values[0] for parameter in ATTACKS}
FIRST = "programs/a-shell-through-the-globals-of-a-macro"
ONE_OF_EACH_KIND = {name.partition("/")[0]: BY_ID[name] for name in reversed(BY_ID)}


def refusal(case: Case, problems: tuple[Problem, ...]) -> Problem:
    """Return the problem that the case expects."""
    wanted = (case.fields["file"], case.fields["where"], case.fields["rule"])
    for problem in problems:
        named = (problem.file, problem.where, problem.rule)
        if named == wanted and case.fields["found"] in problem.found:
            return problem
    pytest.fail(
        f"not among them: {wanted} {case.fields['found']}\n" + "\n".join(map(str, problems))
    )


@pytest.mark.parametrize("case", ATTACKS)
def test_an_attack_is_refused_by_its_rule_and_named_with_its_place(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(small_project(tmp_path), case)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError) as caught:
        load_store(tmp_path, today=TODAY)
    check_readable(caught.value)
    problem = refusal(case, caught.value.problems)
    assert problem.allowed
    if problem.where not in ("the whole file", "the file's name"):
        assert problem.line
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("case", ONE_OF_EACH_KIND.values(), ids=ONE_OF_EACH_KIND)
def test_the_plugin_stops_before_it_has_a_macro_or_a_page(case: Case, tmp_path: Path) -> None:
    """MkDocs loads the macros before it reads a page: what stops there renders nothing."""
    spoil(small_project(tmp_path), case)
    conf = {"extra": configuration()["extra"]}

    def register(_: object) -> None:
        pytest.fail("a macro was registered")

    env = SimpleNamespace(conf=conf, project_dir=str(tmp_path), macro=register)
    with pytest.raises(BuildStopped, match="Nothing was built"):
        macros.define_env(env)


@pytest.mark.slow
@pytest.mark.parametrize("case", ONE_OF_EACH_KIND.values(), ids=ONE_OF_EACH_KIND)
def test_a_build_of_each_kind_of_attack_ends_with_nothing_built_and_nothing_run(
    case: Case, tmp_path: Path
) -> None:
    project = small_project(tmp_path)
    give_tools(project)
    spoil(project, case)
    result = build(project)
    assert result.status != 0
    refusal(case, tuple(result.problems))
    assert "Traceback" not in result.out + result.err
    assert not (project / "build").exists()
    assert not (project / "pwned").exists()


def test_the_first_attack_would_run_if_a_page_were_rendered_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the tests above would prove nothing."""
    monkeypatch.chdir(tmp_path)
    page = BY_ID[FIRST].fields["new"]
    Environment().from_string(page).render(cite=refusal)  # noqa: S701 (as the plugin's is)
    assert (tmp_path / "pwned").exists()


# What else the plugin could render


def plugin() -> dict[str, Any]:
    """Return the settings of mkdocs-macros."""
    (found,) = [item["macros"] for item in configuration()["plugins"] if "macros" in item]
    return dict(found)


def test_the_plugin_reads_no_file_and_knows_no_mark_beyond_those_that_are_checked() -> None:
    settings = plugin()
    assert settings.pop("module_name") == "macros"
    assert settings.pop("j2_comment_start_string") == "{##"
    assert settings.pop("j2_comment_end_string") == "##}"
    assert settings == {"on_undefined": "strict", "on_error_fail": True}, (
        "include_dir, include_yaml, j2_extensions and other marks would go unchecked"
    )


def test_the_marks_of_a_page_are_those_of_the_plugin() -> None:
    ours, theirs = calls._PARSER, Environment()  # noqa: S701 (compared, not used)
    for name in ("variable_start_string", "block_start_string", "line_statement_prefix"):
        assert getattr(ours, name) == getattr(theirs, name)
    for name in ("trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence"):
        assert getattr(ours, name) == getattr(theirs, name)
    assert ours.comment_start_string == plugin()["j2_comment_start_string"]


def test_no_title_of_the_menu_holds_braces() -> None:
    """The plugin renders the titles of pages too; those of front matter are checked."""
    assert "{{" not in str(configuration()["nav"])
    assert "{%" not in str(configuration()["nav"])


def test_pages_hook_into_nothing_else_of_the_engine() -> None:
    settings = configuration()
    assert "hooks" not in settings
    assert {name for item in settings["plugins"] for name in item} == {"search", "macros"}
    assert "snippets" not in str(settings["markdown_extensions"]), "it reads files into pages"
