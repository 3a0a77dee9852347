"""confirmed.yml: what a host's people read and asked stands in its copy while it is the same."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hosting.__main__ import main
from hosting.confirmed import Confirmed, Outcome, confirm, page_state, record_state
from hosting.shown import FILES, shown_in
from macros.errors import DataError
from macros.reading import read_record
from macros.store import Store, load_store
from tests.projects import problems_in, small_project
from tests.repository import ROOT

FILE = "confirmed.yml"
PAGE, ENTRY = "understand/lantern.md", "GB/gb-lantern-line"
TODAY = dt.date(2026, 11, 29)
READ = """\
pages:
  - page: understand/lantern.md
    by: Ada Keeper
    role: lamplighter
    date: 2026-11-02
    due: 2027-11-02
"""
ASKED = """\
entries:
  - entry: GB/gb-lantern-line
    date: 2026-11-03
    by: Ada Keeper
    how: rang the line
"""
LATER = "checked: {date: 2026-11-20, by: A, how: rang}\n    confidence: high\n    seen"
ANOTHER = "review: {by: A, role: B, date: 2026-01-01, due: 2027-01-01}"
Change = tuple[str, str, str]  # file, words in it, others


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def outcome(root: Path, text: str) -> Outcome:
    (root / FILE).write_text(text, encoding="utf-8")
    docs = root / "docs"
    texts = {
        path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")
    }
    confirmed = read_record(Confirmed, root / FILE, root=root)
    return confirm(confirmed, texts, root=root, today=TODAY, file=FILE)


def with_state(root: Path, text: str) -> str:
    """Write down the state that the message gives, as a host would."""
    (problem,) = outcome(root, text).problems
    assert problem.where.endswith("→ state")
    return f"{text}    state: {problem.allowed.partition(',')[0]}\n"


def applied(root: Path, found: Outcome) -> Store:
    """Load what a copy would have."""
    assert found.problems == []
    for folder, files in (("docs/", found.pages), ("", found.data)):
        for path, text in files.items():
            (root / f"{folder}{path}").write_text(text, encoding="utf-8")
    return load_store(root, today=TODAY)


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_page_that_was_read_says_so_in_the_copy(root: Path) -> None:
    found = outcome(root, with_state(root, READ))
    assert (found.data, found.notes) == ({}, [])
    before = (root / "docs" / PAGE).read_text(encoding="utf-8")
    review = applied(root, found).pages[PAGE].front_matter.review
    assert review
    assert (review.by, review.role) == ("Ada Keeper", "lamplighter")
    assert (review.date, review.due) == (dt.date(2026, 11, 2), dt.date(2027, 11, 2))
    after = (root / "docs" / PAGE).read_text(encoding="utf-8").splitlines()
    lost = [line for line in before.splitlines() if line not in after]
    assert lost == ["review: none"]


def test_a_review_of_the_project_gives_way_to_the_host_s(root: Path) -> None:
    theirs = "review:\n  by: Someone Else\n  role: reader\n  date: 2026-01-01\n  due: 2027-01-01\n"
    change(root, f"docs/{PAGE}", "review: none\n", theirs)
    review = applied(root, outcome(root, with_state(root, READ))).pages[PAGE].front_matter.review
    assert review
    assert review.by == "Ada Keeper"


def test_a_country_that_is_none_is_told_as_such(root: Path) -> None:
    text = with_state(root, ASKED)
    change(root, "data/services/gb.yml", "    who: ", "    whom: ")
    with pytest.raises(DataError) as caught:
        outcome(root, text)
    assert {problem.file for problem in caught.value.problems} == {"data/services/gb.yml"}


def test_what_the_project_confirmed_later_stays(root: Path) -> None:
    later = "review: {by: A, role: B, date: 2026-11-20, due: 2027-11-20}\n"
    change(root, f"docs/{PAGE}", "review: none\n", later)
    change(root, "data/services/gb.yml", "checked: none\n    confidence: high\n    seen", LATER)
    for text in (READ, ASKED):
        found = outcome(root, with_state(root, text))
        assert (found.pages, found.notes, found.problems) == ({}, [], [])
        assert applied(root, found).countries["GB"].services[0].checked.by == "A"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("seen:", "hold: Ask first.\n    seen:", "Why: Ask first."),
        ("confidence: high\n    seen", "confidence: low\n    seen", "Why: sources are weak."),
    ],
)
def test_what_is_held_back_stays_so_and_the_host_is_told(
    old: str, new: str, why: str, root: Path
) -> None:
    text = with_state(root, ASKED)
    change(root, "data/services/gb.yml", old, new)
    found = outcome(root, text)
    (note,) = found.notes
    assert ENTRY in note
    assert note.endswith(why)
    assert ENTRY.partition("/")[2] not in {
        service.id for service in applied(root, found).countries["GB"].shown_services
    }


def test_every_file_that_a_macro_shows_counts_as_part_of_the_page() -> None:
    """Services apart: each entry is confirmed by itself."""
    code = ast.parse((ROOT / "macros" / "__init__.py").read_text(encoding="utf-8"))
    shown = {
        macro.name: re.sub(r"\{.*?\}", "{}", ast.unparse(call.args[0]).strip("f'\""))
        for macro in ast.walk(code)
        if isinstance(macro, ast.FunctionDef)
        for call in ast.walk(macro)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "shows"
        if macro.name != "define_env"
    }
    services = {name: shown.pop(name) for name in ("services", "international")}
    assert all(file.startswith("data/") for file in services.values())
    assert len(shown) > 5
    assert {(name, file) for name, file in shown.items() if file.startswith("data/")} <= set(
        FILES.items()
    )


def test_a_page_is_read_for_what_it_shows() -> None:
    text = (ROOT / "docs" / "sheets" / "plan.md").read_text(encoding="utf-8")
    assert shown_in(text) == ["data/safety-plan.yml"]


def test_an_entry_that_was_asked_says_so_in_the_copy(root: Path) -> None:
    found = outcome(root, with_state(root, ASKED))
    assert (found.pages, found.notes) == ({}, [])
    asked, other = applied(root, found).countries["GB"].services
    assert asked.checked
    assert (asked.checked.by, asked.checked.how) == ("Ada Keeper", "rang the line")
    assert asked.checked.date == dt.date(2026, 11, 3)
    assert other.checked is None


@pytest.mark.parametrize("name", ["emergency", "police_non_emergency"])
def test_the_numbers_of_the_police_can_be_asked_too(name: str, root: Path) -> None:
    text = with_state(root, ASKED.replace("gb-lantern-line", name))
    country = applied(root, outcome(root, text)).countries["GB"]
    assert getattr(country, name).checked.by == "Ada Keeper"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (READ, (f"docs/{PAGE}", "A lantern gives light", "A lantern gives heat")),
        (READ, (f"docs/{PAGE}", "What is a lantern?", "What is a lamp?")),
        (READ, (f"docs/{PAGE}", "A page of a small project.", "A page.")),
        (READ, ("data/quizzes/lantern.yml", "id: ", "id:  ")),
        (ASKED, ("data/services/gb.yml", "0808 157 0123", "0808 1570 123")),
        (ASKED, ("data/services/gb.yml", "Anyone in the dark.", "Anyone.")),
        (ASKED, ("data/services/gb.yml", "[stalking]", "[stalking, legal]")),
    ],
)
def test_once_it_is_another_nobody_has_confirmed_it(text: str, changes: Change, root: Path) -> None:
    """It is said to whoever builds, with the state that is there now, and stops nothing."""
    text = with_state(root, text)
    change(root, *changes)
    found = outcome(root, text)
    assert (found.pages, found.data, found.problems) == ({}, {}, [])
    (said,) = found.notes
    old = text.split()[-1]
    assert old not in said
    assert not outcome(root, text.replace(old, said.split()[-1])).notes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (READ, (f"docs/{PAGE}", "review: none", ANOTHER)),
        (READ, ("docs/help/index.md", "title: ", "title:  ")),
        (ASKED, ("data/services/gb.yml", 'seen: "2026-08"', 'seen: "2026-09"')),
        (ASKED, ("data/services/gb.yml", "https://example.org/lantern", "https://example.org/l")),
        (ASKED, ("data/services/gb.yml", "Anyone in the harbour.", "Anyone.")),
    ],
)
def test_what_was_not_part_of_it_may_change(text: str, changes: Change, root: Path) -> None:
    text = with_state(root, text)
    change(root, *changes)
    found = outcome(root, text)
    assert (found.notes, found.problems) == ([], [])
    assert len(found.pages) + len(found.data) == 1


@pytest.mark.parametrize(
    ("text", "old", "new", "where", "allowed"),
    [
        (READ, "lantern.md", "lanterns.md", "pages → item 1 → page", f"perhaps {PAGE}"),
        (READ, "2026-11-02", "2026-12-02", "pages → item 1 → date", "a day up to 2026-11-30"),
        (ASKED, "gb-lantern", "gb-lanten", "entries → item 1 → entry", f"perhaps {ENTRY}"),
        (ASKED, "2026-11-03", "2026-12-03", "entries → item 1 → date", "a day up to 2026-11-30"),
    ],
)
def test_what_cannot_be_is_named_with_what_can(
    text: str, old: str, new: str, where: str, allowed: str, root: Path
) -> None:
    found = outcome(root, with_state(root, text).replace(old, new))
    (problem,) = found.problems
    assert (problem.file, problem.where) == (FILE, where)
    assert allowed in problem.allowed
    assert (found.pages, found.data) == ({}, {})


@given(st.text())
def test_a_state_is_a_word_to_yaml(text: str) -> None:
    for state in (page_state(text, Path()), record_state({"name": text})):
        assert yaml.safe_load(state) == state


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    settings = "organisation: {name: A}\naddress: https://a.test/\nreviews: {missing: leave-out}\n"
    (folder / "host.yml").write_text(settings, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_a_host_is_led_to_a_page_that_is_reviewed(
    ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the message without a state, to the page that stays, to the one that has changed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    out = tmp_path / "copy"
    page = "differs/changing-routines.md"
    text = READ.replace(PAGE, page)
    (ours / FILE).write_text(text, encoding="utf-8")
    assert main([str(ours), str(out)]) == 1
    (problem,) = problems_in(capsys.readouterr().err)
    assert (problem.file, problem.line) == (f"ours/{FILE}", 2)

    state = problem.allowed.partition(",")[0]
    (ours / FILE).write_text(f"{text}    state: {state}\n", encoding="utf-8")
    assert main([str(ours), str(out)]) == 0
    assert "Ada Keeper" in (out / "docs" / page).read_text(encoding="utf-8")
    assert FILE not in capsys.readouterr().err

    (ours / FILE).write_text(f"{text}    state: s0\n", encoding="utf-8")
    assert main([str(ours), str(out)]) == 0
    assert not (out / "docs" / page).exists()
    assert f"docs/{page} has changed since" in (said := capsys.readouterr().err)
    assert f"with state: {state}\n" in said


def test_what_is_wrong_in_the_file_is_named(
    ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = READ.replace("by:", "who:") + ASKED.replace("2026-11-03", '"2026-11-03"')
    (ours / FILE).write_text(text, encoding="utf-8")
    assert main([str(ours), str(tmp_path / "copy")]) == 1
    found = {problem.where: problem.line for problem in problems_in(capsys.readouterr().err)}
    assert found == {
        "pages → item 1 → by": 2,
        "pages → item 1 → who": 3,
        "entries → item 1 → date": 9,
    }
