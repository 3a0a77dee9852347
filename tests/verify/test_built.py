"""A site held against its build: whatever somebody changed on the host is found, and named."""

import datetime as dt
from pathlib import Path

import pytest

from publish.verify.__main__ import verify
from publish.verify.built import CHECK, read
from publish.verify.client import VerifyError
from publish.verify.finding import Finding, Outcome

from . import site
from .breaking import gone, within, without
from .broken import DEFECTS, HELP, Defect
from .host import Host, Reply

TODAY = dt.date.fromisoformat(site.TODAY)
FILES = {name: each for name, each in DEFECTS.items() if each.files is not Defect(set()).files}


def ask(host: Host, *, folder: Path | None = None) -> dict[str, Finding]:
    """Return what did not pass, by its check."""
    with host.answering() as url:
        findings = verify(url, pause=0, today=TODAY, folder=folder or host.folder)
    return {each.check: each for each in findings if each.outcome is not Outcome.PASS}


def named(host: Host, start: str) -> str:
    """Return the name of a file, which has a part that says its content."""
    (name,) = [each for each in host.files if each.startswith(start)]
    return name


def test_a_good_host_sends_what_was_built(host: Host) -> None:
    assert ask(host) == {}


def test_without_the_build_the_table_says_that_nobody_looked(host: Host) -> None:
    with host.answering() as url:
        (row,) = [each for each in verify(url, pause=0, today=TODAY) if each.check == CHECK]
    assert row.outcome is Outcome.NOTE
    assert "not looked at: say with BUILT=site" in row.found


def test_a_word_that_is_swapped_in_every_size_is_found_by_this_check_alone(host: Host) -> None:
    """As somebody would swap a telephone number."""
    without(HELP, b"Words", b"Wards")(host)
    found = ask(host)
    assert {name: each.found for name, each in found.items()} == {CHECK: f"changed: /{HELP}"}
    assert found[CHECK].outcome is Outcome.FAIL
    assert "Copy site/ again" in found[CHECK].todo


@pytest.mark.parametrize(
    "start", ["assets/js/quiz", "assets/images/icon", "search/", "robots.txt", "404.html"]
)
def test_a_file_that_is_changed_is_named(start: str, host: Host) -> None:
    name = named(host, start)
    host.files[name] += b" "
    assert ask(host)[CHECK].found == f"changed: /{name}"


@pytest.mark.parametrize("accept", ["br", "gzip", "zstd", "identity"])
def test_a_script_that_is_changed_in_one_size_is_found(accept: str, host: Host) -> None:
    def change(reply: Reply) -> None:
        if reply.path.endswith(".js") and reply.accept == accept:
            reply.body += b";1"

    host.before = change
    assert set(ask(host)) == {CHECK, "same in every size"}


def test_a_page_that_is_missing_is_named(host: Host) -> None:
    gone("about/index.html")(host)
    assert ask(host)[CHECK].found == "not there: /about/index.html"


@pytest.fixture
def more(host: Host, tmp_path: Path) -> Path:
    """What the host sends, and a page that no other names."""
    folder = tmp_path / "site"
    for name, content in {**host.files, "alone.html": b"<p>Alone"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_a_file_that_no_page_names_is_asked_for_too(host: Host, more: Path) -> None:
    assert ask(host, folder=more)[CHECK].found == "not there: /alone.html"
    host.files["alone.html"] = b"<p>Alone"
    assert ask(host, folder=more) == {}


def test_a_file_that_somebody_added_to_a_page_is_named(host: Host) -> None:
    host.files["assets/js/more.js"] = b"document.title;"
    within(HELP, '<script src="/assets/js/more.js"></script>')(host)
    said = f"changed: /{HELP}; not of this build: /assets/js/more.js"
    assert ask(host)[CHECK].found == said


def test_of_many_files_the_first_are_named_and_the_others_counted(host: Host) -> None:
    for name in host.files:
        host.files[name] += b" "
    said = "changed: /404.html, /about/index.html, /assets/css/"
    found = ask(host)[CHECK].found
    assert found.startswith(said)
    assert found.endswith(f" and {len(host.files) - 3} more")


def test_a_host_that_leaves_out_the_ending_of_a_page_sends_it_all_the_same(
    host: Host, more: Path
) -> None:
    host.files["alone.html"] = b"<p>Alone"

    def shorter(reply: Reply) -> None:
        if reply.path.endswith(".html"):
            reply.status, reply.body = 308, b""
            reply.headers["Location"] = reply.path.removesuffix(".html")
        elif (name := f"{reply.path[1:]}.html") in host.files:
            reply.status, reply.body = 200, host.files[name]

    host.before = shorter
    assert ask(host, folder=more) == {}
    host.files["alone.html"] += b" "
    without("leaving.html", b"Loading", b"Landing")(host)
    assert ask(host, folder=more)[CHECK].found == "changed: /alone.html, /leaving.html"


@pytest.mark.parametrize("defect", FILES.values(), ids=FILES)
def test_every_change_of_a_file_that_another_check_finds_is_found_by_this_one_too(
    defect: Defect, host: Host
) -> None:
    defect.files(host)
    assert set(ask(host)) >= {CHECK, *defect.checks}


def test_what_hosts_keep_to_themselves_is_not_asked_for(folder: Path) -> None:
    left_out = {path.name for path in folder.rglob("*") if path.is_file()} - {
        name.rpartition("/")[2] for name in read(folder)
    }
    assert "_headers" in left_out
    assert {name.rpartition(".")[2] for name in left_out} == {"_headers", "br", "gz", "zst"}


def test_a_folder_that_is_no_site_is_told_before_anybody_is_asked(tmp_path: Path) -> None:
    with pytest.raises(VerifyError, match="Give the folder that you copied, such as site"):
        verify("http://127.0.0.1:9/", pause=0, today=TODAY, folder=tmp_path)
