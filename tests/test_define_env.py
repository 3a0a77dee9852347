"""The one function that mkdocs-macros knows: what it registers, and how it stops a build."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import define_env, on_post_build
from macros.errors import BuildStopped
from macros.store import load_store, signatures
from tests.projects import TODAY, problems_in, small_project
from tests.test_settings import SETTINGS


class Environment:
    """As much of mkdocs-macros as we use."""

    def __init__(self, project: Path) -> None:
        self.project_dir = str(project)
        self.conf: dict[str, Any] = {"extra": {**SETTINGS, "scope": "/"}}
        self.macros: dict[str, Callable[..., str]] = {}
        self.variables: dict[str, object] = {}
        self.on("index.md")

    def macro(self, function: Callable[..., str]) -> None:
        """Keep a macro by its name."""
        self.macros[function.__name__] = function

    def on(self, path: str) -> None:
        """Render a page from now on."""
        self.page = SimpleNamespace(
            file=SimpleNamespace(src_uri=path), url=path.removesuffix("index.md"), meta={}
        )


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    environment = Environment(small_project(tmp_path))
    define_env(environment)
    return environment


def test_what_is_registered_is_what_pages_may_call(
    environment: Environment, tmp_path: Path
) -> None:
    store = load_store(tmp_path, today=TODAY)
    allowed = signatures(
        quizzes=store.quizzes,
        figures=store.figures,
        device_steps=store.device_steps,
        countries=store.countries,
        references=store.references,
    )
    assert environment.macros.keys() == allowed.keys()


def test_a_citation_leads_from_whichever_page_it_stands_on(environment: Environment) -> None:
    cite = environment.macros["cite"]
    assert "](about/sources/n-z.md#yard2021)" in cite("yard2021")
    environment.on("understand/lantern.md")
    assert "](../about/sources/n-z.md#yard2021)" in cite("yard2021")
    assert "](../about/sources/n-z.md#yard2021)" in environment.macros["quiz"]("lantern")
    environment.on("about/sources/index.md")
    assert "](a-m.md#keeper2020)" in cite("keeper2020")


def test_the_emergency_line_leads_to_what_helps_whoever_cannot_call(
    environment: Environment,
) -> None:
    emergency = environment.macros["emergency"]
    assert "](help/index.md#cannot-call)" in emergency()
    environment.on("help/index.md")
    assert "](#cannot-call)" in emergency()


def test_the_emergency_line_of_a_country_names_its_number_alone(environment: Environment) -> None:
    emergency = environment.macros["emergency"]
    assert "tel:112" in emergency()
    assert "tel:999" in emergency("GB")
    assert "United Kingdom" in emergency("GB")
    assert "tel:112" not in emergency("GB")


@pytest.mark.parametrize(("page", "key"), [("a-m", "keeper2020"), ("n-z", "yard2021")])
def test_a_list_of_sources_holds_those_of_its_letters(
    environment: Environment, page: str, key: str
) -> None:
    environment.on(f"about/sources/{page}.md")
    listed = LexborHTMLParser(environment.macros["sources"]())
    assert [item.id for item in listed.css("li")] == [key]


def test_a_list_of_sources_holds_only_what_is_cited(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "docs" / "understand" / "lantern.md").unlink()
    (project / "docs" / "devices" / "lamps.md").unlink()
    environment = Environment(project)
    define_env(environment)
    environment.on("about/sources/a-m.md")
    assert "<li" not in environment.macros["sources"]()


def test_services_are_those_of_the_country(environment: Environment) -> None:
    assert 'id="gb-lantern-line"' in environment.macros["services"]("GB")


def test_files_are_written_and_search_gets_its_words_after_the_pages(
    environment: Environment, tmp_path: Path
) -> None:
    site = tmp_path / "pages"
    (site / "search").mkdir(parents=True)
    page = {"location": "understand/lantern/", "title": "Lantern", "text": "Light."}
    index = site / "search" / "search_index.json"
    index.write_text(json.dumps({"config": {}, "docs": [page]}), encoding="utf-8")
    environment.conf["site_dir"] = str(site)
    for _ in range(2):  # a second build into the same folder
        on_post_build(environment)
    assert "gb-lantern-line" in (site / "data" / "services.json").read_text(encoding="utf-8")
    assert (site / "data" / "services.csv").read_bytes().count(b"\r\n") == 4
    assert (site / "record" / "files" / "log-a4.pdf").read_bytes().startswith(b"%PDF-")
    assert "torch" in index.read_text(encoding="utf-8")


def test_the_foot_of_the_pages_is_told_what_the_data_says(environment: Environment) -> None:
    assert 'href="tel:999"' in environment.conf["extra"]["foot"]


def test_a_country_s_page_has_its_own_number_at_its_foot(environment: Environment) -> None:
    assert "tel:112" in environment.conf["extra"]["foot"]
    environment.macros["services"]("GB")
    assert "tel:999" in environment.page.meta["foot"]
    assert "tel:112" not in environment.page.meta["foot"]


def test_wrong_data_stops_the_build_with_a_text_and_without_a_chain_of_causes(
    tmp_path: Path,
) -> None:
    project = small_project(tmp_path)
    (project / "data" / "emergency.yml").write_text("", encoding="utf-8")
    environment = Environment(project)
    with pytest.raises(BuildStopped) as caught:
        define_env(environment)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert [problem.file for problem in problems_in(str(caught.value))] == ["data/emergency.yml"]
    assert environment.macros == {}


@pytest.mark.parametrize(
    ("name", "arguments", "shown"),
    [
        ("figure", ("lamps",), 'id="figure-lamps"'),
        ("international", (), "tel:116006"),
        ("countries", (), "united-kingdom"),
        ("device_steps", ("lamps",), "A lamp can be seen from far away."),
        ("plan_first", (), "about/sources/a-m.md#keeper2020"),
        ("incident_log", (), 'data-component="incident-log"'),
        ("incident_log_paper", (), 'class="wm-log-paper"'),
        ("incident_log_files", (), "../record/files/log-a4.pdf"),
        ("safety_plan", (), 'data-component="safety-plan"'),
        ("downloads", (), "../data/services.json"),
        ("silent", (), 'class="wm-silent"'),
        ("self_check", (), 'data-component="self-check"'),
    ],
)
def test_a_macro_shows_what_the_data_says_from_the_page_it_stands_on(
    name: str, arguments: tuple[str, ...], shown: str, environment: Environment
) -> None:
    environment.on("help/index.md")
    assert shown in environment.macros[name](*arguments)


@pytest.mark.parametrize("name", ["self_check", "safety_plan"])
def test_a_form_that_answers_without_a_script_puts_its_style_into_the_head(
    name: str, environment: Environment
) -> None:
    environment.on("help/index.md")
    environment.macros[name]()
    assert ":checked" in environment.page.meta["style"]


def overdue_project(folder: Path) -> Path:
    project = small_project(folder)
    page = project / "docs" / "understand" / "lantern.md"
    review = "review: {by: A. Keeper, role: Keeper, date: 2020-01-01, due: 2021-01-01}"
    text = page.read_text(encoding="utf-8").replace("review: none", review)
    page.write_text(text.replace("written: 2026-11-24", "written: 2019-11-24"), encoding="utf-8")
    return project


def test_a_review_that_is_overdue_is_told_and_stops_only_hosts_that_want_it_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = Environment(overdue_project(tmp_path))
    define_env(environment)
    assert "docs/understand/lantern.md" in capsys.readouterr().err
    environment.conf["extra"]["overdue_reviews"] = "fail"
    with pytest.raises(BuildStopped, match=r"docs/understand/lantern\.md"):
        define_env(environment)
