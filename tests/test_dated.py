"""Days, months and years still to come are refused wherever something is said to have been done."""

import datetime as dt
from pathlib import Path

import pytest

from macros.errors import DataError
from macros.store import load_store
from tests.projects import TODAY, small_project

PAGE = "docs/understand/lantern.md"
STEPS = "data/device-steps/lamps.yml"
GB, SHARED = "data/services/gb.yml", "data/international.yml"
EVERYONE, SOURCES = "data/emergency.yml", "data/references.bib"
NONE = "checked: none"
CHECKED = "checked: {{date: {day}, by: A. Editor, how: rang}}"
POLICE = 'police_non_emergency:\n  number: "101"\n'
REVIEW = "review:\n  by: Ada\n  role: lamplighter\n  date: {day}\n  due: 2999-01-01\n"
# Where a day stands, and the place that is told: file, place, what to replace in it, and by what.
PLACES = [
    (PAGE, "written", "written: 2026-11-24", "written: {day}"),
    (PAGE, "review → date", "review: none\n", REVIEW),
    (STEPS, "steps → look → checked → date", f"{NONE}\n  - id: ask", f"{CHECKED}\n  - id: ask"),
    (GB, "emergency → checked → date", f'"112"]\n  {NONE}', f'"112"]\n  {CHECKED}'),
    (GB, "police_non_emergency → checked → date", POLICE, f"{POLICE}  {CHECKED}\n"),
    (
        GB,
        "services → gb-harbour-light → checked → date",
        f"{NONE}\n    confidence: medium",
        f"{CHECKED}\n    confidence: medium",
    ),
    (GB, "services → gb-lantern-line → seen", 'seen: "2026-08"', 'seen: "{day}"'),
    (
        SHARED,
        "harmonised → 116006 → checked → date",
        f"{NONE}\n    source",
        f"{CHECKED}\n    source",
    ),
    (SHARED, "services → int-beam → checked → date", f"{NONE}\n    conf", f"{CHECKED}\n    conf"),
    (
        SHARED,
        "services → int-beam → seen",
        f"{NONE}\n    conf",
        f'{NONE}\n    seen: "{{day}}"\n    conf',
    ),
    (EVERYONE, "numbers → 112 → checked → date", f"/112\n    {NONE}", f"/112\n    {CHECKED}"),
]


def told(folder: Path, file: str, old: str, new: str) -> list[tuple[str, str, str, str]]:
    """Return what is told of the small project once a text in a file of it is another."""
    path = small_project(folder) / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    try:
        load_store(folder, today=TODAY)
    except DataError as error:
        return [(item.file, item.where, item.found, item.rule) for item in error.problems]
    return []


@pytest.mark.parametrize(("file", "where", "old", "new"), PLACES)
def test_a_day_may_be_the_one_after_this_for_an_editor_far_east_and_none_later(
    file: str, where: str, old: str, new: str, tmp_path: Path
) -> None:
    next_day, later = (TODAY + dt.timedelta(days=days) for days in (1, 2))
    assert told(tmp_path / "next", file, old, new.format(day=next_day)) == []
    found = f"{later}, which is still to come"
    assert told(tmp_path / "later", file, old, new.format(day=later)) == [
        (file, where, found, "date")
    ]


@pytest.mark.parametrize(
    ("seen", "refused"), [("2026", False), ("2027", True), ("2026-11", False), ("2026-12", True)]
)
def test_a_month_or_a_year_may_have_begun(seen: str, refused: bool, tmp_path: Path) -> None:
    where, found = "services → gb-lantern-line → seen", f"{seen}, which is still to come"
    assert told(tmp_path, GB, 'seen: "2026-08"', f'seen: "{seen}"') == (
        [(GB, where, found, "date")] if refused else []
    )


@pytest.mark.parametrize(
    ("year", "refused"), [("2026", False), ("2027", True), ("2999", True), ("n.d.", False)]
)
def test_a_source_came_out_in_no_year_to_come(year: str, refused: bool, tmp_path: Path) -> None:
    found = f"{year}, which is still to come"
    assert told(tmp_path, SOURCES, "year = {2020}", f"year = {{{year}}}") == (
        [(SOURCES, "keeper2020 → year", found, "date")] if refused else []
    )
