"""One folder takes the place of another whole, or not at all."""

import errno
import shutil
from pathlib import Path

import pytest

from publish.swap import replacement
from tests.projects import files, written

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


def swap(built: Path, site: Path) -> None:
    """Put a copy of a folder in the place of the site, as the steps do."""
    with replacement(site) as incoming:
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
    site.rename(site.with_name(".site.outgoing"))  # the power went here
    written(site.with_name(".site.incoming"), {"half": b""})

    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space left"):
        swap(built, site)
    assert files(site) == OLD


def test_what_an_earlier_stop_left_behind_is_not_published(built: Path, site: Path) -> None:
    written(site.with_name(".site.incoming"), {"half.html": b"half"})
    written(site.with_name(".site.outgoing"), {"older.html": b"older"})
    swap(built, site)
    assert files(site) == NEW
    assert beside(site) == ["build", "site"]


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
