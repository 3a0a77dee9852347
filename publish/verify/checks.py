"""All checks, in the order in which they are told."""

import datetime as dt

from .built import check_as_built
from .caching import check_assets, check_index, check_kept
from .compression import check_brotli, check_compression, check_copies, check_vary
from .finding import Finding
from .freshness import check_built, check_reviews, check_services
from .headers import check_framing, check_headers, check_pages_policy, check_remembered
from .kinds import check_charset, check_kinds
from .leaving import check_forwarder, check_leaving
from .links import check_anchors, check_links
from .outside import check_outside
from .place import check_address, check_https, check_robots, check_start
from .refusals import check_dotted, check_listing, check_lost, check_methods, check_version
from .securedrop import check_securedrop
from .storage import check_clearing, check_cookies, check_scripts
from .visit import Visit
from .weight import check_weight

# What protects a reader comes first.
FIRST = (
    *(check_start, check_https, check_address, check_as_built, check_leaving, check_forwarder),
    *(check_outside, check_cookies, check_clearing, check_scripts, check_kept, check_pages_policy),
)
DATED = (check_built, check_services, check_reviews)
THEN = (
    *(check_copies, check_links, check_anchors, check_lost, check_kinds, check_charset),
    *(check_compression, check_brotli, check_vary, check_weight, check_assets, check_index),
    *(check_listing, check_dotted, check_methods, check_version, check_robots),
)


def check_all(visit: Visit, *, today: dt.date) -> list[Finding]:
    """Return what every check found.

    Args:
        visit: All answers.
        today: The day to count from.
    """
    findings = [look(visit) for look in FIRST]
    findings += [*check_headers(visit), check_framing(visit), check_remembered(visit)]
    findings += [look(visit, today=today) for look in DATED]
    findings += [look(visit) for look in THEN]
    return [*findings, check_securedrop(findings)]
