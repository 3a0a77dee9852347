"""How a reader can mend what is wrong: in public, or through the charity that hosts the copy."""

from collections.abc import Mapping

from .repository import Repository

# Forms in .github/ISSUE_TEMPLATE/ and .gitlab/issue_templates/, and the field that a link fills.
PAGE_FORM, PAGE_FIELD = "something-is-wrong", "page"
SERVICE_FORM, SERVICE_FIELD = "a-service-changed", "service"


def improve_ways(repository: Repository | None, *, strings: Mapping[str, str]) -> str:
    """Say where the words of this copy can be changed, and how, and what to leave out.

    Args:
        repository: The host's project; without one, the way leads to the host.
        strings: The words of `improve` in data/strings/.

    Returns:
        Markdown: headings of the second level with ids, and what stands below them.
    """
    if repository is None:
        parts = [
            f"## {strings['no_project']} {{#ways}}",
            strings["no_project_more"],
            strings["tell"],
            strings["tell_points"],
            strings["tell_trace"],
        ]
        return "\n\n".join(parts)
    project, host = repository.address, repository.host
    form = repository.report(PAGE_FORM, field=PAGE_FIELD)
    parts = [
        f"## {strings['ways']} {{#ways}}",
        f"{strings['kept'].format(host=host)} [{strings['project'].format(host=host)}]({project}).",
        f"- {strings['here_page']}\n- {strings['here_number']}",
        f"{strings['elsewhere']} [{strings['report']}]({form}).",
        f"## {strings['first']} {{#first}}",
        strings["first_points"],
        f"## {strings['sentence']} {{#sentence}}",
        strings["sentence_steps"],
        strings["sentence_else"],
        f"## {strings['number']} {{#number}}",
        strings["number_steps"],
        strings["number_else"],
        f"## {strings['then']} {{#then}}",
        strings["then_points"],
    ]
    return "\n\n".join(parts)


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
