"""The unit below a page's signature, where it is not in the signature already."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.article import Article


def unit_below(article: Article) -> str | None:
    """The publishing unit as printed; None where there is none, or who signed is that unit:
    `KPP w Żarach / mw`."""
    unit = article.unit_as_printed or article.unit
    return unit if unit and unit not in (article.by or "") else None
