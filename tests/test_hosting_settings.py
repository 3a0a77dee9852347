"""host.yml and what lies beside it: checked like all data; a typo is met with the right word."""

import shutil
from pathlib import Path

import pytest

from hosting.__main__ import main
from hosting.folder import read_folder
from hosting.settings import TELLING
from macros.errors import DataError, Problem
from tests.projects import check_readable
from tests.repository import ROOT

GOOD = """\
organisation: {name: Northlight}
address: https://guide.northlight.example/
country: GB
"""
CONTACT = """\
contacts:
  - {id: own-line, name: Line, who: All., email: a@b.example, checked: none}
"""


def folder(tmp_path: Path, host: str = GOOD, **files: str) -> Path:
    path = tmp_path / "ours"
    path.mkdir()
    for name, text in {"host.yml": host, **files}.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        read_folder(path, root=path.parent)
    check_readable(caught.value)
    return caught.value.problems


def test_name_and_address_are_enough(tmp_path: Path) -> None:
    found = read_folder(folder(tmp_path, GOOD.replace("country: GB\n", "")), root=tmp_path)
    assert (found.host.country, found.host.plain_titles, found.logo) == (None, False, None)
    assert (found.contacts, found.pages, found.name) == ([], {}, "ours")


@pytest.mark.parametrize(
    ("line", "where", "found", "allowed"),
    [
        ("adress: https://a.example/", "adress", "the unknown field", "perhaps address"),
        ("plain_titels: true", "plain_titels", "the unknown field", "perhaps plain_titles"),
        ("pages: {leaveout: []}", "pages → leaveout", "unknown field", "perhaps leave_out"),
        ("reviews: {missing: leaveout}", "reviews → missing", "'leaveout'", "perhaps leave-out"),
        ("reviews: {overdue: Fail}", "reviews → overdue", "'Fail'", "perhaps fail"),
        ("direction: rlt", "direction", "'rlt'", "perhaps rtl"),
        ("language: fr", "language", "'fr'", "'en'"),
        ("plain_titles: 'yes'", "plain_titles", "'yes'", "true or false"),
        ("title: Stalking help", "title", "'Stalking help'", "gives nothing away"),
        ("leave: http://a.example/", "leave", "'http://a.example/'", "https://"),
        ("leave: https://www.bbc.co.uk/news", "leave", "bbc", "no app on a phone"),
        ("leave: https://guide.northlight.example/x", "the whole file", "", "another site"),
        ("privacy: We log.", "privacy", "'We log.'", "each item on a line of its own"),
        (f"privacy: [{'a, ' * 9}]", "privacy", "a list of 9", "at most 8 sentences"),
        (f"privacy: [{'a' * 301}]", "privacy → item 1", "301 characters", "at most 300"),
        ("privacy: [Ring 0800 000 0002.]", "privacy → item 1", "0002", "no telephone number"),
        ("privacy: ['{{ a }}']", "privacy → item 1", "'{{ a }}'", "text without {{"),
        ("accent: {light: '#FFF'}", "accent → light", "'#FFF'", "six signs"),
        ("accent: {}", "accent → light", "missing", "required"),
        ("repository:", "repository", "empty", "the word none"),
        ("repository: git@a.example", "repository", "'git@a.example'", "https://"),
        (
            "repository: https://a.example/x",
            "repository",
            "https://a.example/x",
            "github.com/owner/name",
        ),
    ],
)
def test_what_is_wrong_is_named_with_the_nearest_that_is_right(
    line: str, where: str, found: str, allowed: str, tmp_path: Path
) -> None:
    (problem,) = problems(folder(tmp_path, f"{GOOD}{line}\n"))
    assert (problem.file, problem.where) == ("ours/host.yml", where)
    assert found in problem.found
    assert allowed in problem.allowed


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("Stalking help", True),
        ("Cyberstalking", True),
        ("The abused", True),
        ("Domestic abuse", True),
        ("Against violence", True),
        ("Victims first", True),
        ("Survivors", True),
        ("Harassment", True),
        ("Raped", True),
        ("The rapist", True),
        ("glasgowrapecrisis.test", True),
        ("Sexual assault", True),
        ("A refuge", True),
        ("Women's Aid", True),
        ("womensaid.test", True),
        ("Grapevine", False),
        ("Drapers", False),
        ("Therapeutic", False),
        ("Therapist", False),
        ("Beanstalk", False),
        ("Syllabus", False),
        ("Refugees", False),
    ],
)
def test_a_name_tells_what_the_site_is_about_by_its_words_and_not_by_parts_of_others(
    name: str, telling: bool
) -> None:
    assert bool(TELLING.search(name)) == telling


