"""The folder that a server sends: replaced whole, or left as it was."""

import errno
from pathlib import Path

import pytest

import publish.__main__
from publish.__main__ import STEPS, main
from publish.errors import PublishError
from publish.servers import Site, configurations
from tests.projects import POLICY, files, written

PAGE = b'<!doctype html><meta charset="utf-8"><title>Lanterns</title>'
NEW = {"index.html": PAGE, "help/index.html": PAGE + b"<p>Help"}
OLD = {"index.html": b"old", "index.html.zst": b"old", "gone.html": b"old"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return written(tmp_path / "build" / "pages", NEW)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return written(tmp_path / "site", OLD)


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def refuse(name: str) -> OSError:
    return OSError(errno.EACCES, "Permission denied", name)


def test_the_command_says_what_is_ready(
    built: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(built), str(site)]) == 0
    assert capsys.readouterr().out == f"{site}/ is ready: 2 pages.\n"
    copies = {f"{name}.{ending}" for name in NEW for ending in ("br", "gz", "zst")}
    assert files(site).keys() == {*NEW, *copies, "_headers"}
    assert files(built) == NEW


def test_the_configurations_of_servers_stand_beside_the_built_pages(
    built: Path, site: Path
) -> None:
    assert main([str(built), str(site)]) == 0
    written = files(built.parent / "servers")
    assert written.keys() == configurations(Site("", "/", {})).keys()
    for name, text in written.items():
        if "/site." in name:
            assert b"frame-ancestors 'none'" in text


def test_the_command_marks_links_that_leave_and_locks_every_page(built: Path, site: Path) -> None:
    written(built, {"out.html": PAGE + b"<a href=//a.example>"})
    assert main([str(built), str(site)]) == 0
    page = files(site)["out.html"]
    assert page.endswith(b'<a rel="noreferrer noopener" href=//a.example>')
    assert POLICY.search(page)


WHOLE = {
    "index.html": PAGE + b'<link rel="stylesheet" href="assets/a.css"><script src="assets/a.js">'
    b"</script><a href=//a.example>x</a><p class=a>" + b"A lantern. " * 40,
    "help/index.html": PAGE + b'<link rel="stylesheet" href="../assets/a.css"><p>Help',
    "404.html": PAGE + b'<link rel="stylesheet" href="/waymark/assets/a.css"><b>Gone',
    "assets/a.css": b"p{color:red}.a{color:blue}b{color:green}",
    "assets/a.js": b"/* why */ add('b');",
    "assets/b.js": b"nobody()",
    "robots.txt": b"User-agent: *",
}


def test_two_runs_give_the_same_bytes_wherever_they_are_made(tmp_path: Path) -> None:
    one = written(tmp_path / "one" / "pages", WHOLE)
    two = written(tmp_path / "two" / "deep" / "er", dict(reversed(WHOLE.items())))
    assert main([str(one), str(tmp_path / "one" / "site")]) == 0
    assert main([str(two), str(tmp_path / "two" / "elsewhere")]) == 0
    found = files(tmp_path / "one" / "site")
    assert files(tmp_path / "two" / "elsewhere") == found
    assert main([str(one), str(tmp_path / "one" / "site")]) == 0
    assert files(tmp_path / "one" / "site") == found
    assert {"index.html.br", "index.html.gz", "index.html.zst", "_headers"} < found.keys()


def test_a_site_may_be_named_by_a_way_that_goes_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "build" / "pages", WHOLE)
    monkeypatch.chdir(tmp_path / "build")
    assert main(["pages", "../build/../site"]) == 0
    assert b"<style>" in files(tmp_path / "site")["help/index.html"]


