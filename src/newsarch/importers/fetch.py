"""Pages from the web, fetched so that no address can be used against the user's own network.

A name is resolved once, every address that it has must be public, and the connection goes to the
very address that was checked; each redirect is checked anew. Proxies of the environment are not
used: they would resolve names out of our sight.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress

from newsarch.errors import InputError
from newsarch.importers.addresses import checked_address
from newsarch.importers.base import LARGEST, Raw
from newsarch.importers.network_errors import why
from newsarch.importers.sniffing import kind_of
from newsarch.importers.unpacking import inflate
from newsarch.messages import _
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPConnection, HTTPResponse
    from socket import socket
    from urllib.parse import SplitResult

    from newsarch.importers.registry import Opening

REDIRECTS = 5
SECONDS = 30.0
"""For everything: resolving, connecting, redirects, reading."""
_MOVED = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "newsarch",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Accept-Language": "pl, en;q=0.5",
    "Connection": "close",
}
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md",
    "application/json": ".json", "application/feed+json": ".json", "text/csv": ".csv",
    "application/rss+xml": ".xml", "application/atom+xml": ".xml", "application/zip": ".zip",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Fetched:
    url: str
    content: bytes
    media: str


def open_address(url: str, opening: Opening) -> Iterator[Raw]:
    """The inputs of what an address answers with: a page, a feed, records.

    Raises InputError where nothing can be fetched.
    """
    from newsarch.importers.base import HTML, TEXT
    from newsarch.importers.files import open_content

    fetched = _fetch(url, opening.allow_private)
    suffix = _SUFFIXES.get(fetched.media) or kind_of(fetched.content)
    if suffix in (".html", ".txt"):
        kind = HTML if suffix == ".html" else TEXT
        yield Raw(fetched.url, fetched.content, kind, fetched.url)
    else:
        yield from open_content(fetched.content, fetched.url, suffix, opening)


def fetch(url: str, allow_private: bool = False) -> Raw:
    """The page at an http or https address.

    Raises InputError with one sentence for every failure: a wrong or private address, no answer
    in 30 s, an error of the server, more than five redirects, more than 10 MB.
    """
    from newsarch.importers.base import HTML

    fetched = _fetch(url, allow_private)
    return Raw(fetched.url, fetched.content, HTML, fetched.url)


def _fetch(url: str, allow_private: bool) -> _Fetched:
    from time import monotonic

    deadline = monotonic() + SECONDS
    for _redirect in range(REDIRECTS + 1):
        answer = _get(url, allow_private, deadline)
        if isinstance(answer, _Fetched):
            return answer
        url = answer
    raise InputError(_("{url} is redirected more than {n} times.").format(url=url, n=REDIRECTS))


def _get(url: str, allow_private: bool, deadline: float) -> _Fetched | str:
    """What stands at an address, or the address that it points to."""
    from http.client import HTTPException
    from time import monotonic

    connection, path = _connection(url, allow_private, deadline)
    try:
        with _hung_up_at(deadline, connection):
            connection.request("GET", path, headers=_HEADERS)
            with connection.getresponse() as response:
                return _answer(url, response)
    except (OSError, HTTPException, ValueError) as error:
        if monotonic() >= deadline or isinstance(error, TimeoutError):
            raise _too_slow(url) from None
        raise InputError(
            _("{url} cannot be fetched: {reason}.").format(url=url, reason=why(error))
        ) from None
    finally:
        connection.close()


@contextmanager
def _hung_up_at(deadline: float, connection: HTTPConnection) -> Iterator[None]:
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


def _answer(url: str, response: HTTPResponse) -> _Fetched | str:
    if response.status in _MOVED:
        return _target(url, response)
    if response.status != 200:
        raise InputError(
            _("{url} answers with {status} {reason}.").format(
                url=url, status=response.status, reason=response.reason[:40]
            )
        )
    content = response.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise InputError(_("{url} is larger than {n} MB.").format(url=url, n=LARGEST // 1_000_000))
    if response.length:
        raise InputError(_("{url} broke off before its end.").format(url=url))
    media = (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    coding = response.headers.get("Content-Encoding") or ""
    return _Fetched(url, inflate(content, coding, LARGEST), media)


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


def _connection(url: str, allow_private: bool, deadline: float) -> tuple[HTTPConnection, str]:
    """A connection to the address that was checked, and the path to ask for."""
    from http.client import HTTPConnection, HTTPSConnection

    parts = _split(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = checked_address(host, port, allow_private)
    connection = (HTTPSConnection if secure else HTTPConnection)(host, port)
    connection.sock = _connected(address, port, host if secure else None, deadline)
    return connection, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


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
        raise _too_slow(secure_host or address) from None
    except (OSError, ValueError) as error:
        raise InputError(
            _("{host} cannot be reached: {reason}.").format(
                host=secure_host or address, reason=why(error)
            )
        ) from None


def _target(url: str, response: HTTPResponse) -> str:
    from urllib.parse import urljoin

    location = response.headers.get("Location")
    if not location:
        raise InputError(_("{url} is redirected nowhere.").format(url=url))
    return urljoin(url, location)


def _too_slow(url: str) -> InputError:
    return InputError(_("{url} did not answer within {n} seconds.").format(url=url, n=int(SECONDS)))
