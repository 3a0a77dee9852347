"""Links to the services as files."""

from collections.abc import Mapping

from .templating import render

FILES = {
    "services.json": "as_json",
    "services.csv": "as_csv",
    "services.schema.json": "as_schema",
    "datapackage.json": "as_package",
}


def downloads_list(*, to_root: str, strings: Mapping[str, str]) -> str:
    """Link to the files that macros/open_data.py writes.

    The engine does not know them when it checks the links of a page, so these are HTML.

    Args:
        to_root: The way from the page's address to that of the site: `../../`.
        strings: The words of `downloads` in data/strings/.

    Returns:
        One `<div>` element.
    """
    return render("downloads", files=FILES, to_root=to_root, strings=strings)
