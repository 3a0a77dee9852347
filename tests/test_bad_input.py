"""Whatever is wrong, the build says where, what and how to mend it, and changes nothing.

The table is tests/cases/bad-input/*.yml. Each file spoils one file of the small project, unless a
case names another. A case replaces `old` by `new` (and `also`, once more), or gives the whole
`content` (as text, `hex` or `base64`; `repeat` `times` between `text` and `end` for long ones), or
a `link_to`, or `remove`. It expects one problem, or as many as `problems` says; the first stands in
that file, unless the case says `in`, at `where`, and its lines contain `found` and `allowed`.
"""

import base64
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.errors import DataError, Problem
from macros.store import load_store
from publish.__main__ import MARK
from tests.projects import (
    TODAY,
    build,
    check_published,
    check_readable,
    files,
    give_tools,
    problems_in,
    run,
    small_project,
)
from tests.repository import ROOT

TABLE = ROOT / "tests" / "cases" / "bad-input"


@dataclass(frozen=True)
class Case:
    """One way to spoil the project, and what should be said about it."""

    id: str
    fields: dict[str, Any]


def cases(table: Path) -> list[Any]:
    """Read a table: one parameter for each case of each file in a folder."""
    found = []
    for path in sorted(table.glob("*.yml")):
        subject = yaml.safe_load(path.read_text(encoding="utf-8"))
        for fields in subject.pop("cases"):
            case = Case(f"{path.stem}/{fields['name']}", {**subject, **fields})
            found.append(pytest.param(case, id=case.id))
    return found


CASES = cases(TABLE)