@pytest.mark.parametrize(
    ("old", "new", "where", "allowed"),
    [
        ("name: Northlight", "name: Northlight Support for Everyone", "organisation", "short_name"),
        (".example/", ".example", "address", "ends with a slash"),
        (".example/", ".example/?a=/", "address", "ends with a slash"),
        ("https:", "http:", "address", "https://"),
        ("country: GB", "country: NO", "country", "in quotes"),
        ("country: GB", "regions: [sct]", "the whole file", "country"),
    ],
)
def test_a_wrong_value_says_what_may_stand_there(
    old: str, new: str, where: str, allowed: str, tmp_path: Path
) -> None:
    assert old in GOOD
    (problem,) = problems(folder(tmp_path, GOOD.replace(old, new)))
    assert problem.where == where
    assert allowed in problem.allowed


def test_a_file_that_nobody_reads_is_a_mistake_in_its_name(tmp_path: Path) -> None:
    path = folder(tmp_path, **{"contact.yml": CONTACT, "pages/a.txt": "", ".DS_Store": ""})
    found = {problem.file: problem.allowed for problem in problems(path)}
    assert found.keys() == {"ours/contact.yml", "ours/pages/a.txt"}
    assert found["ours/contact.yml"].endswith("perhaps contacts.yml")


@pytest.mark.parametrize("name", ["contacts.yml", "logo.svg", "pages"])
def test_a_link_is_refused_and_not_followed(name: str, tmp_path: Path) -> None:
    path = folder(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (path / name).symlink_to(tmp_path / "elsewhere")
    (problem,) = problems(path)
    assert problem.found == "a symbolic link"


def test_all_that_is_wrong_in_a_folder_is_said_at_once(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        GOOD + "colour: red\n",
        **{"contacts.yml": "contacts: []\n", "logo.svg": "<svg/>", "pages/a.md": "\u202e"},
    )
    assert {problem.file for problem in problems(path)} == {
        "ours/host.yml",
        "ours/contacts.yml",
        "ours/logo.svg",
        "ours/pages/a.md",
    }


@pytest.mark.parametrize(
    ("change", "where", "allowed"),
    [
        (("own-line", "line"), "contacts → line → id", "own-"),
        (("email: a@b.example, ", ""), "contacts → own-line", "a way to make contact"),
        (("checked: none", "checked: soon"), "contacts → own-line → checked", "the word none"),
        (("who: All.", "whom: All."), "contacts → own-line → whom", "perhaps who"),
        (("name: Line", "name: '<b>Line</b>'"), "contacts → own-line → name", ""),
    ],
)
def test_a_wrong_contact_is_named(
    change: tuple[str, str], where: str, allowed: str, tmp_path: Path
) -> None:
    assert change[0] in CONTACT
    found = problems(folder(tmp_path, **{"contacts.yml": CONTACT.replace(*change)}))
    named = {problem.where: problem.allowed for problem in found}
    assert where in named
    assert allowed in named[where]


def test_a_copy_never_takes_the_place_of_the_folder_it_is_made_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = folder(tmp_path)
    for out in (ours, tmp_path):
        assert main([str(ours), str(out)]) == 2
        assert "it would be replaced" in capsys.readouterr().err
    assert (ours / "host.yml").read_text(encoding="utf-8") == GOOD


def test_a_copy_never_takes_the_place_of_what_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as docs/, with what is not committed yet, or another project of the same engine."""
    ours = folder(tmp_path, "organisation: {name: A}\naddress: https://a.test/\n")
    for name in ("index.md", "mkdocs.yml"):
        out = tmp_path / name.partition(".")[0]
        out.mkdir()
        (out / name).write_text("site_name: mine", encoding="utf-8")
        assert main([str(ours), str(out)]) == 1
        said = capsys.readouterr().err
        assert f"{out} is not empty, and was not made here" in said
        assert f"{out} is as it was" in said
        assert (out / name).read_text(encoding="utf-8") == "site_name: mine"


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*/host.yml")), ids=str)
def test_every_example_reads(path: Path) -> None:
    assert read_folder(path.parent, root=ROOT).host.organisation.name


def test_the_project_leaves_alone_what_a_host_writes(tmp_path: Path) -> None:
    """A host's fork may have `ours/`; in the project nothing else may take its place."""
    assert not (ROOT / "docs" / "local").exists()
    assert not (ROOT / "data" / "own-contacts.yml").exists()
    shutil.copytree(ROOT / "examples" / "uk-charity", tmp_path / "ours")
    assert read_folder(tmp_path / "ours", root=tmp_path).name == "ours"
