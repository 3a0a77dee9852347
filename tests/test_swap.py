"""One folder takes the place of another whole, or not at all."""

import errno
import fcntl
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from publish.swap import replacement
from tests.projects import files, written
from tests.repository import ROOT

NEW = {"index.html": b"new", "help/index.html": b"new help"}
OLD = {"index.html": b"old", "gone.html": b"old"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return written(tmp_path / "build" / "pages", NEW)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return written(tmp_path / "site", OLD)


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def swap(built: Path, site: Path, *, mark: str | None = None) -> None:
    """Put a copy of a folder in the place of the site, as the steps do."""
    with replacement(site, mark=mark) as incoming:
        shutil.copytree(built, incoming)


def refuse(name: str) -> OSError:
    return OSError(errno.EACCES, "Permission denied", name)


def test_the_new_folder_takes_the_place_of_the_old_one_whole(built: Path, site: Path) -> None:
    swap(built, site)
    assert files(site) == NEW
    assert files(built) == NEW
    assert beside(site) == ["build", "site"]


def test_the_folder_that_one_stands_in_is_never_replaced(
    built: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(site)
    (site / "below").mkdir()
    for here, name in ((site, "."), (site / "below", ".."), (site, str(site))):
        monkeypatch.chdir(here)
        with (
            pytest.raises(OSError, match="holds the folder that you are in"),
            replacement(Path(name)),
        ):
            shutil.copytree(built, site)
    assert files(site) == before


def test_the_first_site_needs_no_old_one(built: Path, tmp_path: Path) -> None:
    swap(built, tmp_path / "www" / "site")
    assert files(tmp_path / "www" / "site") == NEW


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_rename_that_fails_leaves_the_old_site(
    fails_at: int, built: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, calls = Path.rename, []

    def failing(path: Path, target: Path) -> Path:
        calls.append(path.name)
        if len(calls) == fails_at:
            raise refuse(path.name)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Permission denied"):
        swap(built, site)
    assert files(site) == OLD
    monkeypatch.undo()
    swap(built, site)
    assert files(site) == NEW
    assert beside(site) == ["build", "site"]


def test_a_copy_that_fails_leaves_the_old_site(
    built: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        written(target, {"index.html": b"ne"})
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space left"):
        swap(built, site)
    assert files(site) == OLD
    assert beside(site) == ["build", "site"]


def test_an_old_site_that_cannot_be_put_back_is_kept_until_it_can(
    built: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if target == site:
            raise refuse(path.name)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Permission denied"):
        swap(built, site)
    monkeypatch.undo()
    with pytest.raises(RuntimeError), replacement(site):
        raise RuntimeError
    assert files(site) == OLD


def test_a_stop_between_the_two_renames_is_mended_before_anything_else(
    built: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = written(site.with_name(".site.swap"), {"new/half": b"", "lock": b""})
    site.rename(work / "old")  # the power went here

    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space left"):
        swap(built, site)
    assert files(site) == OLD


def test_what_an_earlier_stop_left_behind_is_not_published(built: Path, site: Path) -> None:
    work = site.with_name(".site.swap")
    written(work, {"new/half.html": b"half", "old/older.html": b"older", "lock": b""})
    swap(built, site)
    assert files(site) == NEW
    assert beside(site) == ["build", "site"]


def test_a_link_to_a_folder_stays_and_leads_to_the_new_one(built: Path, site: Path) -> None:
    link = site.with_name("link")
    link.symlink_to(site)
    for _ in range(2):
        swap(built, link)
        assert link.is_symlink()
        assert files(site) == NEW
    assert beside(site) == ["build", "link", "site"]


def test_a_link_does_not_hide_the_folder_that_one_stands_in(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.with_name("link").symlink_to(site)
    monkeypatch.chdir(site)
    with (
        pytest.raises(OSError, match="link holds the folder that you are in"),
        replacement(site.with_name("link")),
    ):
        pass
    assert files(site) == OLD


# Two at once


def test_while_one_build_is_at_a_folder_another_is_told_so_and_the_first_goes_on(
    built: Path, site: Path
) -> None:
    with replacement(site) as first:
        shutil.copytree(built, first)
        with (
            pytest.raises(OSError, match=r"^Another build of .+site is running\. Let it end, then"),
            replacement(site),
        ):
            pytest.fail("it was let in")
        assert files(first) == NEW
        swap(built, site.with_name("other"))
    assert files(site) == NEW
    assert beside(site) == ["build", "other", "site"]


def test_what_another_build_took_away_at_the_last_moment_is_no_place_to_work_in(
    built: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock

    def late(handle: IO[str], how: int) -> None:
        shutil.rmtree(site.with_name(".site.swap"))
        lock(handle, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with pytest.raises(OSError, match="Another build"):
        swap(built, site)
    monkeypatch.undo()
    swap(built, site)
    assert files(site) == NEW


def test_a_build_that_was_killed_leaves_no_lock(built: Path, site: Path) -> None:
    script = (
        "import os, pathlib, sys\nfrom publish.swap import replacement\n"
        "with replacement(pathlib.Path(sys.argv[1])) as work:\n"
        "    work.mkdir()\n    os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(site)], cwd=ROOT, check=False)
    assert done.returncode == -9
    assert files(site) == OLD
    swap(built, site)
    assert files(site) == NEW
    assert beside(site) == ["build", "site"]


# Whose folder it is


@pytest.mark.parametrize(
    "content",
    [
        {"index.html": b"another site", ".htaccess": b"theirs"},
        {"mark": b"ours", ".git/HEAD": b"ref: refs/heads/pages"},
        {"mark/mark": b"a folder of that name"},
    ],
)
def test_a_folder_that_was_not_made_here_is_never_replaced(
    content: dict[str, bytes], built: Path, tmp_path: Path
) -> None:
    theirs = written(tmp_path / "theirs", content)
    with pytest.raises(OSError, match=r"theirs is not empty, and was not made here: "):
        swap(built, theirs, mark="mark")
    assert files(theirs) == content
    assert beside(theirs) == ["build", "theirs"]


def test_a_folder_that_was_made_here_or_holds_nothing_is_replaced(
    built: Path, tmp_path: Path
) -> None:
    ours, empty = written(tmp_path / "ours", {"mark": b"", "more": b""}), tmp_path / "empty"
    empty.mkdir()
    for folder in (ours, empty, tmp_path / "new"):
        swap(built, folder, mark="mark")
        assert files(folder) == NEW


def test_there_is_never_a_moment_when_a_page_is_half_written(
    built: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, seen = Path.rename, []

    def watched(path: Path, target: Path) -> Path:
        seen.append(files(site) if site.exists() else None)
        moved = rename(path, target)
        seen.append(files(site) if site.exists() else None)
        return moved

    monkeypatch.setattr(Path, "rename", watched)
    swap(built, site)
    assert seen == [OLD, None, None, NEW]


# The command
