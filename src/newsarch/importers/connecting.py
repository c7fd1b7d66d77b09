"""A connection to an address of the web: checked first, and gone when the time is up.

A name is resolved once, every address that it has must be public, and the connection goes to the
very address that was checked. Proxies of the environment are not used: they would resolve names
out of our sight.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress

from newsarch.errors import InputError
from newsarch.importers.addresses import checked_address
from newsarch.importers.network_errors import why
from newsarch.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPConnection
    from socket import socket
    from urllib.parse import SplitResult

SECONDS = 30.0
"""For everything: resolving, connecting, redirects, reading."""


def deadline_from_now() -> float:
    """The moment by which a fetch that begins now has to be done."""
    from time import monotonic

    return monotonic() + SECONDS


def connection_to(url: str, allow_private: bool, deadline: float) -> tuple[HTTPConnection, str]:
    """A connection to the address that was checked, and the path to ask for."""
    from http.client import HTTPConnection, HTTPSConnection

    parts = _split(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = checked_address(host, port, allow_private)
    connection = (HTTPSConnection if secure else HTTPConnection)(host, port)
    connection.sock = _connected(address, port, host if secure else None, deadline)
    return connection, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _split(url: str) -> SplitResult:
    from urllib.parse import quote, urlsplit

    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\x00-\x20\x7f]", url):
        raise InputError(_("“{url}” is no http or https address.").format(url=url[:200]))
    if parts.username is not None:
        raise InputError(_("An address with a password in it is not fetched."))
    kept = "%/:=&?~#+!$,;'@()*[]"
    return parts._replace(path=quote(parts.path, kept), query=quote(parts.query, kept))


def _connected(address: str, port: int, secure_host: str | None, deadline: float) -> socket:
    import ssl
    from socket import create_connection
    from time import monotonic

    try:
        plain = create_connection((address, port), timeout=max(0.1, deadline - monotonic()))
        if secure_host is None:
            return plain
        return ssl.create_default_context().wrap_socket(plain, server_hostname=secure_host)
    except TimeoutError:
        raise too_slow(secure_host or address) from None
    except (OSError, ValueError) as error:
        raise InputError(
            _("{host} cannot be reached: {reason}.").format(
                host=secure_host or address, reason=why(error)
            )
        ) from None


@contextmanager
def hung_up_at(deadline: float, connection: HTTPConnection) -> Iterator[None]:
    """Ends the connection at the deadline, however slowly the other side goes on sending."""
    from threading import Timer
    from time import monotonic

    timer = Timer(max(0.1, deadline - monotonic()), _hang_up, [connection.sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _hang_up(connected: socket) -> None:
    from socket import SHUT_RDWR

    with suppress(OSError):  # closed by then
        connected.shutdown(SHUT_RDWR)


def too_slow(url: str) -> InputError:
    """The error of an address that the deadline passed for."""
    return InputError(_("{url} did not answer within {n} seconds.").format(url=url, n=int(SECONDS)))
