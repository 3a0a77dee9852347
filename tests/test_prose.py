"""Rules about words: each finds its bad sentence, lets its good one pass, and holds on the site."""

import re
from pathlib import Path

import pytest

from macros.sentences import blocks
from macros.store import Store, load_store
from prose import acronyms, readability
from prose.__main__ import main, problems
from prose.passages import Passage
from prose.rules import rules
from prose.wording import unwanted
from tests.built import configuration
from tests.projects import TODAY, problems_in, small_project
from tests.test_paper_guide import PAPER

TEXT = 'A lantern gives light {{ cite("keeper2020", "yard2021") }}.'
EASY = "A cat sat. It was glad. "
HARD = "Multidisciplinary organisational accountability necessitates considerable deliberation. "


def passage(text: str) -> Passage:
    (block,) = blocks(text)
    return Passage("docs/a.md", "line 1", block)


def rules_broken(text: str) -> set[str]:
    found = (*unwanted(passage(text)), *readability.too_long(passage(text)))
    return {item.rule for item in found}


def told(project: Path, text: str) -> list[str]:
    """Return what is told of a page that says a text, by rule or place."""
    page = project / "docs" / "understand" / "lantern.md"
    page.write_text(page.read_text(encoding="utf-8").replace(TEXT, f"{TEXT}\n\n{text}"))
    found = problems(load_store(project, today=TODAY))
    return [f"{problem.where}: {problem.allowed}" for problem in found]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


# The site


def test_the_words_of_the_site_of_its_papers_and_of_its_theme_keep_every_rule(store: Store) -> None:
    theme = configuration()["extra"]["strings"]
    assert [str(problem) for problem in problems(store, PAPER, theme)] == []


# Words


@pytest.mark.parametrize(
    "text",
    [
        "Victims are right to worry.",
        "Do not worry.",
        "There is nothing to worry about.",
        "It is mostly harmless.",
        "Just ignore it.",
        "You are at low risk.",
        "You can confront her.",
        "He overreacts.",
        "She provoked him.",
        "They should have called.",
        "You led them on.",
        "They failed to tell you.",
        "Uninstall the app.",
        "Delete every message.",
        "Vary your route.",
        "Ask him to stop.",
        "Get a restraining order.",
        "You must call.",
        "You should not have replied.",
        "You shouldn't have replied.",
        "You should never have replied.",
        "You should’ve told someone.",
        "You ought not to have gone.",
        "They could've called.",
        "If you can, delete the app.",
        "Keep the proof: if it is safe, ask him to stop.",
    ],
)
def test_blame_alarm_false_comfort_and_flat_orders_are_found(text: str) -> None:
    assert rules_broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Victims' Code gives rights.",
        "You do not have to report it.",
        "If you must meet, a service can help.",
        "Some people block them.",
        "You can keep your number.",
        "You should not have to change your life.",
        "She should not have been moved against her will.",
        "If you delete the app, the proof is gone.",
        "If you like, you can delete the app.",
    ],
)
def test_names_and_choices_are_let_pass(text: str) -> None:
    assert rules_broken(text) == set()


# Length


@pytest.mark.parametrize(("count", "broken"), [(25, set()), (26, {"long-sentence"})])
def test_a_sentence_has_at_most_25_words(count: int, broken: set[str]) -> None:
    assert rules_broken(" ".join(["word"] * count) + ".") == broken


@pytest.mark.parametrize(("count", "broken"), [(4, set()), (5, {"long-paragraph"})])
def test_a_paragraph_has_at_most_four_sentences(count: int, broken: set[str]) -> None:
    assert rules_broken("This one has five words. " * count) == broken


def test_a_long_paragraph_is_told_by_its_first_sentence() -> None:
    text = "First come five short words. " + "Then there are some more. " * 4
    assert [item.found for item in readability.too_long(passage(text))] == [
        "5 sentences: “First come five short words.”"
    ]


def test_a_label_before_a_paragraph_is_no_sentence() -> None:
    assert rules_broken("**Your own phone.** " + "This one has five words. " * 4) == set()


def grade_of(text: str) -> float:
    return readability.grade(tuple(blocks(text)))


def test_an_item_of_a_list_is_a_sentence_with_or_without_its_stop() -> None:
    bare = "- Ask a friend to stay the night\n- Then go home"
    assert grade_of(bare) == grade_of("Ask a friend to stay the night. Then go home.")


def test_hard_words_make_a_hard_page_and_short_ones_an_easy_page() -> None:
    assert grade_of(EASY * 5) < 3
    assert grade_of(HARD * 5) > 12
    assert grade_of("## Light {#light}") == 0


