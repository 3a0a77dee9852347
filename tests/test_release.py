"""What a release is made of; tests/test_identical.py builds the site twice for it."""

import datetime as dt
import errno
import json
import os
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from hypothesis import given
from hypothesis import strategies as st

from release.__main__ import main, release
from release.archive import archive
from release.changelog import UNRELEASED, notes, sections
from release.checksums import NAME, checksums
from release.errors import ReleaseError
from release.sbom import THEME, listed, parts, sbom, written
from tests.cases import untimed
from tests.repository import ROOT

EPOCH = 1795910400  # 2026-11-29
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\nNew.\n\n## [1.2.3] - 2026-12-24\n\nOld.\n"


def tree(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


# The archive


def test_an_archive_is_the_same_whoever_wrote_the_files_in_whatever_order(tmp_path: Path) -> None:
    one = tree(tmp_path / "one", {"b/index.html": "B", "a.txt": "A"})
    other = tree(tmp_path / "other", {"a.txt": "A", "b/index.html": "B"})
    (other / "a.txt").chmod(0o600)
    os.utime(other / "a.txt", (0, 0))
    (other / "empty").mkdir()
    archive(one, tmp_path / "one.zip", epoch=EPOCH)
    archive(other, tmp_path / "other.zip", epoch=EPOCH)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_an_archive_gives_back_every_file_with_the_time_it_was_given(tmp_path: Path) -> None:
    archive(tree(tmp_path / "site", {"b/c": "C", "a": "Ä"}), tmp_path / "z.zip", epoch=EPOCH)
    with zipfile.ZipFile(tmp_path / "z.zip") as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name).decode() for name in packed.namelist()} == {
            "a": "Ä",
            "b/c": "C",
        }
        assert {info.date_time for info in packed.infolist()} == {(2026, 11, 29, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in packed.infolist()} == {0o100644}


def test_files_stand_in_an_archive_by_their_paths_and_not_as_the_disk_lists_them(
    tmp_path: Path,
) -> None:
    archive(tree(tmp_path / "site", {"z": "Z", "a/b": "B"}), tmp_path / "z.zip", epoch=EPOCH)
    with zipfile.ZipFile(tmp_path / "z.zip") as packed:
        assert packed.namelist() == ["a/b", "z"]


def test_a_time_that_zip_cannot_hold_is_its_earliest(tmp_path: Path) -> None:
    archive(tree(tmp_path / "site", {"a": "A"}), tmp_path / "z.zip", epoch=0)
    with zipfile.ZipFile(tmp_path / "z.zip") as packed:
        assert packed.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


# Checksums


def test_sha256sum_finds_the_files_whole_and_a_changed_one_not(tmp_path: Path) -> None:
    tree(tmp_path, {"b.zip": "B", "a.json": "A"})
    (tmp_path / NAME).write_text(checksums([tmp_path / "b.zip", tmp_path / "a.json"]))
    command = ["sha256sum", "--check", "--strict", NAME]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert said.stdout == "a.json: OK\nb.zip: OK\n"
    (tmp_path / "b.zip").write_text("C")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1


# The changelog


def test_a_tag_is_told_what_the_changelog_says_of_it_and_all_else_what_is_to_come() -> None:
    assert notes(CHANGELOG, "v1.2.3") == "Old."
    assert notes(CHANGELOG, "v1.2.3-4-gabc") == notes(CHANGELOG, "abcdef0") == "New."


@pytest.mark.parametrize(
    ("text", "version", "found"),
    [
        (CHANGELOG, "v1.2.4", "nothing about v1.2.4"),
        (CHANGELOG.replace("Old.", ""), "v1.2.3", "nothing about v1.2.3"),
        (CHANGELOG.replace(" - 2026-12-24", ""), "v1.2.3", "## [1.2.3]"),
        (CHANGELOG.replace("[Unreleased]", "[Unreleased] - 2026-12-24"), "v1.2.3", "## [Unrel"),
        (CHANGELOG.replace("## [Unreleased]\n\nNew.\n", ""), "v1.2.3", "## [1.2.3] - 2026"),
        (CHANGELOG.replace("[Unreleased]", "What is new"), "v1.2.3", "## What is new"),
        ("# Changelog\n", "v1.2.3", "no version"),
    ],
)
def test_a_changelog_that_is_not_in_shape_stops_a_release_and_says_what_is_allowed(
    text: str, version: str, found: str
) -> None:
    with pytest.raises(ReleaseError) as stopped:
        notes(text, version)
    file, found_line, allowed = str(stopped.value).splitlines()
    assert file == "CHANGELOG.md"
    assert found in found_line
    assert "## [" in allowed


@untimed
@given(st.text())
def test_any_changelog_is_read_or_refused_in_words(text: str) -> None:
    try:
        found = sections(text)
    except ReleaseError:
        return
    assert next(iter(found)) == UNRELEASED


def test_our_changelog_has_the_form_and_says_that_there_is_no_release() -> None:
    """Take the second half out with the first release."""
    ours = sections((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert list(ours) == [UNRELEASED]
    assert "There is no release yet." in ours[UNRELEASED]
    assert "### Do this" in ours[UNRELEASED]


# What the site is made of


@pytest.fixture(scope="module")
def packages() -> dict[str, Any]:
    return listed(ROOT / "requirements.txt")


def bom_of(packages: dict[str, Any], **inside: set[str]) -> dict[str, Any]:
    return sbom(packages, inside=inside, version="v1.2.3")


def test_the_list_keeps_the_schema_of_cyclonedx(packages: dict[str, Any]) -> None:
    text = written(bom_of(packages, lunr={"assets/javascripts/search.js"}))
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"library"', '"shelf"')) is not None


def test_every_package_that_a_host_installs_is_listed_with_all_its_hashes(
    packages: dict[str, Any],
) -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))
    components = bom_of(packages)["components"]
    assert {each["name"]: each["version"] for each in components} == pinned
    hashes = [
        digest["content"]
        for each in components
        for reference in each["externalReferences"]
        for digest in reference["hashes"]
    ]
    assert sorted(hashes) == sorted(re.findall(r"sha256:(\w{64})", text))


def test_the_list_is_the_same_wherever_the_lines_of_the_requirements_stand(tmp_path: Path) -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=\w)", text, flags=re.MULTILINE)
    moved = tree(tmp_path, {"requirements.txt": "".join(reversed(blocks))}) / "requirements.txt"
    assert written(bom_of(listed(moved))) == written(bom_of(listed(ROOT / "requirements.txt")))


