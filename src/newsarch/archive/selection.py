"""Which articles a verb is about: ids named one by one, a query, or both together."""

from __future__ import annotations

from newsarch.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.model.article import Article
    from newsarch.query.ast import Query


@dataclass(frozen=True, slots=True)
class Selection:
    """The union of some ids and the hits of a query."""

    ids: tuple[int, ...] = ()
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a verb did, or with `dry_run` would do."""

    command: str
    changed: tuple[tuple[Article, Article | None], ...]
    """Before and after; None after a removal."""
    unchanged: int = 0
    change: int | None = None
    """The number of the change committed; None when nothing was."""
    dry_run: bool = False
