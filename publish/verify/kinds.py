"""Does each file come as what it is?"""

from ..servers.site import TYPES
from .answer import Answer
from .finding import Finding, judged
from .visit import Visit

# Other names for the same.
_ALSO = {
    "js": {"application/javascript"},
    "ico": {"image/vnd.microsoft.icon"},
    "xml": {"text/xml"},
}


def check_kinds(visit: Visit) -> Finding:
    """Compare the content type of each file with the ending of its name."""
    problems = []
    for answer in visit.answers.values():
        ending = answer.path.rpartition("/")[2].rpartition(".")[2]
        wanted = TYPES.get(ending, "text/html" if answer.path.endswith("/") else "")
        if answer.status == 200 and wanted and answer.kind not in {wanted, *_ALSO.get(ending, ())}:
            problems.append(
                f"{visit.short(answer.url)} comes as {answer.kind or 'nothing'}: {wanted}"
            )
    return judged(
        "types",
        problems,
        good="each file comes as what it is",
    )


def check_charset(visit: Visit) -> Finding:
    """Look whether texts are said to be UTF-8."""
    problems = [
        f"{visit.short(answer.url)} comes as {answer.one('Content-Type')}"
        for answer in visit.everything
        if answer.status in {200, 404} and answer.kind.startswith("text/") and not _is_utf8(answer)
    ]
    return judged(
        "UTF-8",
        problems,
        good="every text says that it is UTF-8",
    )


def _is_utf8(answer: Answer) -> bool:
    _, _, rest = answer.one("Content-Type").lower().partition("charset=")
    return rest.strip(' "') in {"utf-8", "utf8"}
