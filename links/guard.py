"""Look a host up, and leave out the addresses that nobody outside can reach.

The text of the site must not be able to point this program at a machine of our own network.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from links.verdict import failure, warning

LookUp = Callable[[str, int], list[str]]

# "No such name" and "that name has no address"; every other answer of a resolver may pass.
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def look_up(host: str, port: int) -> list[str]:
    """Ask the system's resolver for the IP addresses of a host, in the order to try."""
    if host.endswith(".invalid"):  # no resolver should be asked about these (RFC 6761)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address can be reached by everyone, and is not ours or a neighbour's."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def reachable(host: str, port: int, look_up: LookUp, *, allow_private: bool) -> list[str]:
    """List the IP addresses to try for a host.

    Raises:
        VisitError: The host does not exist, is private, or cannot be looked up now.
    """
    try:
        addresses = look_up(host, port)
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_NAME:
            what = f"There is no host named {host}"
            raise failure(what, silent=True) from error
        what = f"{host} could not be looked up: {error.strerror}"
        raise warning(what, passing=True, silent=True) from error
    except ValueError as error:  # a name too long, or with letters no name may have
        what = f"{host} cannot be the name of a host"
        raise failure(what) from error
    if allow_private:
        return addresses
    public = [address for address in addresses if is_public(address)]
    if addresses and not public:
        what = f"{host} is a private address, which readers cannot reach"
        raise failure(what)
    return public
