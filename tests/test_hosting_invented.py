"""What an example made up: a host that copied it can look at it, and publishes none of it."""

import shutil
from pathlib import Path

import pytest

from hosting.__main__ import main
from hosting.folder import read_folder
from hosting.invented import NUMBERS, problems, words_of
from macros.errors import Problem
from macros.places import on_lines
from tests.hosts import every_host
from tests.projects import problems_in
from tests.repository import ROOT

INVENTED = {
    "uk-charity": {
        "host.yml": {
            "organisation → name",
            "organisation → short_name",
            "organisation → url",
            "address",
            "repository",
        },
        "contacts.yml": {
            "contacts → own-helpline → name",
            "contacts → own-helpline → phone → item 1 → e164",
            "contacts → own-writing → name",
            "contacts → own-writing → email",
        },
        "pages/index.md": {"line 2", "line 3", "line 10"},
        "pages/visit.md": {"line 3"},
    },
    "au-university": {
        "host.yml": {
            "organisation → name",
            "organisation → short_name",
            "organisation → url",
            "address",
        },
        "contacts.yml": {
            "contacts → own-security → phone → item 1 → e164",
            "contacts → own-counselling → phone → item 1 → e164",
            "contacts → own-counselling → url",
        },
        "pages/on-campus.md": {"line 3"},
    },
    "rtl": {
        "host.yml": {"organisation → name", "address"},
        "contacts.yml": {"contacts → own-writing → email", "contacts → own-writing → url"},
        "pages/test.md": {"line 3"},
    },
}
HOST = "organisation: {{name: A}}\naddress: {address}\n"
CONTACT = "contacts:\n  - {{id: own-a, name: A, who: All., checked: none, {way}}}\n"


def found(ours: Path) -> list[Problem]:
    folder = read_folder(ours, root=ours.parent)
    told = problems(folder, words=words_of(ROOT / "examples"))
    return list(on_lines(told, root=ours.parent))


def written(ours: Path, body: str) -> str:
    """Write a page of a host's own, and return it."""
    page = f"---\ntitle: Our lamp\ndescription: What we can light.\n---\n\n{body}"
    (ours / "pages").mkdir()
    (ours / "pages" / "index.md").write_text(page, encoding="utf-8")
    return page


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "host.yml").write_text(HOST.format(address="https://a.test/"), encoding="utf-8")
    return folder


