"""Certificates made on the spot."""

import ssl

import trustme


def proving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    """Make the settings of a server that has these names, if one trusts the authority."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*names).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """Make the settings of a client that trusts this authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context
