"""A host that stands in our data itself, and has its own line there too, is shown once."""

from pathlib import Path
from typing import Any

import pytest

from hosting.confirmed import Confirmed
from hosting.data import without_doubles
from hosting.folder import Folder
from hosting.settings import Host
from macros.models.own_contacts import OwnContacts
from macros.store import load_store
from tests.projects import TODAY, small_project

FILE = "data/services/gb.yml"
LINE: dict[str, Any] = {
    "id": "own-line",
    "instead_of": "gb-lantern-line",
    "name": "Our line",
    "who": "All.",
    "email": "a@b.example",
    "checked": "none",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def folder(*contacts: dict[str, Any], country: str | None = "GB") -> Folder:
    settings = {
        "organisation": {"name": "A"},
        "address": "https://a.example/",
        "country": country or "none",
    }
    return Folder("ours", Host.model_validate(settings), [*contacts], Confirmed(), None, {})


def test_the_copy_has_the_host_s_own_line_and_not_ours(root: Path) -> None:
    files, problems = without_doubles(folder(LINE), {}, root)
    assert problems == []
    (root / FILE).write_text(files[FILE], encoding="utf-8")
    (left,) = load_store(root, today=TODAY).countries["GB"].services
    assert left.id == "gb-harbour-light"


def test_what_else_a_copy_changes_in_that_file_stays_changed(root: Path) -> None:
    text = (root / FILE).read_text(encoding="utf-8").replace("in the harbour", "at sea")
    files, _ = without_doubles(folder(LINE), {FILE: text}, root)
    assert "Anyone at sea." in files[FILE]


def test_nothing_changes_where_no_line_is_one_of_ours(root: Path) -> None:
    own = {key: value for key, value in LINE.items() if key != "instead_of"}
    assert without_doubles(folder(own), {}, root) == ({}, [])


@pytest.mark.parametrize(
    ("typed", "country", "allowed"),
    [
        ("gb-lanten-line", "GB", f"the id of a service in {FILE}; perhaps gb-lantern-line"),
        ("gb-lantern-line", None, "none without a country in host.yml"),
    ],
)
def test_a_service_that_is_not_there_is_named_with_the_nearest(
    typed: str, country: str | None, allowed: str, root: Path
) -> None:
    host = folder({**LINE, "instead_of": typed}, country=country)
    (problem,) = without_doubles(host, {}, root)[1]
    assert (problem.file, problem.where) == (
        "ours/contacts.yml",
        "contacts → own-line → instead_of",
    )
    assert problem.found == f"'{typed}'"
    assert problem.allowed == allowed


def test_a_country_that_is_not_there_is_left_to_the_check_of_settings(root: Path) -> None:
    assert without_doubles(folder(LINE, country="FR"), {}, root) == ({}, [])


def test_the_line_itself_is_a_line_like_any_other() -> None:
    record = {"organisation": "A", "country": "GB", "contacts": [LINE]}
    (service,) = OwnContacts.model_validate(record).services
    assert (service.id, service.name) == ("own-line", "Our line")
