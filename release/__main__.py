"""python -m release VERSION: what a release is made of, from build/pages and site/."""

import os
import re
import sys
from pathlib import Path

from macros.days import EPOCH
from publish.swap import replacement

from .archive import archive
from .changelog import FILE, notes
from .checksums import NAME as SUMS
from .checksums import checksums
from .errors import ReleaseError
from .sbom import NAME as SBOM
from .sbom import listed, parts, sbom, written

ROOT = Path(__file__).parents[1]
VERSION = re.compile(r"\w[\w.-]*", re.ASCII)  # it stands in the name of a file


def release(root: Path, target: Path, *, version: str, epoch: int) -> None:
    """Write the files of a release into a folder of their own.

    Args:
        root: The project, with build/pages and site/ in it.
        target: The folder to replace.
        version: A tag such as v1.2.3, or how far a commit is from one.
        epoch: Seconds since 1970: the time of files in the archive.

    Raises:
        ReleaseError: Something is not ready. What stood in the folder still stands there.
    """
    pages, site = root / "build" / "pages", root / "site"
    if not (site / "index.html").is_file():
        raise ReleaseError("site/", "no index.html", "a finished site: make release builds it")
    text = notes((root / FILE).read_text(encoding="utf-8"), version)
    bom = sbom(listed(root / "requirements.txt"), inside=parts(pages, site), version=version)
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacement(target) as work:
        work.mkdir()
        packed = work / f"waymark-{version}.zip"
        archive(site, packed, epoch=epoch)
        (work / SBOM).write_text(written(bom), encoding="utf-8")
        (work / SUMS).write_text(checksums([packed, work / SBOM]), encoding="utf-8")
        (work / "NOTES.md").write_text(f"{text}\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write a release into build/release/.

    Returns:
        The exit status: 0; 1 when something is not ready; 2 when the call is not as it should be.
    """
    epoch = os.environ.get(EPOCH, "")
    if len(arguments) != 1 or not VERSION.fullmatch(arguments[0]) or not epoch.isdecimal():
        print(
            "Usage: python -m release VERSION, such as v1.2.3: letters, digits, dots and hyphens."
            f" {EPOCH} must be set: seconds since 1970, the time of the files. Or: make release",
            file=sys.stderr,
        )
        return 2
    target = ROOT / "build" / "release"
    try:
        release(ROOT, target, version=arguments[0], epoch=int(epoch))
    except (ReleaseError, OSError) as error:
        print(f"{error}\nNothing was released.", file=sys.stderr)
        return 1
    names = ", ".join(sorted(path.name for path in target.iterdir()))
    print(f"{target.relative_to(ROOT)}/ is ready: {names}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
