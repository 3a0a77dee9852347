"""What hosts are told, as text; tests/servers/ asks the servers themselves."""

import re
from pathlib import Path

import pytest

from publish.policy import Inline, headers, policy
from publish.servers import ASSETS, PAGES, TYPES, Site, configurations, netlify, write_all
from tests.serving import is_for, rules

HEADERS = headers(policy(Inline(frozenset({"'sha256-a'"}), frozenset())))
CANONICAL = '<link rel="canonical" href="{}"><p>Start'
START = CANONICAL.format("https://guide.example.org/")

every_base = pytest.mark.parametrize("base", ["/", "/guide/", "/for/all.of-us/"])


@pytest.mark.parametrize(
    ("address", "host", "base"),
    [
        ("https://guide.example.org/", "guide.example.org", "/"),
        ("https://example.org/guide/", "example.org", "/guide/"),
        ("https://example.org:8443/a/b", "example.org", "/a/b/"),
    ],
)
def test_host_and_folder_are_what_the_start_page_says(address: str, host: str, base: str) -> None:
    site = Site.of(CANONICAL.format(address), {})
    assert (site.host, site.base) == (host, base)


def test_a_site_without_an_address_is_taken_for_one_of_its_own() -> None:
    site = Site.of("<p>Start", {})
    assert (site.host, site.base) == ("www.example.org", "/")


@every_base
def test_every_rules_file_has_every_header(base: str) -> None:
    for name, text in configurations(Site("a.example", base, HEADERS)).items():
        if "/site." in name or "htaccess" in name:
            for header, value in HEADERS.items():
                assert f'{header} "{value}"' in text, name


@every_base
def test_no_header_has_a_sign_that_means_something_to_a_server(base: str) -> None:
    for value in [*HEADERS.values(), base]:
        assert not re.search(r'["\\$%{}#\n]', value)


@every_base
def test_braces_are_closed_and_nothing_is_left_to_fill_in(base: str) -> None:
    for name, text in configurations(Site("a.example", base, HEADERS)).items():
        bare = re.sub(r'"[^"\n]*"', "", text)
        assert bare.count("{") == bare.count("}"), name
        assert not re.search(r"\{%|%\}|\{\{|\}\}", bare), name
        assert not re.search(r"\n{3}|[ \t]\n", text), name


def test_every_server_says_the_same_of_every_file_at_every_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(START, encoding="utf-8")
    written = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        write_all(HEADERS, site=tmp_path, folder=folder)
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        written.append({path.relative_to(folder): path.read_bytes() for path in paths})
    assert written[0] == written[1]
    assert {path.parts[0] for path in written[0]} == {"nginx", "caddy", "apache"}


# _headers


def written(base: str) -> str:
    folders = ["help", "search", "assets", "de", "assets/js", "assets/parts"]
    return netlify(Site("a.example", base, HEADERS), folders)


# What Cloudflare Pages reads. Source: https://developers.cloudflare.com/pages/configuration/headers/
MOST_RULES = 100
LONGEST_LINE = 2000


@every_base
def test_netlify_and_cloudflare_are_told_of_all_files_and_of_assets(
    base: str, tmp_path: Path
) -> None:
    (tmp_path / "_headers").write_text(written(base), encoding="utf-8")
    found = rules(tmp_path)
    assert found.pop("/*") == HEADERS
    assert found.pop(f"{base}assets/js/*") == {"Cache-Control": ASSETS}
    assert all(value == {"Cache-Control": PAGES} for value in found.values())
    pages = ["", "index.html", "404.html", "leaving.html", "help/", "help/a/", "de/index.html"]
    for path in [*pages, "assets/parts/12345678.js"]:
        assert sum(is_for(rule, base + path) for rule in found) == 1, path
    assert not any(is_for(rule, f"{base}search/search_index.json") for rule in found)


@every_base
def test_no_header_is_said_twice_of_one_file(base: str, tmp_path: Path) -> None:
    """Cloudflare would send both values, joined."""
    (tmp_path / "_headers").write_text(written(base), encoding="utf-8")
    found = rules(tmp_path)
    assert len(found) == written(base).count("\n\n") + 1, "no path stands there twice"
    for one in found:
        others = [rule for rule in found if rule != one and is_for(rule, one)]
        assert not any(found[one].keys() & found[rule].keys() for rule in others), one


@pytest.mark.slow
def test_cloudflare_reads_all_of_it(published: Path) -> None:
    text = (published / "_headers").read_text(encoding="utf-8")
    assert len(rules(published)) <= MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    for path in rules(published):
        assert re.fullmatch(r"/[^*:\s]*\*?", path), "a star at the end or none, no placeholder"


@pytest.mark.slow
def test_every_file_of_the_real_site_has_a_type(published: Path) -> None:
    names = {path.name for path in published.rglob("*") if path.is_file()}
    endings = {name.rpartition(".")[2] for name in names} - {"br", "gz", "zst", "_headers"}
    assert endings <= TYPES.keys()


@pytest.mark.slow
def test_every_asset_that_a_page_asks_for_says_its_content_in_its_name(published: Path) -> None:
    """All of the folder but one in it is kept for a year by Netlify and Cloudflare."""
    asked = set()
    for page in published.rglob("*.html"):
        asked |= set(re.findall(r"assets/[\w./-]+", page.read_text(encoding="utf-8")))
    assert len(asked) > 5
    assert [name for name in sorted(asked) if not re.search(r"[./][0-9a-f]{8}\.", name)] == []
