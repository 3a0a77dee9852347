"""The last step: the new folder takes the old one's place whole, or not at all."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO


@contextmanager
def replacement(site: Path, *, mark: str | None = None) -> Iterator[Path]:
    """Give the path of a folder to make in the block; then that folder takes another's place.

    It lies beside `site`, so that an error in the block, a full disk or a stop half-way leaves
    `site` as it was. The swap itself is two renames; should the second fail, the first is undone.

    Args:
        site: The folder to replace; it need not exist. A link to it stays, and leads to the new.
        mark: A file that each folder made here has: without it nothing is replaced. Not given where
            nobody but this project names the folder.

    Raises:
        OSError: The disk refuses, another process is replacing the folder, or it holds what whoever
            names it hardly means to lose.
    """
    there = site.resolve()
    if Path.cwd().is_relative_to(there):
        raise OSError(f"{site} holds the folder that you are in. Name one to replace.")
    work = there.with_name(f".{there.name}.swap")
    new, old = work / "new", work / "old"
    with _alone(work, site):
        if old.exists() and not there.exists():  # a stop between the two renames, last time
            old.rename(there)
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)
        if mark and not _is_ours(there, mark):
            raise OSError(
                f"{site} is not empty, and was not made here: it has no {mark}, or git watches it."
                " Name a folder of its own, or empty this one if nobody needs what it holds."
            )
        try:
            yield new
            if there.exists():
                there.rename(old)
            try:
                new.rename(there)
            except OSError:
                if old.exists():
                    old.rename(there)
                raise
        finally:
            shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _is_ours(folder: Path, mark: str) -> bool:
    """Tell whether a folder can be made again; one that git watches holds more than was made."""
    if (folder / mark).is_file():
        return not (folder / ".git").exists()
    return not folder.exists() or not any(folder.iterdir())


@contextmanager
def _alone(work: Path, site: Path) -> Iterator[None]:
    """Make a folder to work in, and let no other process into it while the block runs.

    The lock goes with the process, however that ends; the folder too, once nothing is left in it.
    """
    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("w") as lock:
        if not _locked(lock):
            raise OSError(f"Another build of {site} is running. Let it end, then build again.")
        try:
            yield
        finally:
            Path(lock.name).unlink()
            with suppress(OSError):
                work.rmdir()


def _locked(lock: TextIO) -> bool:
    """Lock a file. Returns whether that went well, and the file is still there."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(lock.fileno()), Path(lock.name).stat())
    except (BlockingIOError, FileNotFoundError):  # the other has just ended, and took it away
        return False
