"""Pages from the web, fetched so that no address can be used against the user's own network.

Every connection goes to an address that was checked (`connecting.py`); each redirect is checked
anew, and none of them gains time.
"""

from __future__ import annotations

from newsarch.errors import InputError
from newsarch.importers.base import LARGEST, Raw
from newsarch.importers.connecting import connection_to, deadline_from_now, hung_up_at, too_slow
from newsarch.importers.network_errors import why
from newsarch.importers.sniffing import kind_of
from newsarch.importers.unpacking import inflate
from newsarch.messages import _
from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse

    from newsarch.importers.registry import Opening

REDIRECTS = 5
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
    deadline = deadline_from_now()
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

    connection, path = connection_to(url, allow_private, deadline)
    try:
        with hung_up_at(deadline, connection):
            connection.request("GET", path, headers=_HEADERS)
            with connection.getresponse() as response:
                return _answer(url, response)
    except (OSError, HTTPException, ValueError) as error:
        if monotonic() >= deadline or isinstance(error, TimeoutError):
            raise too_slow(url) from None
        raise InputError(
            _("{url} cannot be fetched: {reason}.").format(url=url, reason=why(error))
        ) from None
    finally:
        connection.close()


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


def _target(url: str, response: HTTPResponse) -> str:
    from urllib.parse import urljoin

    location = response.headers.get("Location")
    if not location:
        raise InputError(_("{url} is redirected nowhere.").format(url=url))
    return urljoin(url, location)
