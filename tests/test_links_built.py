"""The links of the real site, as it is built."""

from pathlib import Path

import pytest

from links.internal import check

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("links-internal")]


def test_every_link_inside_the_site_is_whole(built: Path) -> None:
    result = check(built)
    assert not result.failures, str(result)
