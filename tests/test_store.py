"""Everything read once and held together; what stops it stands in tests/cases/bad-input."""

import ast
import json
import sys
from pathlib import Path

import pytest

from macros.calls import Signature
from macros.errors import DataError
from macros.store import Store, load_store, signatures
from tests.projects import TODAY, give_tools, run, small_project
from tests.repository import ROOT

# Counts how often each file is opened for reading while a build runs.
COUNT = """
import collections, json, os, sys
opened = collections.Counter()
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[1] in ("r", "rb"):
        opened[os.path.relpath(arguments[0])] += 1
sys.addaudithook(hook)
from mkdocs.__main__ import cli
try:
    cli(["build", "--strict", "--quiet"])
finally:
    print(json.dumps({path: n for path, n in opened.items() if path.startswith("data" + os.sep)}))
"""


def test_a_store_holds_the_records_by_the_names_that_pages_use(tmp_path: Path) -> None:
    store = load_store(small_project(tmp_path), today=TODAY)
    assert list(store.quizzes) == ["lantern"]
    assert list(store.countries) == ["GB"]
    assert [item.number for item in store.emergency] == ["999", "112"]
    assert list(store.references) == ["keeper2020", "yard2021"]
    assert store.strings["citations"]["and"]
    assert store.strings["regions"]["eng"] == "England"


def test_a_source_is_cited_by_a_page_or_through_its_quiz_and_not_by_mere_existence(
    tmp_path: Path,
) -> None:
    project = small_project(tmp_path)
    (project / "docs" / "devices" / "lamps.md").unlink()
    page = project / "docs" / "understand" / "lantern.md"
    text = page.read_text(encoding="utf-8")

    page.write_text(text.replace('{{ quiz("lantern") }}', ""), encoding="utf-8")
    assert load_store(project, today=TODAY).cited == {"keeper2020", "yard2021"}

    page.write_text(text.replace('{{ cite("keeper2020", "yard2021") }}', ""), encoding="utf-8")
    assert load_store(project, today=TODAY).cited == {"keeper2020", "yard2021"}

    page.write_text(text[: text.index("## Light")] + "Nothing.\n", encoding="utf-8")
    assert load_store(project, today=TODAY).cited == frozenset()


