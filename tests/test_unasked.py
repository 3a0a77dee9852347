"""What is taken away because nobody asks for it, and what is not."""

import json
from pathlib import Path

import pytest

from publish.errors import PublishError
from publish.unasked import INDEX, clear_all, languages


def left(site: Path, texts: dict[str, str]) -> set[str]:
    """Clear a folder; return what is left, folders with a slash at their end."""
    for name, text in texts.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    clear_all(site)
    paths = [(path.relative_to(site).as_posix(), path.is_dir()) for path in site.rglob("*")]
    return {f"{name}/" if is_folder else name for name, is_folder in paths}


def index(*tags: str) -> str:
    return json.dumps({"config": {"lang": tags}, "docs": []})


ASKED = {
    "index.html": """<script src="assets/js/a.js"></script><script src='own.js'></script>
<link href="assets/css/a%20b.css"><script>add(root + "late" + ".js", "inline.js")</script>""",
    "help/index.html": '<script type=module src="../assets/js/m.mjs"></script>',
    "assets/js/a.js": "add(folder + 'deep.js'); fetch(`deep.css?v=1`)",
    "assets/js/x/deep.js": "",
    "assets/js/m.mjs": "import './n.mjs'",
    "assets/js/n.mjs": "",
    "assets/x/deep.css": "",
    "assets/css/a b.css": "",
    "own.js": "",
    "inline.js": "",
}


def test_scripts_and_sheets_that_a_page_or_a_script_names_stay(tmp_path: Path) -> None:
    found = left(tmp_path, ASKED)
    assert {name for name in found if not name.endswith("/")} == ASKED.keys()


def test_scripts_sheets_and_maps_that_nobody_names_go_and_so_do_empty_folders(
    tmp_path: Path,
) -> None:
    texts = {
        "index.html": "<p>a.csv</p>",
        "assets/stylesheets/main.57a0d79d.min.css": "",
        "assets/js/a.js": "",
        "assets/js/a.mjs": "",
        "partials/javascripts/leave.js": "",
        "assets/javascripts/bundle.min.js.map": "",
    }
    assert left(tmp_path, texts) == {"index.html"}


def test_nothing_else_goes(tmp_path: Path) -> None:
    texts = {
        "index.html": "",
        "assets/images/unseen.png": "",
        "data/services.csv": "",
        "robots.txt": "",
        "notes.css.txt": "",
        "assets/javascripts/workers/search.js": "",
    }
    found = left(tmp_path, texts)
    assert {name for name in found if not name.endswith("/")} == texts.keys()


def test_a_page_that_speaks_of_a_script_does_no_harm(tmp_path: Path) -> None:
    texts = {"index.html": "<p>Our a.js and gone.js", "a.js": ""}
    assert left(tmp_path, texts) == texts.keys()


@pytest.mark.parametrize(
    ("tags", "stays"), [(["en"], False), (["nl"], True), (["en", "nl"], True), (None, True)]
)
def test_the_stems_of_other_languages_go_where_the_search_is_english(
    tmp_path: Path, tags: list[str] | None, stays: bool
) -> None:
    stems = "assets/javascripts/lunr/min/lunr.nl.min.js"
    texts = {"index.html": "", stems: ""} | ({INDEX: index(*tags)} if tags else {})
    assert (stems in left(tmp_path, texts)) == stays


def test_a_site_without_search_knows_no_language(tmp_path: Path) -> None:
    assert languages(tmp_path) == set()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"config": {"lang": "en"}}', '{"config": 1}'])
def test_an_index_that_cannot_be_read_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(PublishError, match=rf"^{INDEX}\n    found:   .+\n    allowed: "):
        left(tmp_path, {"index.html": "", INDEX: text})
