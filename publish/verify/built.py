"""Is what comes what was built? It finds what somebody changed in a host's account, byte for byte.

It cannot find a page that was added and that nothing names. Nor can it find a host that tells this
check from a reader, which it could: the check says its name.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path
from urllib.parse import quote, unquote

from ..compress import METHODS
from ..servers.site import is_text
from .answer import Answer
from .client import Client, VerifyError
from .finding import Finding, Outcome, judged
from .visit import Visit

CHECK = "as built"
LOST = "404.html"  # comes for what is not there, and not by its own name
FEW = 3  # names of files of one kind; the rest are counted
# Without an address of their own: some hosts read the one and send it to nobody, and the smaller
# copies come as the files of which they are copies.
_UNSENT = ("_headers", *METHODS)


def read(folder: Path) -> dict[str, bytes]:
    """Read the files of a published folder that have an address, by their path in it.

    Names that begin with a dot are left out, as our rules send none of them.

    Raises:
        VerifyError: It is no such folder.
    """
    if not (folder / "index.html").is_file():
        message = f"{folder}: no index.html in it. Give the folder that you copied, such as site."
        raise VerifyError(message)
    names = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    return {
        name: path.read_bytes()
        for name, path in sorted(names.items())
        if not name.endswith(_UNSENT) and "/." not in f"/{name}"
    }


def ask(client: Client, found: Visit, built: Mapping[str, bytes]) -> None:
    """Ask for each file that was built, in every compression that the server can do.

    Args:
        client: Asks one question after the other.
        found: Knows the answers that came before; gets the rest.
        built: The files, by their path.
    """
    found.built = built
    start = found.copies[found.start]
    can = [each for each in start if each in {start[each].encoding, "identity"}]
    for name in built:
        url = found.start + quote(name.removesuffix("index.html") if _is_index(name) else name)
        if url not in found.copies and name != LOST:
            accepted = can if is_text(name.rpartition(".")[2]) else ["identity"]
            found.files += [_landed(client, found, url, accept) for accept in accepted]


def check_as_built(visit: Visit) -> Finding:
    """Compare all that came with the files that were built."""
    built = visit.built
    if built is None:
        found = "not looked at: say with BUILT=site which folder was copied there"
        return Finding(CHECK, Outcome.NOTE, found)
    came = list(_came(visit, built))
    sent = {name for name, _ in came}
    kinds = {
        "changed": {name for name, content in came if built.get(name, content) != content},
        "not there": built.keys() - sent,
        "not of this build": sent - built.keys(),
    }
    said = "; ".join(f"{kind}: {_some(names)}" for kind, names in kinds.items() if names)
    good = f"all {len(built)} files came as they were built"
    return judged(CHECK, [said] if said else [], good=good)


def _is_index(name: str) -> bool:
    return name.rpartition("/")[2] == "index.html"


def _landed(client: Client, found: Visit, url: str, accept: str) -> Answer:
    """Return the answer; some hosts lead on from `/leaving.html` to `/leaving`."""
    answer = client.ask(url, accept=accept)
    there = found.within(url, answer.one("Location")) if 300 <= answer.status < 400 else ""
    return client.ask(there, accept=accept) if there else answer


def _came(visit: Visit, built: Collection[str]) -> Iterator[tuple[str, bytes | None]]:
    """Give each file that came, by its path in the folder, as often as it came."""
    copies = (copy for each in visit.copies.values() for copy in each.values())
    for answer in chain(visit.answers.values(), copies, visit.files):
        if answer.status == 200:
            yield _name(unquote(visit.short(answer.url)[1:]), built), answer.content
    if visit.lost and LOST in built:
        yield LOST, visit.lost.content


def _name(path: str, built: Collection[str]) -> str:
    name = f"{path}index.html" if path.endswith("/") or not path else path
    return f"{name}.html" if name not in built and f"{name}.html" in built else name


def _some(names: Collection[str]) -> str:
    first = ", ".join(f"/{name}" for name in sorted(names)[:FEW])
    return first + (f" and {len(names) - FEW} more" if len(names) > FEW else "")