@every_host
def test_all_that_an_example_made_up_is_named_in_a_copy_of_it(host: str, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    shutil.copytree(ROOT / "examples" / host, ours)
    told = found(ours)
    named: dict[str, set[str]] = {}
    for problem in told:
        named.setdefault(problem.file.removeprefix("ours/"), set()).add(problem.where)
        assert problem.line
        assert problem.allowed == "your own; the example's are invented"
    assert named == INVENTED[host]


@pytest.mark.slow
def test_a_copy_of_an_example_can_be_looked_at_and_not_be_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, out = tmp_path / "ours", tmp_path / "copy"
    shutil.copytree(ROOT / "examples" / "uk-charity", ours)
    assert main([str(ours), str(out)]) == 1
    assert {problem.file for problem in problems_in(capsys.readouterr().err)} == {
        f"ours/{name}" for name in INVENTED["uk-charity"]
    }
    assert not out.exists()
    assert main([str(ours), str(out), "--preview"]) == 0
    assert (out / "mkdocs.yml").is_file()
    said = capsys.readouterr().err
    assert "`make build` refuses them" in said
    assert "    ours/host.yml: address, 'https://guide.northlight.example/'\n" in said


def test_a_host_s_own_is_left_alone(ours: Path) -> None:
    way = "email: a@b.test, phone: [{display: 0800 000 0001, e164: '+448000000001'}]"
    (ours / "contacts.yml").write_text(CONTACT.format(way=way), encoding="utf-8")
    page = written(
        ours,
        "For example, Northlights. Write to first.example@a.test, or https://a.test/b.example\n",
    )
    assert found(ours) == []
    assert "description: " in page


@pytest.mark.parametrize(
    "line",
    [
        "We are Northlight.",
        "Read [about us](https://www.northlight.example/who).",
        "Write to help@northlight.example.",
        "See www.example.org, and read on.",
        "[Call us](tel:+448081570123)",
    ],
)
def test_what_is_an_example_s_is_found_in_the_words_of_a_page_that_was_changed(
    line: str, ours: Path
) -> None:
    page = written(ours, f"A lamp. {line}\n")
    (problem,) = found(ours)
    assert (problem.file, problem.found) == ("ours/pages/index.md", f"'A lamp. {line}'")
    assert page.splitlines()[(problem.line or 0) - 1] == f"A lamp. {line}"


def test_a_page_that_still_has_an_example_s_description_is_found(ours: Path) -> None:
    example = ROOT / "examples" / "au-university" / "pages" / "on-campus.md"
    text = example.read_text(encoding="utf-8").replace("title: ", "title: Our ", 1)
    (ours / "pages").mkdir()
    (ours / "pages" / "index.md").write_text(text, encoding="utf-8")
    assert [problem.line for problem in found(ours)] == [3]


@pytest.mark.parametrize("name", ["Northlight", "Northlight Support", "northlight"])
def test_an_organisation_that_is_called_as_an_example_is_found(name: str, ours: Path) -> None:
    text = HOST.format(address="https://a.test/").replace("name: A", f"name: {name}")
    (ours / "host.yml").write_text(text, encoding="utf-8")
    assert [problem.where for problem in found(ours)] == ["organisation → name"]


def test_a_sentence_about_privacy_is_looked_at(ours: Path) -> None:
    with (ours / "host.yml").open("a", encoding="utf-8") as file:
        file.write("privacy: [Northlight keeps logs.]\n")
    assert [problem.where for problem in found(ours)] == ["privacy → item 1"]


@pytest.mark.parametrize(
    ("address", "invented"),
    [
        ("https://a.example/", True),
        ("https://guide.a.example/", True),
        ("https://example.org/", True),
        ("https://www.example.edu.au/help/", True),
        ("https://example.org.uk/", False),
        ("https://an-example.org/", False),
        ("https://a.test/example.org/", False),
    ],
)
def test_an_address_is_invented_where_nobody_can_have_its_host(
    address: str, invented: bool, ours: Path
) -> None:
    (ours / "host.yml").write_text(HOST.format(address=address), encoding="utf-8")
    assert [problem.where for problem in found(ours)] == ["address"] * invented


@pytest.mark.parametrize(
    ("way", "where"),
    [
        ("url: https://a.example/", "url"),
        ("chat_url: https://chat.example.net/", "chat_url"),
        ("email: a@B.Example", "email"),
        ("phone: [{display: 020 7946 0123, e164: '+442079460123'}]", "phone → item 1 → e164"),
        (
            "text: [{display: 07700 900123, e164: '+447700900123', channel: sms}]",
            "text → item 1 → e164",
        ),
    ],
)
def test_every_way_to_make_contact_is_looked_at(way: str, where: str, ours: Path) -> None:
    (ours / "contacts.yml").write_text(CONTACT.format(way=way), encoding="utf-8")
    assert [problem.where for problem in found(ours)] == [f"contacts → own-a → {where}"]


@pytest.mark.parametrize(
    ("number", "silent"),
    [
        ("+441134960000", True),
        ("+441914980999", True),
        ("+441632960123", True),
        ("+447700900000", True),
        ("+448081570999", True),
        ("+61255501234", True),
        ("+61870101234", True),
        ("+61491570156", True),
        ("+611800975711", True),
        ("+441134961000", False),
        ("+448081571000", False),
        ("+448082000247", False),
        ("+61455501234", False),
        ("+61491570160", False),
        ("+611800975712", False),
    ],
)
def test_a_number_is_invented_where_it_lies_in_a_range_that_is_kept(
    number: str, silent: bool
) -> None:
    assert bool(NUMBERS.fullmatch(number)) == silent
