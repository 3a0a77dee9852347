"""The real site in each server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.servers import ASSETS, INDEX, PAGES, configurations
from publish.servers.site import Site
from publish.unasked import INDEX as INDEX_FILE
from tests.serving import policy

from .asking import ask
from .conftest import there
from .programs import PROGRAMS
from .running import HOST, Running, running
from .test_answers import OPENED, files, keeps_the_policy

pytestmark = [
    pytest.mark.server,
    pytest.mark.slow,
    pytest.mark.xdist_group("servers"),
]


@pytest.fixture(scope="module", params=PROGRAMS, ids=lambda program: program.name)
def real(request: pytest.FixtureRequest, published: Path) -> Iterator[Running]:
    """Each server in turn, with the real site."""
    there(request.param)
    texts = configurations(Site(HOST, "/", policy(published)))
    with running(request.param, published, texts, base="/") as answering:
        yield answering


def test_every_file_comes_whole_and_with_all_headers(real: Running, published: Path) -> None:
    for name in files(published):
        answer = ask(real, name.removesuffix("index.html"), Accept_Encoding="gzip, br")
        assert answer.status == 200, name
        opened = OPENED[answer.one("Content-Encoding")](answer.body)
        assert opened == (published / name).read_bytes(), name
        hashed = name.startswith("assets/") and re.search(r"\.[0-9a-f]{8}\.", name)
        expected = ASSETS if hashed else INDEX if name == INDEX_FILE else PAGES
        assert answer.one("Cache-Control") == expected, name
        keeps_the_policy(answer, published)
