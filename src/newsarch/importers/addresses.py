"""Which network addresses may be fetched from: public ones, all of a name's, checked as numbers."""

from __future__ import annotations

from newsarch.errors import InputError
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address


def checked_address(host: str, port: int, allow_private: bool) -> str:
    """The address to connect to for a host.

    Raises InputError for a name without address, and for one of whose addresses is not public
    (unless `allow_private`): a name that mixes them is made to slip through.
    """
    import socket
    from ipaddress import ip_address

    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        raise InputError(_("There is no host “{host}”.").format(host=host[:200])) from None
    addresses = [str(info[4][0]).partition("%")[0] for info in found]
    if not allow_private and not all(is_public(ip_address(address)) for address in addresses):
        raise InputError(
            _(
                "{host} is an address of a private network; allow it with --allow-private if you "
                "trust it."
            ).format(host=host)
        )
    return addresses[0]


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the public internet, also where it wraps an IPv4 address."""
    inner = _wrapped(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast


def _wrapped(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address in a mapped, 6to4, Teredo or NAT64 one (RFC 4291, 3056, 4380, 6052)."""
    from ipaddress import IPv4Address, IPv6Network

    if isinstance(address, IPv4Address):
        return None
    if address in IPv6Network("64:ff9b::/96"):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
