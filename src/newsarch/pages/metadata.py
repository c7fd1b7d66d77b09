"""Metadata of an HTML page: meta elements, JSON-LD, marked-up dates, the browser title.

Sites fill it by machine, so it is believed less than a label on the page, and not at all where it
is plainly a default (`1970-01-01`, an author called *admin*).
"""

from __future__ import annotations

import re
from datetime import date

from newsarch.dates import local_day
from newsarch.errors import DateError, UsageError
from newsarch.model.fields import GIVEN, LABEL, METADATA, Fields
from newsarch.model.tags import clean_tag
from newsarch.pages import jsonld
from newsarch.pages.datelines import BARE, PUBLISHED, read_dateline
from newsarch.pages.names import is_person
from newsarch.pages.publishers import publisher_of_host

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dcterms.issued",
    "dc.date.issued", "dcterms.date", "dc.date", "date", "pubdate", "publish-date",
    "publication_date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_TITLES = ("og:title", "dcterms.title", "dc.title", "twitter:title")
_AUTHORS = ("article:author", "author", "dcterms.creator", "dc.creator", "parsely-author")
_PUBLISHERS = ("og:site_name", "dcterms.publisher", "dc.publisher", "application-name")
_KEYWORDS = ("news_keywords", "keywords", "dcterms.subject")
_MOST_KEYWORDS = 10
"""A longer list speaks of the site, not of the article."""
_FIRST_YEAR = 1990
_MARKED_DATE = (
    ".//time[not(contains(@class,'updated')) and not(contains(@class,'modif'))]",
    ".//*[contains(@itemprop,'datePublished')]",
    ".//*["
    + " or ".join(
        f"contains(@class,'{name}')"
        for name in (
            "published",
            "entry-date",
            "post-date",
            "article-date",
            "news-date",
            "data-pub",
        )
    )
    + "]",
)
_MARKED_AUTHOR = "//*[@rel='author' or @itemprop='author' or @class='author']"
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


def meta_of(tree: Any) -> dict[str, list[str]]:
    """The contents of the page's meta elements by their lower-case names."""
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def offer_metadata(fields: Fields, tree: Any, metas: dict[str, list[str]], url: str | None) -> None:
    """Offer what metadata says of date, author, publisher, address, language and tags."""
    article = jsonld.article_of(tree)
    _offer_published(fields, article, metas)
    _offer_author(fields, tree, article, metas)
    _offer_address(fields, tree, metas, url)
    host = _host(fields.get("url"))
    fields.offer("publisher", publisher_of_host(host), METADATA)
    fields.offer("publisher", jsonld.text_of(article.get("publisher")), METADATA)
    fields.offer("publisher", _first(metas, _PUBLISHERS), METADATA)
    fields.offer("section", jsonld.text_of(article.get("articleSection")), METADATA)
    fields.offer("section", _first(metas, ("article:section",)), METADATA)
    fields.offer("language", _language(tree.get("lang") or tree.get("{xml}lang")), METADATA)
    fields.offer("tags", _tags(article, metas), METADATA)


def titles_in_metadata(tree: Any, metas: dict[str, list[str]]) -> list[str]:
    """What metadata calls the title, best first; the last ones may carry the site's name."""
    titles = [jsonld.text_of(jsonld.article_of(tree).get("headline"))]
    titles += [_first(metas, (name,)) for name in _TITLES]
    browser = tree.find(".//title")
    titles.append(browser.text_content() if browser is not None else None)
    return [" ".join(title.split()) for title in titles if title and title.strip()]


def offer_marked_date(fields: Fields, element: Any) -> None:
    """Offer the first date that the markup of the article itself marks as one."""
    for path in _MARKED_DATE:
        for marked in element.xpath(path)[:3]:
            day = _printed_day(marked) or _day(marked.get("datetime") or marked.get("content"))
            if day:
                fields.offer("published", day, LABEL)
                return


def _printed_day(marked: Any) -> str | None:
    dateline = read_dateline(" ".join(marked.text_content().split())[:100])
    if dateline is None or dateline.kind not in (BARE, PUBLISHED) or dateline.day is None:
        return None
    return dateline.day.isoformat()


def _offer_published(fields: Fields, article: dict[str, Any], metas: dict[str, list[str]]) -> None:
    fields.offer("published", _day(jsonld.text_of(article.get("datePublished"))), METADATA)
    for name in _PUBLISHED:
        fields.offer("published", _day(_first(metas, (name,))), METADATA)


def _day(value: str | None) -> str | None:
    """The day of a machine-readable time, in Polish time where it is given in UTC."""
    match = _ISO.match(value.strip()) if value else None
    if match is None:
        return None
    try:
        day = date.fromisoformat(match["day"])
        if match["zone"] in ("Z", "+00:00", "+0000"):
            day = local_day(f"{match['day']}T{match['time']}+00:00", "Europe/Warsaw")
    except (ValueError, DateError):
        return None
    return day.isoformat() if day.year >= _FIRST_YEAR else None


def _offer_author(
    fields: Fields, tree: Any, article: dict[str, Any], metas: dict[str, list[str]]
) -> None:
    names = [jsonld.text_of(article.get("author")), *(_first(metas, (name,)) for name in _AUTHORS)]
    names += [marked.text_content() for marked in tree.xpath(_MARKED_AUTHOR)[:1]]
    for name in names:
        if name and is_person(name := " ".join(name.split())):
            fields.offer("by", name, METADATA)


def _offer_address(fields: Fields, tree: Any, metas: dict[str, list[str]], url: str | None) -> None:
    fields.offer("url", url, GIVEN)
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    for address in (*canonical[:1], _first(metas, ("og:url",))):
        if address and re.match(r"https?://[^\s/]+/\S", address):
            fields.offer("url", address, METADATA)


def _host(url: str | None) -> str:
    match = re.match(r"https?://(?:[^/@\s]*@)?([^/:\s?#]+)", url or "")
    return match[1] if match else ""


def _language(code: str | None) -> str | None:
    code = (code or "").split("-")[0].strip().lower()
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _tags(article: dict[str, Any], metas: dict[str, list[str]]) -> tuple[str, ...]:
    words = article.get("keywords")
    listed = words if isinstance(words, list) else [words] if isinstance(words, str) else []
    listed = [word for word in listed if isinstance(word, str)] or metas.get("article:tag") or []
    listed = listed or [word for name in _KEYWORDS for word in metas.get(name, [])[:1]][:1]
    tags = {tag for text in listed for word in text.split(",") if (tag := _tag(word))}
    return tuple(sorted(tags)) if len(tags) <= _MOST_KEYWORDS else ()


def _tag(word: str) -> str | None:
    try:
        return clean_tag(" ".join(word.split()))
    except UsageError:
        return None


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((value for name in names for value in _values(metas, name)), None)


def _values(metas: dict[str, list[str]], name: str) -> Iterator[str]:
    return iter(metas.get(name, ()))
