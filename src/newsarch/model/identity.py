"""When two articles are one: the same address, or the same words on the same day."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.article import Article

_ZERO_WIDTH = "\u200b\u2060\ufeff"
# `/aktualnosci/<number>,<slug>.html`: host and number identify the article, the slug does not.
_NUMBERED = r"^(?P<path>(?:/[^/?#]*)*?/)(?P<number>\d+),[^/?#]*$"
_TRACKING = r"(?i)^(?:utm_\w+|sid|fbclid|gclid|phpsessid|jsessionid|ref)$"


def normalised(text: str) -> str:
    """Text as it is compared: NFC, case folded, white space collapsed."""
    text = normalize("NFC", text)
    for character in _ZERO_WIDTH:
        text = text.replace(character, " ")
    return " ".join(text.split()).casefold()


def content_hash(title: str, published: str | None, body: str) -> str:
    """SHA-256 (hexadecimal) of the normalised title, date and body, separated by newlines."""
    from newsarch.digests import sha256

    text = "\n".join((normalised(title), published or "", normalised(body)))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(8192)
def address_identity(url: str | None) -> str | None:
    """What of an address identifies the article: host, path up to the number, real parameters.

    The scheme, `www.`, the slug, the fragment, session and tracking parameters do not count.
    """
    if not url:
        return None
    from urllib.parse import parse_qsl, urlencode, urlsplit

    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    numbered = re.match(_NUMBERED, parts.path)
    path = numbered["path"] + numbered["number"] if numbered else parts.path.rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True) if parts.query else []
    kept = [(name, value) for name, value in pairs if not re.match(_TRACKING, name)]
    return host + port + path + ("?" + urlencode(sorted(kept)) if kept else "")


def with_hash(article: Article) -> Article:
    """The article carrying the hash of what it says now."""
    return article.with_(sha256=content_hash(article.title, article.published, article.body))


def corrected(old: Article, new: Article) -> Article:
    """The article after a correction by hand, with the hash of what it says now and of what it
    said when it came."""
    new = with_hash(new)
    first = old.first_sha256 or old.sha256 or None
    return new.with_(first_sha256=None if first == new.sha256 else first)


def is_same(there: Article, again: Article) -> bool:
    """Whether an article that comes is one that is there: the same address or the same text, or
    the text that was corrected since, unless it stood at another address."""
    addresses = address_identity(there.url), address_identity(again.url)
    if there.sha256 == again.sha256 or (addresses[0] and addresses[0] == addresses[1]):
        return True
    return None in addresses and there.first_sha256 == again.sha256
