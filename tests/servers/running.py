"""A server run on loopback, from what `make build` writes for it."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import trustme

PATIENCE = 20.0  # seconds that a server may take to answer, or to end
HOST = "localhost"
AUTHORITY = trustme.CA()

Rule = tuple[str, str]  # a regular expression that must match, and what takes its place


@dataclass(frozen=True)
class Program:
    """A server.

    Attributes:
        name: What its tests are called by.
        program: What is run.
        package: Of Debian, where it comes from.
        folder: Of the configurations.
        host: The file of the whole host.
        compressions: What it can send, the most wished-for first.
        needs: Files that must be there too.
        placed: Configurations that lie in the site itself: the name there by their path.
    """

    name: str
    program: str
    package: str
    folder: str
    host: str
    compressions: tuple[str, ...]
    command: Callable[[Path, "Ports"], list[str]]
    rules: Callable[[Path, "Ports"], list[Rule]]
    around: Callable[[Path, "Ports", str], str]
    needs: tuple[Path, ...] = ()
    placed: Mapping[str, str] = field(default_factory=dict)

    @property
    def there(self) -> bool:
        """Return whether it is on this machine, with what its configuration asks for."""
        return self.found is not None and all(path.exists() for path in self.needs)

    @property
    def found(self) -> str | None:
        """Return its path; Debian keeps servers where a user's shell does not look."""
        return shutil.which(self.program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@dataclass(frozen=True)
class Ports:
    """Where a server listens on loopback."""

    https: int
    http: int


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    program: Program
    ports: Ports
    base: str
    folder: Path  # configuration and logs

    @property
    def logs(self) -> str:
        """Return all that it has written down so far."""
        texts = sorted((self.folder / "logs").iterdir())
        return "".join(path.read_text(encoding="utf-8", errors="replace") for path in texts)


def _free() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def replaced(text: str, rules: list[Rule]) -> str:
    """Return a text with each rule carried out; every one must find something."""
    for pattern, new in rules:
        text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert count, f"nothing in the configuration is like {pattern}"
    return text


@contextmanager
def running(
    program: Program,
    site: Path,
    configurations: Mapping[str, str],
    *,
    base: str,
    host: str = HOST,
) -> Iterator[Running]:
    """Run a server while the block runs, and end it.

    Args:
        program: Must be on this machine.
        site: What `make build` leaves in `site/`; a copy of it is served.
        configurations: By path, as written for a site of this base on this host.
        base: From slash to slash, the path of the site on its host.
        host: The name that the certificate has.

    Raises:
        RuntimeError: It ended by itself, or did not answer; the text is what it said.
    """
    with tempfile.TemporaryDirectory(prefix="server-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # started by root, servers read as somebody else
        place = folder / "www" / base.strip("/")
        shutil.copytree(site, place)
        for path, name_there in program.placed.items():
            (place / name_there).write_text(configurations[path], encoding="utf-8")
        ports = Ports(_free(), _free())
        _configure(program, configurations, folder, ports, host)
        with _started(program, folder, ports):
            yield Running(program, ports, base, folder)


def _configure(
    program: Program, configurations: Mapping[str, str], folder: Path, ports: Ports, host: str
) -> None:
    (folder / "logs").mkdir()
    for name, text in configurations.items():
        (folder / "servers" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "servers" / name).write_text(text, encoding="utf-8")
    certificate = AUTHORITY.issue_cert(host)
    certificate.private_key_pem.write_to_path(folder / "privkey.pem")
    for pem in certificate.cert_chain_pems:
        pem.write_to_path(folder / "fullchain.pem", append=True)
    whole = configurations[f"{program.folder}/{program.host}"]
    text = program.around(folder, ports, replaced(whole, program.rules(folder, ports)))
    (folder / "configuration").write_text(text, encoding="utf-8")


@contextmanager
def _started(program: Program, folder: Path, ports: Ports) -> Iterator[None]:
    assert program.found
    with (folder / "logs" / "said").open("wb") as said:
        process = subprocess.Popen(
            [program.found, *program.command(folder, ports)],
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(folder)},
        )
        try:
            _wait(process, ports, folder)
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(process: "subprocess.Popen[bytes]", ports: Ports, folder: Path) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        try:
            for port in (ports.https, ports.http):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    said = (folder / "logs" / "said").read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"the server does not answer:\n{said[-4000:]}")
