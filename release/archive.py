"""A folder as one ZIP file that is the same, byte for byte, wherever it is made."""

import datetime as dt
import zipfile
from pathlib import Path

# ZIP counts from 1980, in steps of two seconds. Source: APPNOTE.TXT 6.3.10, 4.4.6.
_EARLIEST = int(dt.datetime(1980, 1, 1, tzinfo=dt.UTC).timestamp())
_UNIX = 3  # the system of a file's mode; else Python writes the one that it runs on
_MODE = 0o100644  # a plain file that all may read


def archive(folder: Path, target: Path, *, epoch: int) -> None:
    """Write all files of a folder into a ZIP file, by their paths below it.

    Not compressed: other versions of zlib would give other bytes, and most files are beside smaller
    copies of themselves. Order, times and modes are fixed; an empty folder leaves no trace.

    Args:
        folder: The one to read.
        target: The file to write; what stood there is lost.
        epoch: Seconds since 1970, the time of every file; before 1980 counts as its first second.
    """
    moment = dt.datetime.fromtimestamp(max(epoch, _EARLIEST), dt.UTC)
    files = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    with zipfile.ZipFile(target, "w") as packed:
        for name, path in sorted(files.items()):
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.create_system = _UNIX
            info.external_attr = _MODE << 16
            packed.writestr(info, path.read_bytes())
