"""Files whose names say what is in them."""

import hashlib
import re
from pathlib import Path

import pytest

from publish.errors import PublishError
from publish.names import PARTS, name_all
from tests.projects import files

HASHED = re.compile(r"^(?P<stem>.+)\.(?P<hash>[0-9a-f]{8})(?P<ending>\.\w+)$")


def named(path: Path, texts: dict[str, str]) -> dict[str, str]:
    """Name the files of a folder; return what is in it then, by path."""
    for name, text in texts.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8", newline="")
    name_all(path)
    return {name: content.decode() for name, content in files(path).items()}


def new_name(found: dict[str, str], stem: str) -> str:
    """Return the one name that begins so, and see that it says the content."""
    (name,) = (name for name in found if name.startswith(f"{stem}."))
    match = HASHED.match(name)
    assert match, name
    assert match["stem"] == stem
    assert match["hash"] == hashlib.sha256(found[name].encode()).hexdigest()[:8]
    return name


def part(found: dict[str, str], content: str) -> str:
    """Return the one name of a content, and see that it says that and nothing else."""
    (name,) = (name for name, each in found.items() if each == content)
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    assert re.fullmatch(rf"{PARTS}/{digest}\.\w+", name)
    return name


def test_a_file_that_pages_ask_for_is_called_by_its_content_on_all_of_them(tmp_path: Path) -> None:
    found = named(
        tmp_path,
        {
            "index.html": '<script src="assets/js/a.js"></script>',
            "help/us/index.html": "<script src='../../assets/js/a.js'></script>",
            "404.html": '<script src="/charity/waymark/assets/js/a.js"></script>',
            "shared/index.html": "<script src='../assets/js/a.js'></script>"
            '<meta content="https://a.example/assets/images/b.c.svg">',
            "assets/js/a.js": "/* why */ lantern ( );\r\n",
            "assets/images/b.c.svg": "<svg/>\r\n",
        },
    )
    script, image = new_name(found, "assets/js/a"), part(found, "<svg/>\r\n")
    assert found == {
        "index.html": f'<script src="{script}"></script>',
        "help/us/index.html": f"<script src='../../{script}'></script>",
        "404.html": f'<script src="/charity/waymark/{script}"></script>',
        "shared/index.html": f"<script src='../{script}'></script>"
        f'<meta content="https://a.example/{image}">',
        script: "lantern()",
        image: "<svg/>\r\n",
    }


# What one page asks for, and what every page does

APART = {
    "index.html": '"assets/js/all.js"',
    "check/index.html": '"assets/js/check/form.js" "assets/js/all.js"',
    "help/index.html": '"assets/js/all.js"',
    "404.html": '"assets/js/lost.js"',
    "leaving.html": "<p>",
    "assets/js/all.js": "add('assets/js/both.js')",
    "assets/js/check/form.js": "add('assets/js/both.js', 'assets/css/form.css')",
    "assets/js/both.js": "both()",
    "assets/js/lost.js": "lost()",
    "assets/css/form.css": "p{margin:0}",
}


def test_what_only_some_pages_ask_for_does_not_say_for_which_of_them_it_is(tmp_path: Path) -> None:
    """Nor does what it asks for in turn, and nor does the folder that it lay in."""
    found = named(tmp_path, APART)
    sheet, lost = part(found, "p{margin:0}"), part(found, "lost()")
    script = found["check/index.html"].split('"')[1]
    assert script == part(found, found[script])
    assert sheet in found[script]
    assert found["404.html"] == f'"{lost}"'
    assert sorted(path.name for path in (tmp_path / "assets").iterdir()) == ["js", "parts"]
    assert (
        sorted(path.name for path in (tmp_path / "assets" / "js").iterdir() if path.is_dir()) == []
    )


def test_what_every_page_asks_for_keeps_its_stem_whoever_else_asks_for_it(tmp_path: Path) -> None:
    """The page for what is not found and the way out, which ask for less, are no such pages."""
    found = named(tmp_path, APART)
    script, both = new_name(found, "assets/js/all"), new_name(found, "assets/js/both")
    assert found["index.html"] == found["help/index.html"] == f'"{script}"'
    assert both in found[script]
    assert both in found[found["check/index.html"].split('"')[1]]


