"""How a reader can mend what is wrong: in public, or through the charity that hosts the copy."""

from collections.abc import Mapping

from .repository import Repository
from .templating import render

# The form about pages, and its field that the foot of a page fills in.
PAGE_FORM, PAGE_FIELD = "something-is-wrong", "page"
SERVICE_FORM, SERVICE_FIELD = "a-service-changed", "service"


def improve_ways(repository: Repository | None, *, strings: Mapping[str, str]) -> str:
    """Say where the words of this copy can be changed.

    Args:
        repository: The host's project; without one, the way leads to the host.
        strings: The words of `improve` in data/strings/.

    Returns:
        One `<div>` element.
    """
    wrong = repository and repository.report(PAGE_FORM, field=PAGE_FIELD)
    return render("improve", repository=repository, wrong=wrong, strings=strings)


def foot_links(repository: Repository | None) -> dict[str, str] | None:
    """Return what the foot of a page leads to, for overrides/partials/improve.html.

    Returns:
        `edit`, the start of the address of a file; `wrong`, the start of the address of a form; and
        `host`, the site that they lead to. Nothing without a project: then no page shows a link.
    """
    if repository is None:
        return None
    wrong = repository.report(PAGE_FORM, field=PAGE_FIELD)
    return {"edit": repository.edit, "wrong": wrong, "host": repository.host}
