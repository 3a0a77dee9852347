"""Which pages a host's copy has, and where its own stand."""

import pytest

from hosting.pages import fields_of, kept, left_out, listed, navigation, own_pages, review_of
from tests.built import SOURCES, configuration

NAV = configuration()["nav"]
FILE = "ours/host.yml"


@pytest.mark.parametrize(
    "page",
    [
        "index.md",
        "help/index.md",
        "help/france.md",
        "check/index.md",
        "about/privacy.md",
        "about/leaving.md",
        "about/questions.md",
        "plan/home.md",
        "record/paper.md",
    ],
)
def test_no_copy_is_without_help_the_way_out_and_what_is_honest(page: str) -> None:
    _, (problem,) = left_out([page], SOURCES, file=FILE)
    assert problem.where == "pages → leave_out"
    assert problem.why == kept(page)


def test_a_page_or_a_whole_folder_can_go() -> None:
    gone, problems = left_out(["devices/car.md", "sheets/"], SOURCES, file=FILE)
    assert problems == []
    assert gone == {"devices/car.md", *(path for path in SOURCES if path.startswith("sheets/"))}


@pytest.mark.parametrize(
    ("asked", "near"),
    [("device/car.md", "devices/car.md"), ("sheet/", "sheets/"), ("devices/cars.md", "car.md")],
)
def test_a_page_that_is_not_there_is_answered_with_the_nearest(asked: str, near: str) -> None:
    _, (problem,) = left_out([asked], SOURCES, file=FILE)
    assert near in problem.allowed.partition("perhaps")[2]


def test_a_page_that_opens_others_goes_with_them_or_not_at_all() -> None:
    _, (problem,) = left_out(["sheets/index.md"], SOURCES, file=FILE)
    assert "'sheets/'" in problem.allowed


def test_the_menu_has_no_page_that_is_left_out_and_no_empty_part() -> None:
    gone, _ = left_out(["sheets/", "devices/car.md"], SOURCES, file=FILE)
    nav = navigation(NAV, gone=gone, own={}, title="Ours")
    assert "sheets" not in str(nav)
    assert "car.md" not in str(nav)
    assert len(nav) == len(NAV) - 1


def test_the_host_s_own_part_of_the_menu_follows_help() -> None:
    for own in ({"local/a.md": "A"}, {"local/index.md": "I", "local/a.md": "A"}):
        nav = navigation(NAV, gone=(), own=own, title="Ours")
        (at,) = (at for at, item in enumerate(nav) if "Ours" in item)
        assert "help/index.md" in str(nav[at - 1])
        assert nav[at] == {"Ours": "local/a.md" if len(own) == 1 else list(own)}
    assert navigation(NAV, gone=(), own={}, title="Ours") == NAV


def test_many_pages_need_one_that_opens_them() -> None:
    both = {"local/b.md": "B", "local/index.md": "I", "local/a.md": "A"}
    assert own_pages(both, file="ours/pages") == (
        {"local/index.md": "I", "local/a.md": "A", "local/b.md": "B"},
        [],
    )
    del both["local/index.md"]
    _, (problem,) = own_pages(both, file="ours/pages")
    assert "index.md" in problem.allowed


def test_the_questions_name_the_host_s_own_pages() -> None:
    text = listed("Words.\n", {"local/a.md": "What is A?"}, title="Ours")
    assert text.endswith("\n## Ours {#own-pages}\n\n- [What is A?](../local/a.md)\n")
    assert listed("Words.\n", {}, title="Ours") == "Words.\n"


def test_fields_are_read_from_the_top_of_a_page_alone() -> None:
    assert fields_of("---\ntitle: 'It''s: b' # c\nx: y\n---\n") == {"title": "It's: b", "x": "y"}
    assert fields_of("---\nx: y\n---\n\ntitle: no\n") == {"x": "y"}


@pytest.mark.parametrize("value", ["none", "none  ", '"none"', "none # later"])
def test_a_page_is_unreviewed_however_its_none_is_written(value: str) -> None:
    assert review_of(f"---\nreview: {value}\n---\n\nreview: {{by: A}}\n") is None
    assert review_of("---\nreview: {by: A}\n---\n\nreview: none\n") == {"by": "A"}
