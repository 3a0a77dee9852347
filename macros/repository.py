"""Where the words of a copy are kept in public, and the addresses at which they can be changed."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

BRANCH = "main"  # the branch that is published
_NAME = r"[A-Za-z0-9_][A-Za-z0-9._-]*"
# A GitLab of one's own is known by its name: nothing is asked of a host to find out.
GITHUB = rf"https://github\.com/{_NAME}/{_NAME}"
GITLAB = rf"https://gitlab(?:\.[a-z0-9-]+)+(?:/{_NAME}){{2,}}"
ALLOWED = (
    "the word none, or the address of a project without anything behind its name: "
    "https://github.com/owner/name, or https://gitlab.com/group/name "
    "(also at a host of your own that starts with gitlab.)"
)


@dataclass(frozen=True)
class Repository:
    """A project at GitHub or GitLab. Its addresses are for readers to press; none is asked."""

    address: str

    @property
    def host(self) -> str:
        """How people call the site that a link leads to."""
        return "GitHub" if re.fullmatch(GITHUB, self.address) else "GitLab"

    @property
    def edit(self) -> str:
        """The start of the address at which a file can be changed; its path comes next.

        Source: https://docs.github.com/en/repositories/working-with-files/managing-files/editing-files
        Source: https://docs.gitlab.com/user/project/repository/web_editor/
        """
        way = "edit" if self.host == "GitHub" else "-/edit"
        return f"{self.address}/{way}/{BRANCH}/"

    def report(self, form: str, *, field: str) -> str:
        """Return the start of the address of a form; what goes into one field comes next, encoded.

        Args:
            form: Its file in .github/ISSUE_TEMPLATE/ and .gitlab/issue_templates/, without ending.
            field: The id of the field at GitHub. GitLab has no fields: there it is the title.

        Source: https://docs.gitlab.com/user/project/issues/create_issues/
        """
        if self.host == "GitHub":
            filled, start = urlencode({"template": f"{form}.yml", field: ""}), ""
        else:
            filled, start = urlencode({"issuable_template": form, "issue[title]": ""}), "-/"
        return f"{self.address}/{start}issues/new?{filled}"


def repository(address: str) -> Repository:
    """Read the address of a project.

    Raises:
        ValueError: It is no project at a host that is known; the text says what is.
    """
    known = re.fullmatch(rf"{GITHUB}|{GITLAB}", address)
    if not known or address.endswith(".git") or "/-/" in address:
        raise ValueError(ALLOWED)
    return Repository(address)
