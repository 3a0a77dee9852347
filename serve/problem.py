"""The page that stands in place of all others while something has to be mended."""

from html import escape
from pathlib import Path
from string import Template

_PAGE = Template((Path(__file__).parent / "problem.html").read_text(encoding="utf-8"))


def problem_page(said: str) -> str:
    """Show what a failed build said, as text.

    Args:
        said: Any text; what looks like HTML in it stays text.
    """
    return _PAGE.substitute(said=escape(said))