def spoil(project: Path, case: Case) -> None:
    """Spoil the project as the case says; fail when that would change nothing."""
    fields = case.fields
    path = project / fields["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "like" in fields:
        shutil.copy(project / fields["like"], path)
    if "link_to" in fields:
        path.unlink(missing_ok=True)
        path.symlink_to(fields["link_to"])
    elif "remove" in fields:
        path.unlink()
    elif "hex" in fields:
        path.write_bytes(bytes.fromhex(fields["hex"]))
    elif "base64" in fields:
        path.write_bytes(base64.b64decode(fields["base64"]))
    elif "content" in fields:
        path.write_text(long_text(fields["content"]), encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        for change in (fields, *([fields["also"]] if "also" in fields else [])):
            assert text.count(change["old"]) == 1, f"{change['old']!r} is not there just once"
            text = text.replace(change["old"], long_text(change["new"]))
        path.write_text(text, encoding="utf-8")


def long_text(content: str | dict[str, Any]) -> str:
    if isinstance(content, str):
        return content
    return str(content["text"] + content["repeat"] * content["times"] + content.get("end", ""))


def assert_said(case: Case, problems: list[Problem]) -> None:
    fields = case.fields
    assert len(problems) == fields.get("problems", 1), problems
    problem = problems[0]
    assert problem.file == fields.get("in", fields["file"])
    assert problem.where == fields["where"]
    assert fields["found"] in problem.found
    assert fields["allowed"] in problem.allowed


@pytest.mark.parametrize("case", CASES)
def test_reading_names_the_problem_and_no_other(case: Case, tmp_path: Path) -> None:
    spoil(small_project(tmp_path), case)
    with pytest.raises(DataError) as caught:
        load_store(tmp_path, today=TODAY)
    check_readable(caught.value)
    assert_said(case, problems_in(str(caught.value)))


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_a_build_says_it_to_the_editor_and_keeps_the_last_good_site(
    case: Case, tmp_path: Path
) -> None:
    project = small_project(tmp_path)
    give_tools(project)
    (project / "site" / "help").mkdir(parents=True)
    (project / "site" / "index.html").write_bytes(b"the last good page")
    (project / "site" / "help" / "index.html").write_bytes(b"\x00the last good numbers\r\n")
    before = files(project / "site")
    spoil(project, case)

    result = run(project, "make", "--silent", "build")

    assert result.status != 0
    assert_said(case, result.problems)
    assert f"Nothing was built. To mend: {len(result.problems)}." in result.err
    assert "Traceback" not in result.out + result.err
    assert files(project / "site") == before
    assert not (project / "build").exists()


def test_the_small_project_is_sound_before_it_is_spoilt(tmp_path: Path) -> None:
    store = load_store(small_project(tmp_path), today=TODAY)
    assert set(store.pages) == {
        "index.md",
        "about/sources/a-m.md",
        "about/sources/index.md",
        "about/sources/n-z.md",
        "devices/lamps.md",
        "help/elsewhere.md",
        "help/index.md",
        "help/united-kingdom.md",
        "understand/lantern.md",
    }
    assert store.cited == {"keeper2020", "yard2021"}


@pytest.mark.slow
def test_the_small_project_builds_and_its_site_replaces_the_old_one(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "site").mkdir()
    for name in ("old.html", MARK):
        (project / "site" / name).touch()
    result = build(project)
    assert result.status == 0, result.err
    check_published(project)
    assert "site/ is ready: 11 pages." in result.out


def test_problems_of_several_files_are_told_together(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for path in ("data/emergency.yml", "data/quizzes/lantern.yml", "data/strings/en.yml"):
        (project / path).write_text("", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_store(project, today=TODAY)
    assert [problem.file for problem in caught.value.problems] == [
        "data/emergency.yml",
        "data/strings/en.yml",
        "data/quizzes/lantern.yml",
    ]


def test_one_broken_file_is_one_problem_and_not_one_for_each_use_of_it(tmp_path: Path) -> None:
    for path in ("data/references.bib", "data/strings/en.yml", "data/services/gb.yml"):
        project = small_project(tmp_path / Path(path).stem)
        (project / path).write_text("", encoding="utf-8")
        with pytest.raises(DataError) as caught:
            load_store(project, today=TODAY)
        assert [problem.file for problem in caught.value.problems] == [path]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""], ids=["byte-order-mark", "none"])
def test_files_saved_on_windows_are_as_good_as_any(mark: bytes, tmp_path: Path) -> None:
    project = small_project(tmp_path)
    plain = load_store(project, today=TODAY)
    for path in (*project.glob("docs/**/*.md"), *project.glob("data/**/*.*")):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_store(project, today=TODAY) == plain


# What only MkDocs can know


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("understand/lamp.md", "'understand/lamp.md', but the target is not found"),
        ("understand/lantern.md#dark", "does not contain an anchor '#dark'"),
    ],
    ids=["no-page", "no-anchor"],
)
def test_a_link_that_leads_nowhere_stops_the_build(link: str, said: str, tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_bytes(b"the last good page")
    page = project / "docs" / "index.md"
    text = page.read_text(encoding="utf-8")
    assert "understand/lantern.md#light" in text
    page.write_text(text.replace("understand/lantern.md#light", link), encoding="utf-8")

    result = build(project)

    assert result.status != 0
    assert "index.md" in result.err
    assert said in result.err
    assert "Traceback" not in result.out + result.err
    assert files(project / "site") == {"index.html": b"the last good page"}


@pytest.mark.slow
def test_a_link_in_a_quiz_or_to_a_source_is_followed_too(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    quiz = project / "data" / "quizzes" / "lantern.yml"
    text = quiz.read_text(encoding="utf-8")
    assert "../about/sources/index.md" in text
    wrong = text.replace("../about/sources/index.md", "../about/lamps.md")
    quiz.write_text(wrong, encoding="utf-8")
    sources = project / "docs" / "about" / "sources" / "a-m.md"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace("{{ sources() }}", "None."), encoding="utf-8")

    result = build(project)

    assert result.status != 0
    assert "about/lamps.md" in result.err
    assert "does not contain an anchor '#keeper2020'" in result.err
    assert not (project / "site").exists()
