"""nginx, Caddy and Apache, each run from what `make build` writes for it."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
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


def _replaced(text: str, rules: list[Rule]) -> str:
    for pattern, new in rules:
        text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert count, f"nothing in the configuration is like {pattern}"
    return text


# nginx

MODULES = Path("/usr/lib/nginx/modules")
BROTLI = MODULES / "ngx_http_brotli_static_module.so"


def _nginx_rules(folder: Path, ports: Ports) -> list[Rule]:
    return [
        (r"^.*listen \[::\].*\n", ""),
        (r"listen 80;", f"listen 127.0.0.1:{ports.http};"),
        (r"listen 443 ", f"listen 127.0.0.1:{ports.https} "),
        (r"/srv/site", str(folder / "www")),
        (r"/etc/letsencrypt/live/[^/]+", str(folder)),
        (r"/var/log/nginx", str(folder / "logs")),
        (r"/etc/site", str(folder / "servers")),
    ]


def _nginx_without(folder: Path, ports: Ports) -> list[Rule]:
    return [*_nginx_rules(folder, ports), (r"^.*brotli_static on;\n", "")]


def _nginx_around(folder: Path, _: Ports, text: str) -> str:
    module = f"load_module {BROTLI};" if "brotli_static on;" in text else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    return (
        f"daemon off;\nerror_log stderr;\nworker_processes 1;\npid {folder}/pid;\n{module}\n"
        f"events {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\n{places}{text}\n}}\n"
    )


def _nginx(folder: Path, _: Ports) -> list[str]:
    return ["-e", "stderr", "-c", str(folder / "configuration"), "-p", str(folder)]


# Caddy


def _caddy_rules(folder: Path, ports: Ports) -> list[Rule]:
    certificate = f"tls {folder}/fullchain.pem {folder}/privkey.pem"
    return [
        (r"^([\w.-]+) \{$", f"\\1:{ports.https} {{\n\tbind 127.0.0.1\n\t{certificate}"),
        (r"/srv/site", str(folder / "www")),
        (r"/var/log/caddy", str(folder / "logs")),
        (r"/etc/site", str(folder / "servers")),
    ]


def _caddy_around(folder: Path, ports: Ports, text: str) -> str:
    options = (
        "{\n\tadmin off\n\tskip_install_trust\n\tdefault_bind 127.0.0.1\n"
        f"\thttp_port {ports.http}\n\thttps_port {ports.https}\n"
        f"\tstorage file_system {folder}/storage\n"
    )
    return _replaced(text, [(r"^\{\n", options)])


def _caddy(folder: Path, _: Ports) -> list[str]:
    return ["run", "--config", str(folder / "configuration"), "--adapter", "caddyfile"]


# Apache

APACHE = Path("/usr/lib/apache2/modules")
# What Debian loads, as far as it could get in our way, and what we ask for.
LOADED = (
    *("mpm_event", "authz_core", "authz_host", "access_compat", "alias", "autoindex", "deflate"),
    *("dir", "env", "filter", "mime", "negotiation", "reqtimeout", "setenvif", "status"),
    *("headers", "rewrite", "socache_shmcb", "ssl", "brotli"),
)
CONFIGURED = ("autoindex", "deflate", "dir", "mime", "negotiation", "setenvif", "status")


USER = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""


def _apache_rules(folder: Path, ports: Ports) -> list[Rule]:
    return [
        (r"\*:80>", f"127.0.0.1:{ports.http}>"),
        (r"\*:443>", f"127.0.0.1:{ports.https}>"),
        (r"/srv/site", str(folder / "www")),
        (r"/etc/letsencrypt/live/[^/]+", str(folder)),
        (r"/var/log/apache2", str(folder / "logs")),
        (r"/etc/site", str(folder / "servers")),
    ]


def _apache_around(folder: Path, ports: Ports, text: str) -> str:
    modules = "".join(f"LoadModule {name}_module {APACHE}/mod_{name}.so\n" for name in LOADED)
    debian = "".join(f"Include /etc/apache2/mods-available/{name}.conf\n" for name in CONFIGURED)
    return (
        f"ServerRoot {folder}\nPidFile {folder}/pid\nDefaultRuntimeDir {folder}\n"
        f"Listen 127.0.0.1:{ports.http}\nListen 127.0.0.1:{ports.https}\nServerName {HOST}\n"
        f"{modules}{debian}ErrorLog {folder}/logs/server.log\nServerTokens OS\nServerSignature On\n"
        # Debian's own, of the whole server.
        f"{USER}"
        "<Directory />\nOptions FollowSymLinks\nAllowOverride None\nRequire all denied\n"
        f"</Directory>\n{text}"
    )


def _apache(folder: Path, _: Ports) -> list[str]:
    return ["-X", "-f", str(folder / "configuration")]


NGINX = Program(
    name="nginx",
    program="nginx",
    package="nginx-light and libnginx-mod-http-brotli-static",
    folder="nginx",
    host="host.conf",
    compressions=("br", "gzip"),
    command=_nginx,
    rules=_nginx_rules,
    around=_nginx_around,
    needs=(BROTLI,),
)
NGINX_ALONE = Program(
    name="nginx without brotli",
    program="nginx",
    package="nginx-light",
    folder="nginx",
    host="host.conf",
    compressions=("gzip",),
    command=_nginx,
    rules=_nginx_without,
    around=_nginx_around,
)
CADDY = Program(
    name="Caddy",
    program="caddy",
    package="caddy",
    folder="caddy",
    host="Caddyfile",
    compressions=("br", "zstd", "gzip"),
    command=_caddy,
    rules=_caddy_rules,
    around=_caddy_around,
)
APACHE2 = Program(
    name="Apache",
    program="apache2",
    package="apache2",
    folder="apache",
    host="host.conf",
    compressions=("br", "zstd", "gzip"),
    command=_apache,
    rules=_apache_rules,
    around=_apache_around,
)
PROGRAMS = (NGINX, NGINX_ALONE, CADDY, APACHE2)


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
        shutil.copytree(site, folder / "www" / base.strip("/"))
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
    text = program.around(folder, ports, _replaced(whole, program.rules(folder, ports)))
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