@pytest.mark.parametrize("name", [*STEPS, "policy", "compression"])
def test_whichever_step_fails_the_old_site_and_its_headers_stay(
    name: str,
    built: Path,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    servers = written(built.parent / "servers", {"nginx.conf": b"old"})

    def failing(work: Path) -> None:
        assert files(work), "the step is given the folder"
        raise PublishError("a.html", "this", "that")

    if name in STEPS:
        monkeypatch.setitem(STEPS, name, failing)
    else:
        step = {"policy": "lock", "compression": "compress_all"}[name]
        monkeypatch.setattr(publish.__main__, step, failing)
    assert main([str(built), str(site)]) == 1
    said = capsys.readouterr().err
    assert said.endswith(f"a.html\n    found:   this\n    allowed: that\n{site} is as it was.\n")
    assert files(site) == OLD
    assert files(servers) == {"nginx.conf": b"old"}
    assert beside(site) == ["build", "site"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", PAGE + b"caf\xe9"),
        ("a.html", PAGE + b"<style media=print></style>"),
        ("a.html", PAGE + b'<link rel="stylesheet" href="gone.css">'),
        ("a.html", PAGE + b"<style>p{&:hover{margin:0}}</style>"),
        ("a.html", PAGE + b"<script>var = 1</script>"),
        ("a.html", PAGE + b"<script src=gone.js></script>"),
        ("a.html", PAGE + b"<script src=//a.example/a.js></script>"),
        ("a.html", PAGE + b"<img src='http://['>"),
        ("a.html", b""),
        ("search/search_index.json", b"{"),
    ],
)
def test_what_cannot_be_published_is_told_without_a_traceback(
    name: str, content: bytes, built: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(built, {name: content})
    assert main([str(built), str(site)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == f"{site} is as it was."
    assert lines[-4] == name
    assert [line[:13] for line in lines[-3:-1]] == ["    found:   ", "    allowed: "]
    assert files(site) == OLD


def test_a_page_that_cannot_be_locked_down_keeps_the_old_site(
    built: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(built, {"bare.html": b"<p>No place for a policy"})
    assert main([str(built), str(site)]) == 1
    said = capsys.readouterr().err.partition("publish: policy\n")[2]
    assert said.startswith('bare.html\n    found:   <meta charset="utf-8"> 0 times\n    allowed: ')
    assert said.endswith(f"{site} is as it was.\n")
    assert files(site) == OLD
    assert beside(site) == ["build", "site"]


@pytest.mark.parametrize("arguments", [[], ["build"], ["build", "site", "more"]])
def test_the_command_without_its_two_folders_says_how_it_is_called(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == "Usage: python -m publish BUILT SITE\n"


@pytest.mark.parametrize("content", [None, {"help/index.html": b"no start page"}])
def test_the_command_without_a_built_site_keeps_the_old_one(
    content: dict[str, bytes] | None,
    site: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    built = tmp_path / "empty"
    if content:
        written(built, content)
    assert main([str(built), str(site)]) == 2
    assert capsys.readouterr().err == (
        f"{built}: no index.html. Build first: make build. {site} is as it was.\n"
    )
    assert files(site) == OLD


def test_the_command_does_not_copy_a_folder_into_itself(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for site in (built, built / "site"):
        assert main([str(built), str(site)]) == 2
        assert "Choose another folder" in capsys.readouterr().err
    assert files(built) == NEW


def test_the_command_does_not_replace_a_folder_that_is_no_site_of_ours(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = {"index.php": b"a shop", ".htaccess": b"theirs"}
    shop = written(tmp_path / "shop", theirs)
    assert main([str(built), str(shop)]) == 1
    said = capsys.readouterr().err
    assert "shop is not empty, and was not made here: it has no index.html.zst" in said
    assert said.endswith(f"{shop} is as it was.\n")
    assert files(shop) == theirs


def test_the_command_tells_what_the_disk_refused_without_a_traceback(
    built: Path,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing(path: Path, target: Path) -> None:
        raise refuse(path.name)

    monkeypatch.setattr(Path, "rename", failing)
    assert main([str(built), str(site)]) == 1
    assert "Permission denied" in (said := capsys.readouterr().err)
    assert said.endswith(f"{site} is as it was.\n")
    assert files(site) == OLD
