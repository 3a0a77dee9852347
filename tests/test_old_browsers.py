"""Our style sheets in old browsers: what shows or hides is chosen in words that they know."""

import re
from pathlib import Path

import pytest

from publish.stylesheet import parsed
from tests.built import DOCS

SHEETS = sorted((DOCS / "assets" / "css").glob("*.css"))
SHOWING = {"content-visibility", "display", "visibility"}
# Of 2020 and 2021. A browser that does not know one drops the whole rule. One that knows :has()
# knows these.
LATE = re.compile(r":(is|where)\(|:not\([^()]*,")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_old_browser_drops_what_shows_or_hides(path: Path) -> None:
    rules = parsed([(path.name, path.read_text(encoding="utf-8"))]).rules
    showing = [rule for rule in rules if SHOWING & {name for name, _ in rule.declarations}]
    chosen = [selector.text for rule in showing for selector in rule.selectors]
    assert [text for text in chosen if LATE.search(text) and ":has(" not in text] == []