def test_what_a_script_asks_for_changes_the_name_of_the_script(tmp_path: Path) -> None:
    texts = {
        "index.html": '<script src="assets/a.js"></script>',
        "assets/a.js": "add(root + 'assets/b.mjs', `assets/c.css`)",
        "assets/b.mjs": 'add("assets/c.css")',
        "assets/c.css": "p { margin: 0 }",
    }
    one = named(tmp_path / "one", texts)
    two = named(tmp_path / "two", {**texts, "assets/c.css": "p { margin: 1px }"})
    for found in (one, two):
        sheet, module = new_name(found, "assets/c"), new_name(found, "assets/b")
        assert sheet in found[module]
        script = found[new_name(found, "assets/a")]
        assert sheet in script
        assert module in script
        assert new_name(found, "assets/a") in found["index.html"]
    assert one.keys().isdisjoint(two.keys() - {"index.html"})


def test_the_same_content_has_the_same_name_wherever_and_whenever(tmp_path: Path) -> None:
    texts = {
        "b.html": '"assets/b.js" "assets/a.js"',
        "a.html": '"assets/a.js"',
        "assets/b.js": "b('assets/a.js')",
        "assets/a.js": "a()",
    }
    one = named(tmp_path / "one", texts)
    two = named(tmp_path / "two" / "deep", dict(reversed(texts.items())))
    assert one == two


@pytest.mark.parametrize(
    "name",
    [
        "assets/gone.js",
        "assets/javascripts/bundle.a5f9d56c.min.js",  # the theme's own scripts know it
        "assets/with%20blank.png",
        "assets/50%25.png",
        "assets/page.html",
        "other/a.js",
        "my-assets/a.js",
        "assets/../index.html",
        "assets/../../outside.js",
        "assets/.hidden.js",
    ],
)
def test_a_file_keeps_its_name_where_another_would_be_wrong(tmp_path: Path, name: str) -> None:
    texts = {
        "assets/javascripts/bundle.a5f9d56c.min.js": "a()",
        "assets/with blank.png": "a",
        "assets/50%.png": "a",
        "assets/page.html": "<p>",
        "assets/.hidden.js": "a()",
        "other/a.js": "a()",
        "my-assets/a.js": "a()",
        "assets/a.js": "a()",
        "index.html": f'<a href="{name}">x</a>',
    }
    (tmp_path / "outside.js").write_text("a()", encoding="utf-8")
    assert named(tmp_path / "site", texts) == texts
    assert (tmp_path / "outside.js").is_file()


def test_a_name_in_a_sentence_stays_as_it_is_written(tmp_path: Path) -> None:
    page = '<p>See assets/a.csv, <code>assets/a.csv</code> or (assets/a.csv).</p><a href="%s">x</a>'
    found = named(tmp_path, {"index.html": page % "assets/a.csv", "assets/a.csv": "a,b"})
    assert found["index.html"] == page % new_name(found, "assets/a")


def test_eight_digits_that_are_a_day_say_nothing_of_the_content(tmp_path: Path) -> None:
    texts = {"index.html": '"assets/report.20260101.pdf"', "assets/report.20260101.pdf": "a"}
    found = named(tmp_path, texts)
    assert new_name(found, "assets/report.20260101") in found["index.html"]


def test_an_empty_script_is_a_script(tmp_path: Path) -> None:
    found = named(tmp_path, {"index.html": '"assets/a.js"', "assets/a.js": ""})
    assert found[new_name(found, "assets/a")] == ""


def test_a_comment_in_a_script_may_name_the_script(tmp_path: Path) -> None:
    texts = {"index.html": '"assets/a.js"', "assets/a.js": '/* "assets/a.js" */ a()'}
    assert new_name(named(tmp_path, texts), "assets/a")


@pytest.mark.parametrize("script", ["add('assets/a.js')", "add('assets/b.js')"])
def test_scripts_that_name_each_other_in_a_circle_are_refused(tmp_path: Path, script: str) -> None:
    texts = {
        "index.html": '"assets/a.js"',
        "assets/a.js": script,
        "assets/b.js": "add('assets/a.js')",
    }
    with pytest.raises(PublishError, match=r"^assets/[ab]\.js\n    found:   assets/a\.js\n"):
        named(tmp_path, texts)


def test_a_script_that_is_none_is_refused_by_name_and_line(tmp_path: Path) -> None:
    texts = {"index.html": '"assets/a.js"', "assets/a.js": "a();\nvar = 1"}
    with pytest.raises(PublishError, match=r"^assets/a\.js\n    found:   .+ on line 2 .+\n    all"):
        named(tmp_path, texts)
