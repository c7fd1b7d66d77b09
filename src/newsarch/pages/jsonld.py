"""JSON-LD in a page: what schema.org's NewsArticle says of title, date, author and publisher."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_ARTICLES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "blogposting", "webpage", "report",
     "socialmediaposting", "governmentservice", "pressrelease"}
)  # fmt: skip
_DEEPEST = 6
_LARGEST = 200_000


def article_of(tree: Any) -> dict[str, Any]:
    """The properties of the page's article, or an empty mapping.

    An article is preferred to the web page around it. What is no JSON, or nested without end, is
    ignored: it is a hint of the site's, not text.
    """
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "") and len(script.text or "") <= _LARGEST:
            found += _objects(_load(script.text or ""), _DEEPEST)
    articles = [item for item in found if _types(item) & _ARTICLES]
    articles.sort(key=lambda item: "webpage" in _types(item))
    return articles[0] if articles else {}


def text_of(value: Any) -> str | None:
    """The text of a property: itself, its name, or that of its first item."""
    for _step in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name")
    return value.strip() if isinstance(value, str) and value.strip() else None


def _load(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _objects(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth - 1)
        yield from _objects(value.get("mainEntity"), depth - 1)


def _types(item: dict[str, Any]) -> set[str]:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return {kind.casefold() for kind in kinds if isinstance(kind, str)}