def test_another_language_brings_its_own_words(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    strings = project / "data" / "strings"
    english = (strings / "en.yml").read_text(encoding="utf-8")
    french = english.replace("locale: en_GB", "locale: fr_FR")
    (strings / "fr.yml").write_text(french, encoding="utf-8")
    assert load_store(project, today=TODAY).strings["services"]["locale"] == "en_GB"
    assert load_store(project, language="fr", today=TODAY).strings["services"]["locale"] == "fr_FR"
    with pytest.raises(DataError, match=r"data/strings/de\.yml"):
        load_store(project, language="de", today=TODAY)


def test_notes_for_editors_beside_the_data_are_not_data(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for folder in ("quizzes", "services"):
        (project / "data" / folder / "README.md").write_text("{{ notes }}", encoding="utf-8")
    load_store(project, today=TODAY)


@pytest.fixture
def allowed(store: Store) -> dict[str, Signature]:
    return signatures(
        quizzes=store.quizzes,
        figures=store.figures,
        device_steps=store.device_steps,
        countries=store.countries,
        references=store.references,
    )


def test_macros_may_be_called_with_the_records_that_exist(
    store: Store, allowed: dict[str, Signature]
) -> None:
    assert allowed.keys() == {
        "cite",
        "countries",
        "device_steps",
        "downloads",
        "emergency",
        "figure",
        "improve",
        "incident_log",
        "incident_log_files",
        "incident_log_paper",
        "international",
        "own_contacts",
        "plan_first",
        "quiz",
        "safety_plan",
        "self_check",
        "services",
        "silent",
        "sources",
    }
    assert allowed["quiz"].values == store.quizzes.keys()
    assert allowed["figure"].values == store.figures.keys()
    assert allowed["cite"].values == store.references.keys()
    assert allowed["services"].values == allowed["emergency"].values == store.countries.keys()
    assert [name for name, signature in allowed.items() if not signature.block] == ["cite"]


def test_a_macro_may_be_called_with_as_many_arguments_as_it_takes(
    allowed: dict[str, Signature],
) -> None:
    """Twenty sources fit in one bracket; nobody reads more."""
    code = ast.parse((ROOT / "macros" / "__init__.py").read_text(encoding="utf-8"))
    macros = {
        each.name: each.args
        for each in ast.walk(code)
        if isinstance(each, ast.FunctionDef) and each.name in allowed
    }
    assert macros.keys() == allowed.keys()
    for name, takes in macros.items():
        least = len(takes.args) - len(takes.defaults) + (takes.vararg is not None)
        most = 20 if takes.vararg else len(takes.args)
        assert (allowed[name].least, allowed[name].most) == (least, most), name


@pytest.mark.slow
def test_a_build_reads_each_file_of_data_once_however_many_pages_and_calls_there_are(
    tmp_path: Path,
) -> None:
    project = small_project(tmp_path)
    give_tools(project)
    again = (project / "docs" / "understand" / "lantern.md").read_text(encoding="utf-8")
    for number in range(5):
        more = again.replace("What is a lantern?", f"Lantern {chr(65 + number)}")
        (project / "docs" / "understand" / f"lantern-{number}.md").write_text(more)
    result = run(project, sys.executable, "-c", COUNT)
    assert result.status == 0, result.err
    assert json.loads(result.out.splitlines()[-1]) == {
        "data/emergency.yml": 1,
        "data/device-steps/lamps.yml": 1,
        "data/figures/lamps.yml": 1,
        "data/incident-log.yml": 1,
        "data/international.yml": 1,
        "data/plan-first.yml": 1,
        "data/safety-plan.yml": 1,
        "data/search-words.yml": 1,
        "data/quizzes/lantern.yml": 1,
        "data/references.bib": 1,
        "data/self-check.yml": 1,
        "data/services/gb.yml": 1,
        "data/strings/en.yml": 1,
    }


def test_importing_the_package_reads_no_data() -> None:
    script = (
        "import sys\n"
        "sys.addaudithook(lambda event, arguments: event == 'open' and "
        f"str(arguments[0]).startswith({str(ROOT / 'data')!r}) and sys.exit('it read data'))\n"
        "import macros.store\n"
    )
    result = run(ROOT, sys.executable, "-c", script)
    assert (result.status, result.err) == (0, "")


def test_whatever_shows_a_source_cites_it(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    page = project / "docs" / "understand" / "lantern.md"
    head = page.read_text(encoding="utf-8").partition("## Light")[0]
    for call, cited in {
        "": set(),
        '{{ quiz("lantern") }}': {"keeper2020", "yard2021"},
        '{{ figure("lamps") }}': {"yard2021"},
        "{{ plan_first() }}": {"keeper2020"},
        '{{ plan_first() }}\n\n{{ device_steps("lamps") }}': {"keeper2020", "yard2021"},
        "{{ self_check() }}": {"keeper2020", "yard2021"},
    }.items():
        (project / "docs" / "devices" / "lamps.md").unlink(missing_ok=True)
        page.write_text(f"{head}## Light {{#light}}\n\n{call}\n", encoding="utf-8")
        assert load_store(project, today=TODAY).cited == cited, call


def test_only_records_stand_in_a_folder_of_records(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "data" / "quizzes" / "lamp.bib").write_text("", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_store(project, today=TODAY)
    (problem,) = caught.value.problems
    assert (problem.file, problem.allowed) == ("data/quizzes/lamp.bib", "a name ending in .yml")
    (project / "data" / "quizzes" / "lantern.yml").write_text("", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_store(project, today=TODAY)
    assert [each.file for each in caught.value.problems] == [
        "data/quizzes/lamp.bib",
        "data/quizzes/lantern.yml",
    ]
