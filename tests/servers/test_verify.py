"""The checks for hosts, asked of each server with the rules that we ship."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from publish.servers import configurations
from publish.servers.site import Site
from publish.verify.__main__ import verify
from publish.verify.finding import Outcome
from tests.hosts import EXAMPLES, PLACES
from tests.serving import policy
from tests.verify.site import TODAY, build

from .conftest import there
from .programs import APACHE2, CADDY, HTACCESS, NGINX, NGINX_ALONE, PROGRAMS
from .running import AUTHORITY, HOST, Program, Running, running

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("servers")]

# What a server cannot do, by its name and that of the check.
CANNOT = {
    (NGINX_ALONE.name, "brotli"): "it has no module for it",
    (HTACCESS.name, "GET and HEAD only"): "TRACE is for the configuration of the whole server",
    (HTACCESS.name, "no version"): "so is the name of the server",
}


@pytest.fixture(autouse=True)
def _trust(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    AUTHORITY.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("small"))


def failing(program: Program, top: Path, base: str = "/") -> Mapping[str, str]:
    """Return what was found by each check that did not pass, of a site below the top of a host."""
    there(program)
    texts = configurations(Site(HOST, base, policy(top)))
    with running(program, top / base.strip("/"), texts, base=base) as server:
        today, folder = dt.date.fromisoformat(TODAY), top / base.strip("/")
        findings = verify(address(server), pause=0, today=today, folder=folder)
    return {each.check: each.found for each in findings if each.outcome is not Outcome.PASS}


def address(server: Running) -> str:
    return f"https://{HOST}:{server.ports.https}{server.base}"


def allowed(program: Program) -> set[str]:
    return {check for name, check in CANNOT if name == program.name}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_every_server_with_our_rules_passes_every_check(program: Program, small: Path) -> None:
    assert failing(program, small).keys() - {"as SecureDrop asks"} <= allowed(program)


@pytest.mark.slow
@pytest.mark.parametrize("program", [NGINX, CADDY, APACHE2], ids=lambda program: program.name)
def test_the_real_site_passes_but_for_what_people_have_still_to_do(
    program: Program, published: Path
) -> None:
    """Nobody has checked the services yet, and the address is an example."""
    assert failing(program, published).keys() <= {"services", "own address"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("host", "program"),
    [("uk-charity", NGINX), ("au-university", CADDY), ("rtl", APACHE2)],
    ids=EXAMPLES,
)
def test_the_copy_of_a_host_passes_too(
    host: str, program: Program, host_copy: Callable[[str], Path]
) -> None:
    """Below the path of its address; its services are as unchecked as ours."""
    found = failing(program, host_copy(host) / "site", PLACES[host])
    assert found.keys() <= {"services", "own address"}, found
