"""What to check next: nothing that is due is missed, and what hurts most comes first."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import due as module
from macros.due import due, table
from macros.models import Country, International
from macros.store import Store
from tests.cases import untimed
from tests.projects import small_project

TODAY = dt.date(2026, 11, 29)


def checked(days: int) -> dict[str, Any]:
    return {"date": TODAY - dt.timedelta(days=days), "by": "A. Editor", "how": "rang"}


def country(*services: dict[str, Any], danger: int = 0) -> Country:
    least = {"name": "L", "who": "All", "confidence": "high", "url": "https://example.org/"}
    return Country.model_validate(
        {
            "country": "GB",
            "name": "United Kingdom",
            "languages": ["en"],
            "emergency": {"number": "999", "checked": checked(danger), "confidence": "high"},
            "police_non_emergency": {"number": None, "confidence": "high"},
            "services": [
                {**least, "id": f"gb-{number}", "focus": ["stalking"], "checked": "none", **fields}
                for number, fields in enumerate(services, start=1)
            ],
        }
    )


@pytest.fixture
def nothing(store: Store) -> International:
    text = store.international.model_dump()
    services = [{**each, "checked": checked(0)} for each in text["services"] if not each["hold"]]
    shared = [{**each, "checked": checked(0)} for each in text["harmonised"]]
    return International.model_validate({"services": services, "harmonised": shared})


def ids(*countries: Country, international: International) -> list[str]:
    return [item.id for item in due(countries, international, (), today=TODAY)]


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (180, False), (181, True)])
def test_what_was_checked_is_due_again_after_six_months(
    days: int, is_due: bool, nothing: International
) -> None:
    found = ids(country({"checked": checked(days)}, danger=days), international=nothing)
    assert found == (["emergency", "gb-1"] if is_due else [])


def test_what_is_held_back_comes_first_then_danger_then_lines_for_stalking_then_the_rest(
    nothing: International,
) -> None:
    record = country(
        {"focus": ["legal"]},
        {"focus": ["men", "stalking"]},
        {"focus": ["legal"], "hold": "It may have closed."},
        {"confidence": "low"},
        danger=500,
    )
    assert ids(record, international=nothing) == ["gb-3", "emergency", "gb-2", "gb-1", "gb-4"]


def test_of_two_alike_the_one_longest_unseen_comes_first(nothing: International) -> None:
    record = country({"checked": checked(900)}, {"seen": "2019-05"}, {}, {"seen": "2026"})
    assert ids(record, international=nothing) == ["gb-3", "gb-2", "gb-1", "gb-4"]


def test_an_entry_that_is_held_is_due_though_somebody_checked_it(nothing: International) -> None:
    record = country({"checked": checked(0), "hold": "Ask again."})
    assert ids(record, international=nothing) == ["gb-1"]


def test_the_numbers_on_every_page_and_of_the_police_are_due_too(
    store: Store, nothing: International
) -> None:
    found = due([store.countries["GB"]], nothing, store.emergency, today=TODAY)
    danger = {(item.country, item.id) for item in found if item.rank == module.DANGER}
    assert danger >= {("all", "999"), ("all", "112"), ("GB", "emergency")}
    assert ("GB", "police_non_emergency") in danger
    low = store.countries["FI"]
    assert "police_non_emergency" not in ids(low, international=nothing)


def test_every_entry_of_the_real_data_that_nobody_has_checked_is_listed(store: Store) -> None:
    found = due(store.countries.values(), store.international, store.emergency, today=TODAY)
    services = [item for country in store.countries.values() for item in country.services]
    services += store.international.services
    listed = {item.id for item in found}
    assert {item.id for item in services if item.checked is None or item.hold} <= listed


@untimed
@given(st.text(), st.text())
def test_whatever_an_entry_holds_is_one_row_of_six_cells(name: str, why: str) -> None:
    entry = module.Due(1, "2026", "GB", "gb-1", name, why)
    lines = table([entry]).split("\n")
    assert len(lines) == 3
    assert lines[2].count("|") == 7
    assert not re.search(r"[\\`<>@!\[\]]", lines[2])


def test_the_command_prints_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small_project(tmp_path))
    assert module.main() == 0
    out = capsys.readouterr().out
    assert "gb-lantern-line" in out
    assert "int-beam" in out


def test_before_the_table_it_says_never_to_ring_a_line_for_people_in_danger_as_a_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small_project(tmp_path))
    assert module.main() == 0
    before, _, rows = capsys.readouterr().out.partition("\n\n")
    assert before.startswith("Never ring an emergency number, or a line for people in danger")
    assert rows.startswith("| ")


def test_the_command_says_what_is_wrong_with_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small_project(tmp_path)
    (project / "data" / "services" / "gb.yml").write_text("", encoding="utf-8")
    monkeypatch.chdir(project)
    assert module.main() == 1
    assert "data/services/gb.yml" in capsys.readouterr().err
