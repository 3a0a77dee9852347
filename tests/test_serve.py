"""The preview: broken data is said in the page, and the page comes back once it is mended."""

import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from serve import building
from serve.building import Broken, build, said
from serve.problem import problem_page
from serve.server import HOST, Preview, watched
from tests.projects import problems_in, small_project
from tests.rendering import PAYLOADS

QUIZ = "data/quizzes/lantern.yml"
PAGE = "understand/lantern/"
LONGEST = 60.0  # seconds that a busy machine may take for one build of the small project


# What is said


def test_what_went_well_is_left_out_and_the_rest_stands_as_it_was() -> None:
    output = "INFO    -  Building\nWARNING -  a link\n\nAborted with 1 warnings in strict mode!\n"
    assert said(output) == "WARNING -  a link\n\nAborted with 1 warnings in strict mode!"


def test_a_build_that_ends_without_a_word_says_what_to_try() -> None:
    assert "make build" in said("INFO    -  Building\n\n")


@pytest.mark.parametrize("text", [*PAYLOADS, "</pre><script>alert(1)</script>", "&lt;b&gt;"])
def test_html_that_a_build_quotes_is_shown_and_does_nothing(text: str) -> None:
    page = LexborHTMLParser(problem_page(text))
    assert page.css("pre")[0].text() == text
    assert page.css("pre *, script, img, h1 ~ h1") == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_whatever_a_build_says_stays_text(text: str) -> None:
    page = LexborHTMLParser(problem_page(text))
    (block,) = page.css("pre")
    assert block.text() == text
    assert [child.tag for child in block.iter()] == []
    assert page.css("script") == []


def test_the_page_asks_nothing_of_anyone() -> None:
    assert not re.search(r"(?:src|href|url\(|@import)", problem_page("x"))


# Builds


def broken(project: Path) -> None:
    file = project / QUIZ
    file.write_text(file.read_text().replace("answer: myth", "answer: maybe", 1))


def mended(project: Path) -> None:
    file = project / QUIZ
    file.write_text(file.read_text().replace("answer: maybe", "answer: myth", 1))


def test_a_host_s_copy_is_put_together_anew_before_each_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a host should know of it is said, also where it stops nothing."""
    run: list[str] = []

    def noted(command: list[str], *_: object) -> str:
        run.append(" ".join(command[2:]))
        (tmp_path / ".site.swap" / "new").mkdir(exist_ok=True)
        return f"said by {command[2]}\n"

    monkeypatch.setattr(building, "_run", noted)
    build(tmp_path, tmp_path / "site", Path("ours"))
    together, engine = run
    assert together == "hosting ours build/host --preview"
    assert capsys.readouterr().out == "said by hosting\n"
    assert engine.endswith(" --config-file build/host/mkdocs.yml")
    assert Path("ours") in {Path(name) for name in watched(Path("ours"))}


@pytest.mark.slow
def test_a_build_that_fails_leaves_the_last_pages_and_says_what_to_mend(tmp_path: Path) -> None:
    project, site = small_project(tmp_path / "project"), tmp_path / "site"
    build(project, site)
    before = (site / PAGE / "index.html").read_bytes()
    broken(project)
    with pytest.raises(Broken) as caught:
        build(project, site)
    (problem,) = problems_in(str(caught.value))
    assert (problem.file, problem.found) == (QUIZ, "'maybe'")
    assert (site / PAGE / "index.html").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]


# The server


@contextmanager
def serving(project: Path) -> Iterator[str]:
    preview = Preview(project, port=0)
    thread = threading.Thread(target=preview.serve)
    thread.start()
    try:
        wait_for(
            lambda: preview.server.server_address[1] != 0 and preview.server.serve_thread.ident
        )
        yield f"http://{HOST}:{preview.server.server_address[1]}/"
    finally:
        preview.stop()
        thread.join(LONGEST)


def get(address: str) -> tuple[int, str]:
    try:
        with urlopen(address, timeout=LONGEST) as answer:  # noqa: S310 (loopback)
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def wait_for(what: Callable[[], object]) -> None:
    end = time.monotonic() + LONGEST
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


@pytest.mark.slow
def test_broken_data_is_said_in_the_page_and_the_page_comes_back_when_it_is_mended(
    tmp_path: Path,
) -> None:
    project = small_project(tmp_path)
    with serving(project) as url:
        status, whole = get(url + PAGE)
        assert status == 200
        assert "livereload(" in whole
        broken(project)
        wait_for(lambda: get(url + PAGE)[0] == 503)
        _, page = get(url + PAGE)
        (block,) = LexborHTMLParser(page).css("pre")
        (problem,) = problems_in(block.text())
        assert (problem.file, problem.found) == (QUIZ, "'maybe'")
        assert problem.allowed == "'myth' or 'fact'"
        assert "livereload(" in page, "it must turn back by itself"
        assert get(url + "assets/css/base.css")[0] == 200
        mended(project)
        wait_for(lambda: get(url + PAGE)[0] == 200)
        assert LexborHTMLParser(get(url + PAGE)[1]).css("h1")[0].text() == (
            LexborHTMLParser(whole).css("h1")[0].text()
        )
        assert get(url + "nowhere/")[0] == 404


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "text"),
    [
        (QUIZ, "{"),
        ("mkdocs.yml", "nav: [\n"),
        ("docs/index.md", "No front matter.\n"),
    ],
)
def test_what_is_broken_at_the_start_is_said_too(tmp_path: Path, file: str, text: str) -> None:
    project = small_project(tmp_path)
    good = (project / file).read_text(encoding="utf-8")
    (project / file).write_text(text, encoding="utf-8")
    with serving(project) as url:
        status, page = get(url)
        assert status == 503
        assert Path(file).name in LexborHTMLParser(page).css("pre")[0].text()
        (project / file).write_text(good, encoding="utf-8")
        wait_for(lambda: get(url)[0] == 200)


def test_a_port_that_is_taken_is_said_before_anything_is_built(tmp_path: Path) -> None:
    project = small_project(tmp_path)

    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "serve", "--port", str(port)]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr
    assert "PORT=" in done.stderr
    assert not (project / "build").exists()