def test_the_list_has_no_random_number(packages: dict[str, Any]) -> None:
    assert "serialNumber" not in bom_of(packages)


def test_parts_of_the_theme_that_are_sent_stand_inside_the_theme(packages: dict[str, Any]) -> None:
    (theme,) = (
        each
        for each in bom_of(packages, **{"@a/b": {"two.js", "one.js"}})["components"]
        if each["name"] == THEME
    )
    (part,) = theme["components"]
    assert part["purl"] == "pkg:npm/%40a/b"
    assert [each["value"] for each in part["properties"]] == ["one.js", "two.js"]


def test_only_scripts_that_are_sent_count_with_what_their_maps_name(tmp_path: Path) -> None:
    sources = ["../node_modules/lunr/lunr.js", "../node_modules/@a/b/c/d.ts", "src/index.ts"]
    pages = tree(
        tmp_path / "pages",
        {
            "js/sent.js.map": json.dumps({"sources": sources}),
            "js/kept.js.map": json.dumps({"sources": ["node_modules/gone/index.js"]}),
        },
    )
    site = tree(tmp_path / "site", {"js/sent.js": ""})
    assert parts(pages, site) == {"lunr": {"js/sent.js"}, "@a/b": {"js/sent.js"}}


def test_requirements_that_cannot_be_read_stop_a_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"missing\.txt"):
        listed(tmp_path / "missing.txt")


# All of it


@pytest.fixture
def project(tmp_path: Path) -> Path:
    requirements = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    files = {"CHANGELOG.md": CHANGELOG, "requirements.txt": requirements, "site/index.html": "Hi"}
    return tree(tmp_path, files)


def made(project: Path, **wishes: Any) -> dict[str, bytes]:
    target = project / "build" / "release"
    release(project, target, **{"version": "v1.2.3", "epoch": EPOCH, **wishes})
    return {path.name: path.read_bytes() for path in target.iterdir()}


def test_two_releases_of_the_same_site_are_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    first = made(project)
    assert sorted(first) == ["NOTES.md", NAME, "sbom.cdx.json", "waymark-v1.2.3.zip"]
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert made(project) == first
    assert dt.datetime.fromtimestamp(EPOCH, dt.UTC).isoformat() in first["sbom.cdx.json"].decode()


def test_a_release_that_is_not_ready_leaves_the_last_one_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(project)
    with pytest.raises(ReleaseError, match=r"nothing about v9\.9\.9"):
        made(project, version="v9.9.9")
    assert {path.name for path in (project / "build" / "release").iterdir()} == set(first)
    monkeypatch.setattr("release.__main__.checksums", _full_disk)
    with pytest.raises(OSError, match="No space left"):
        made(project)
    folder = project / "build" / "release"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def _full_disk(_: object) -> str:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_without_a_site_there_is_no_release(project: Path) -> None:
    (project / "site" / "index.html").unlink()
    with pytest.raises(ReleaseError, match="make release builds it"):
        made(project)


@pytest.mark.parametrize(
    ("arguments", "epoch"),
    [([], "1"), (["a", "b"], "1"), (["../v1"], "1"), ([""], "1"), (["v1.2.3"], ""), (["v1"], "x")],
)
def test_a_call_that_is_not_as_it_should_be_says_how_it_should_be(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    epoch: str,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(arguments) == 2
    assert "make release" in capsys.readouterr().err
