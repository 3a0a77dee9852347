"""What a project for sources in danger asks of the pages that lead to it.

Source: https://docs.securedrop.org/en/stable/admin/deployment/landing_page.html, read in a stored
copy. What needs eyes is not here: no CDN, no logs, who runs the machine. Its HSTS is left out on
purpose: see `check_remembered`.
"""

from collections.abc import Iterable

from .finding import Finding, Outcome, judged

ASKED = (
    "HTTPS",
    "start page",
    "third parties",
    "cookies",
    "no version",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "Content-Security-Policy",
    "Permissions-Policy",
    "framing",
    "pages not kept",
    "UTF-8",
)


def check_securedrop(findings: Iterable[Finding]) -> Finding:
    """Say which of these checks hold, once all have been made."""
    failed = {each.check for each in findings if each.outcome is Outcome.FAIL}
    missing = [name for name in ASKED if name in failed]
    return judged(
        "as SecureDrop asks",
        [f"{len(ASKED) - len(missing)} of {len(ASKED)}; not: {', '.join(missing)}"] * bool(missing),
        good=f"{len(ASKED)} of {len(ASKED)} that can be seen from outside",
        otherwise=Outcome.NOTE,
    )
