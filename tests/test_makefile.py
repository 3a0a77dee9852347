"""The verbs: what people type before they know anything else of the project."""

import os
import re
import sys
from pathlib import Path

import pytest

from serve.building import COMMAND
from serve.server import HOST
from tests.projects import check_published, files, give_tools, run, small_project
from tests.repository import ROOT, makefile_verbs

TEXT = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = small_project(tmp_path)
    give_tools(project)
    return project


def test_every_verb_says_in_the_list_what_it_does(project: Path) -> None:
    result = run(project, "make")
    assert result.status == 0
    listed = re.findall(r"^  ([a-z-]+)\t\S", result.out, re.MULTILINE)
    assert sorted(listed) == sorted(makefile_verbs())


def test_no_file_can_take_the_place_of_a_verb() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", TEXT, re.MULTILINE)
    assert set(phony.split()) == makefile_verbs()


def test_the_readme_names_only_verbs_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z-]+)", readme))
    assert {"serve", "test"} <= named <= makefile_verbs() | {"alone"}


def test_an_old_python_is_told_and_nothing_is_begun(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    old = project / "python3.10"
    old.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        "sys.version_info, sys.version = (3, 10, 4), '3.10.4 (main)'\n"
        "exec(sys.argv[2])\n"
    )
    old.chmod(0o755)
    result = run(project, "make", "build", f"PYTHON={old}")
    assert result.status != 0
    assert "Python 3.11 or newer is needed; this is 3.10.4" in result.err
    assert not (project / ".venv").exists()
    assert not (project / "site").exists()


def test_a_second_run_installs_nothing(project: Path) -> None:
    again = run(project, "make", "--dry-run", "build")
    assert "install" not in again.out
    requirements = project / "requirements.txt"
    requirements.unlink()
    requirements.write_text("# changed just now\n")
    (project / ".venv" / ".site").touch()
    later = (project / ".venv" / ".site").stat().st_mtime + 10
    os.utime(requirements, (later, later))
    changed = run(project, "make", "--dry-run", "build")
    assert "pip install" in changed.out
    assert "--require-hashes" in changed.out


def test_every_build_is_strict_and_none_writes_into_the_site_itself(project: Path) -> None:
    built = run(project, "make", "--dry-run", "build").out
    served = " ".join(COMMAND)
    for commands in (built, served):
        assert "mkdocs build --strict" in commands
        assert "--quiet" not in commands, "quiet hides warnings from the strict counter"
    assert "--site-dir" not in built


def test_the_site_is_served_to_this_machine_alone(project: Path) -> None:
    assert "-m serve --port 8000" in run(project, "make", "--dry-run", "serve").out
    assert HOST == "127.0.0.1"


@pytest.mark.slow
def test_make_build_builds_and_publishes(project: Path) -> None:
    result = run(project, "make", "build")
    assert result.status == 0, result.err
    assert "site/ is ready: 11 pages." in result.out
    check_published(project)


@pytest.mark.slow
def test_make_clean_leaves_nothing_of_what_the_others_made(project: Path) -> None:
    before = files(project / "docs") | files(project / "data")
    assert run(project, "make", "build").status == 0
    assert run(project, "make", "clean").status == 0
    for name in (".venv", "build", "site"):
        assert not (project / name).exists()
    assert files(project / "docs") | files(project / "data") == before
    assert Path(sys.prefix, "bin").is_dir(), "a link was followed"


def test_only_what_nobody_publishes_may_hold_what_an_example_made_up(project: Path) -> None:
    def told(verb: str) -> str:
        return run(project, "make", "--dry-run", verb, "HOST=ours").out

    assert [verb for verb in ("build", "print", "offline", "due") if "--preview" in told(verb)] == [
        "due"
    ]


def test_a_site_is_held_against_its_build_where_that_is_at_hand(project: Path) -> None:
    def told(*more: str) -> str:
        return run(project, "make", "--dry-run", "verify", "URL=https://a.test/", *more).out

    assert told("BUILT=site").rstrip().endswith("-m publish.verify https://a.test/ --built site")
    assert "--built" not in told()


def test_servers_for_the_tests_are_installed_by_the_one_script_that_switches_them_off(
    project: Path,
) -> None:
    told = run(project, "make", "--dry-run", "engines").out
    assert told.startswith("tests/servers/install\n")
    assert not [name for name in ("nginx", "caddy", "apache2") if name in told]


def test_a_host_s_copy_is_put_together_first_and_then_built(project: Path) -> None:
    copy = "-m hosting {} build/host\n"
    plain = run(project, "make", "--dry-run", "build").out
    assert "hosting" not in plain
    asked = run(project, "make", "--dry-run", "build", "HOST=examples/rtl").out
    assert asked.index(copy.format("examples/rtl")) < asked.index("--config-file build/host/mkdocs")
    (project / "ours").mkdir()  # whatever its files are called: hosting/ says what is missing
    assert copy.format("ours") in run(project, "make", "--dry-run", "build").out
    assert run(project, "make", "--dry-run", "build", "HOST=").out == plain


def test_the_preview_is_told_whose_copy_it_is_to_show(project: Path) -> None:
    def told(*more: str) -> str:
        return run(project, "make", "--dry-run", "serve", *more).out

    assert "--host-folder" not in told()
    assert "-m serve --port 8000 --host-folder examples/rtl\n" in told("HOST=examples/rtl")
    (project / "ours").mkdir()
    assert "--host-folder ours\n" in told()
    assert "--host-folder" not in told("HOST=")
