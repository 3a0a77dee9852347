"""Links as Markdown writes them, so that the engine follows and rewrites them."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.links import relative
from tests.cases import untimed


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("about/data.md", "index.md", "about/data.md"),
        ("about/data.md", "about/data.md", "data.md"),
        ("about/data.md", "about/index.md", "data.md"),
        ("about/data.md", "about/sources/a-b.md", "../data.md"),
        ("about/sources/a-b.md", "about/index.md", "sources/a-b.md"),
        ("about/sources/a-b.md", "understand/impact.md", "../about/sources/a-b.md"),
        ("about/sources/a-b.md", "act/home/doors.md", "../../about/sources/a-b.md"),
        ("index.md", "help/index.md", "../index.md"),
        ("help/index.md", "index.md", "help/index.md"),
    ],
)
def test_a_link_leads_from_the_folder_of_one_page_to_another(
    target: str, page: str, link: str
) -> None:
    assert relative(target, page=page) == link


paths = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)


@untimed
@given(paths, paths)
def test_any_link_followed_from_its_page_ends_at_its_target(target: str, page: str) -> None:
    link = relative(target + ".md", page=page + ".md")
    assert not link.startswith("/")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) == target + ".md"