@pytest.mark.parametrize(("file", "highest"), [("docs/a.md", 7), ("docs/understand/law.md", 9)])
def test_a_page_is_held_to_a_grade_and_pages_of_law_to_a_higher_one(
    file: str, highest: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    for grade, hard in ((highest, False), (highest + 0.1, True)):
        monkeypatch.setattr(readability, "grade", lambda _, grade=grade: grade)
        assert bool(list(readability.too_hard(file, ()))) == hard


def test_pages_of_law_exist(store: Store) -> None:
    assert {f"docs/{path}" for path in store.pages} >= readability.LAW


# Letters


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Ask an IDVA.", ["IDVA"]),
        ("Ask an adviser (IDVA). An IDVA helps.", []),
        ("An IDVA is an adviser.", []),
        ("SHARP, a tool, asks.", []),
        ("SHARP: a tool that asks.", []),
        ('You may hear "IDVA", short for an adviser.', []),
        ("IDVAs (advisers) help.", []),
        ("Ask the IDVA, then go home.", ["IDVA"]),
        ("Ask the IDVA: they know.", ["IDVA"]),
        ("An IDVA is helpful.", ["IDVA"]),
        ("IDVAs are helpful.", ["IDVA"]),
        ("Call the GP or MARAC.", ["GP", "MARAC"]),
        ("Call a friend, MARAC or the police.", ["MARAC"]),
        ("In the UK, text an A4 page.", []),
        ("## ABC {#abc}", []),
        ("Ask IDVA. Ask ABC too.", ["IDVA", "ABC"]),
        ("In the UK the SPO may help.", ["SPO"]),
    ],
)
def test_letters_are_explained_where_they_first_come(text: str, letters: list[str]) -> None:
    found = [said for _, said in acronyms.unexplained(tuple(blocks(text)))]
    assert [said.split("”")[0].strip("“") for said in found] == letters


# Permissions


def test_a_rule_that_protects_a_reader_from_code_cannot_be_set_aside(project: Path) -> None:
    allowable = {rule.name for rule in rules().values() if rule.is_allowable}
    assert not allowable & {"macros", "html", "attributes", "links", "pictures", "characters"}
    found = told(project, "Words. {## allow html: it is only bold ##}")
    assert any("one of " in line for line in found), found


def test_permissions_are_counted_by_their_rule(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told(project, "Victims. {## allow victim: the name of a thing ##}")
    monkeypatch.chdir(project)
    assert main({}) == 0
    assert "Allowed with a reason: 1 (victim 1)." in capsys.readouterr().out


def test_a_permission_with_a_reason_lets_a_word_pass(project: Path) -> None:
    assert told(project, "Victims. {## allow victim: the name of a thing ##}") == []


@pytest.mark.parametrize(
    ("permission", "word"),
    [
        ("allow victims: the name of a thing", "one of "),
        ("allow victim: because", "a reason in words"),
        ("allow blame: not needed here", "nothing: the rule is kept"),
    ],
)
def test_a_permission_is_for_a_rule_that_exists_and_is_broken_and_says_why(
    permission: str, word: str, project: Path
) -> None:
    found = told(project, f"Victims. {{## {permission} ##}}")
    assert any(word in line for line in found), found


# The command


def test_the_command_says_file_line_words_and_what_to_write(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told(project, "Just ignore it.")
    monkeypatch.chdir(project)
    assert main({}) == 1
    (problem,) = problems_in(capsys.readouterr().err)
    assert problem.file == "docs/understand/lantern.md"
    assert (problem.where, problem.line) == ("line 14", 14)
    assert "“Just ignore”" in problem.found
    assert problem.allowed == "the choices, each with its risk"
    assert problem.why == "It sounds easy, is not ours to say, and may raise the danger."
    assert problem.rule == "false-comfort"


def test_the_command_says_how_hard_the_pages_are(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main({}) == 0
    assert re.search(r"\d pages: grade .* Allowed with a reason: 0\.", capsys.readouterr().out)


def test_the_command_reads_the_words_of_the_theme_too(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8") + "extra:\n  strings:\n    menu: Victims\n"
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(project)
    assert main({}) == 1
    (problem,) = problems_in(capsys.readouterr().err)
    assert (problem.file, problem.where) == ("mkdocs.yml", "extra → strings → menu")
    assert (problem.line, problem.rule) == (text.count("\n"), "victim")


def test_a_page_that_cannot_be_read_is_told_too(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told_page = project / "docs" / "understand" / "lantern.md"
    told_page.write_text("no front matter", encoding="utf-8")
    monkeypatch.chdir(project)
    assert main({}) == 1
    assert "no front matter" in capsys.readouterr().err
