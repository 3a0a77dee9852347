"""What a host wrote wrong is named, and the last copy stays."""

import re
from pathlib import Path

import pytest

from hosting.__main__ import main
from hosting.invented import NAMES, NUMBERS
from tests.hosts import EXAMPLES
from tests.projects import PROBLEM, files, written
from tests.repository import ROOT

pytestmark = pytest.mark.slow


def test_what_is_wrong_in_a_host_s_folder_is_named_there_and_the_last_copy_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, out = tmp_path / "ours", tmp_path / "copy"
    (ours / "pages").mkdir(parents=True)
    (ours / "host.yml").write_text(
        "organisation: {name: A}\naddress: https://a.test/\ncountry: GB\n", encoding="utf-8"
    )
    (ours / "contacts.yml").write_text(
        "contacts:\n"
        "  - id: own-line\n    name: Line\n    who: All.\n    checked: none\n"
        "    phone:\n      - {display: '0800 000 0002', e164: '+448000000001'}\n",
        encoding="utf-8",
    )
    page = "---\ntitle: A\n---\n\n{{ emergnecy() }}\n"
    (ours / "pages" / "a.md").write_text(page, encoding="utf-8")
    last = {"macros/__init__.py": b"the last one"}
    written(out, last)
    assert main([str(ours), str(out)]) == 1
    said = capsys.readouterr().err
    named = [(match["file"], match["line"]) for match in PROBLEM.finditer(said)]
    assert ("ours/contacts.yml", "7") in named
    assert "Traceback" not in said
    assert files(out) == last
    (ours / "contacts.yml").unlink()
    assert main([str(ours), str(out)]) == 1
    said = capsys.readouterr().err
    assert {match["file"] for match in PROBLEM.finditer(said)} == {"ours/pages/a.md"}
    assert files(out) == last


@pytest.mark.parametrize(("setting", "left"), [("leave-out", True), ("fail", False)])
def test_pages_that_nobody_reviewed_are_left_out_or_stop_the_build(
    setting: str, left: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, out = tmp_path / "ours", tmp_path / "copy"
    ours.mkdir()
    (ours / "host.yml").write_text(
        f"organisation: {{name: A}}\naddress: https://a.test/\nreviews: {{missing: {setting}}}\n",
        encoding="utf-8",
    )
    status = main([str(ours), str(out)])
    said = capsys.readouterr()
    if not left:
        assert status == 1
        assert "pages that no specialist has reviewed" in said.err
        assert not out.exists()
    else:
        assert status == 0, said.err
        docs = out / "docs"
        kept = {path.relative_to(docs).parts[0] for path in docs.rglob("*.md")}
        assert {"help", "check", "plan", "record", "about", "index.md"} == kept
        went = said.err.partition("These lines went with the page they led to.")[2]
        assert "    docs/about/changes.md: How long it lasts: nothing has to be dropped" in went
        changes = (docs / "about" / "changes.md").read_text(encoding="utf-8")
        assert "- Money and post: a letter that is put away unopened may hold a threat." in changes


@pytest.mark.parametrize(("name", "noted"), [("guide", False), ("stalking", True)])
def test_an_address_that_says_what_the_site_is_about_is_noted_and_stops_nothing(
    name: str, noted: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, address = tmp_path / "ours", f"https://a.test/{name}/"
    ours.mkdir()
    text = f"organisation: {{name: A}}\naddress: {address}\n"
    (ours / "host.yml").write_text(text, encoding="utf-8")
    assert main([str(ours), str(tmp_path / "copy")]) == 0
    said = f"{address} says what this site is about"
    assert (said in capsys.readouterr().err) == noted


def test_a_folder_without_settings_says_where_to_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("host.yaml", "Host.yml"):
        ours = tmp_path / name / "ours"
        ours.mkdir(parents=True)
        (ours / name).touch()
        assert main([str(ours), str(tmp_path / "out")]) == 2
        said = capsys.readouterr().err
        assert f"no host.yml in it; perhaps {name}. Start from" in said
        assert "examples/uk-charity" in said
    assert main([str(tmp_path / "none"), str(tmp_path / "out")]) == 2
    assert "no host.yml in it. Start from" in capsys.readouterr().err
    assert main([]) == main(["--preview"]) == 2


def test_every_example_is_tested_and_none_has_a_number_that_rings() -> None:
    assert set(EXAMPLES) == {path.parent.name for path in (ROOT / "examples").glob("*/host.yml")}
    for path in (ROOT / "examples").glob("*/contacts.yml"):
        text = path.read_text(encoding="utf-8")
        numbers = re.findall(r'e164: "(.*?)"', text)
        assert [number for number in numbers if not NUMBERS.fullmatch(number)] == []
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        for host in re.findall(r"(?://|@)([a-z.-]+)", "\n".join(lines)):
            assert NAMES.fullmatch(host), host
