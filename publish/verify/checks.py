"""All checks, in the order in which they are told."""

import datetime as dt
from functools import partial

from .caching import check_assets, check_index, check_kept
from .compression import check_brotli, check_compression, check_copies, check_vary
from .finding import Finding
from .freshness import check_built, check_reviews, check_services
from .headers import check_framing, check_headers, check_pages_policy, check_remembered
from .kinds import check_charset, check_kinds
from .leaving import check_forwarder, check_leaving
from .links import check_anchors, check_links
from .outside import check_outside
from .refusals import (
    check_dotted,
    check_https,
    check_listing,
    check_lost,
    check_methods,
    check_robots,
    check_start,
    check_version,
)
from .securedrop import check_securedrop
from .storage import check_clearing, check_cookies, check_scripts
from .visit import Visit
from .weight import check_weight


def check_all(visit: Visit, *, today: dt.date) -> list[Finding]:
    """Return what every check found: those that protect a reader first.

    Args:
        visit: All answers.
        today: The day to count from.
    """
    findings = [
        check_start(visit),
        check_https(visit),
        check_leaving(visit),
        check_forwarder(visit),
    ]
    findings += [check_outside(visit), check_cookies(visit), check_clearing(visit)]
    findings += [check_scripts(visit), check_kept(visit), check_pages_policy(visit)]
    findings += [*check_headers(visit), check_framing(visit), check_remembered(visit)]
    for check in (check_built, check_services, check_reviews):
        findings.append(partial(check, today=today)(visit))
    for look in (
        *(check_copies, check_links, check_anchors, check_lost),
        *(check_kinds, check_charset, check_compression, check_brotli, check_vary),
        *(check_weight, check_assets, check_index),
        *(check_listing, check_dotted, check_methods, check_version, check_robots),
    ):
        findings.append(look(visit))
    return [*findings, check_securedrop(findings)]
