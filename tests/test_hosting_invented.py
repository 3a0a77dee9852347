"""What an example made up: a host that copied it can look at it, and publishes none of it."""

import shutil
from pathlib import Path

import pytest

from hosting.__main__ import main
from hosting.folder import read_folder
from hosting.invented import NUMBERS, pages_of, problems
from macros.errors import Problem
from macros.places import on_lines
from tests.hosts import every_host
from tests.projects import problems_in
from tests.repository import ROOT

INVENTED = {
    "uk-charity": {
        "host.yml": {"organisation → url", "address", "repository"},
        "contacts.yml": {
            "contacts → own-helpline → phone → item 1 → e164",
            "contacts → own-writing → email",
        },
        "pages/index.md": {"the whole file"},
        "pages/visit.md": {"the whole file"},
    },
    "au-university": {
        "host.yml": {"organisation → url", "address"},
        "contacts.yml": {
            "contacts → own-security → phone → item 1 → e164",
            "contacts → own-counselling → phone → item 1 → e164",
            "contacts → own-counselling → url",
        },
        "pages/on-campus.md": {"the whole file"},
    },
    "rtl": {
        "host.yml": {"address"},
        "contacts.yml": {"contacts → own-writing → email", "contacts → own-writing → url"},
        "pages/test.md": {"the whole file"},
    },
}
HOST = "organisation: {{name: A}}\naddress: {address}\n"
CONTACT = "contacts:\n  - {{id: own-a, name: A, who: All., checked: none, {way}}}\n"


def found(ours: Path) -> list[Problem]:
    folder = read_folder(ours, root=ours.parent)
    told = problems(folder, examples=pages_of(ROOT / "examples"))
    return list(on_lines(told, root=ours.parent))


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
        assert problem.line or problem.where == "the whole file"
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
    (ours / "pages").mkdir()
    example = (ROOT / "examples" / "uk-charity" / "pages" / "visit.md").read_text(encoding="utf-8")
    changed = example.replace("title: ", "title: Our ", 1)
    (ours / "pages" / "index.md").write_text(changed, encoding="utf-8")
    assert found(ours) == []


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
