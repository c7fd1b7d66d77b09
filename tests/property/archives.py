"""Random articles, queries and stores whose record is edited from outside, for property tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

from hypothesis import strategies as st

from newsarch.dates import DayRange
from newsarch.model.article import SOURCE_STATUSES, STATUSES, Article
from newsarch.model.codec import to_document
from newsarch.model.identity import with_hash
from newsarch.polish.units import read_unit
from newsarch.query.ast import (
    DATE_FIELDS,
    EXACT,
    INFLECTED,
    PREFIX,
    WORD_FIELDS,
    All,
    Dated,
    Id,
    Phrase,
    Plain,
    Query,
    Status,
    Tag,
    Unit,
    Word,
    all_of,
    any_of,
    negated,
)
from newsarch.store.base import Stored
from newsarch.store.memory import MemoryStore

ZONE = "Europe/Warsaw"
WORDS = ("handel", "Handlu", "handlem", "ludzie", "ludźmi", "ludzmi", "żółw", "Żółwie", "zolw",
         "góra", "gór", "Gora", "w", "i", "xyzzy", "2017")  # fmt: skip
UNITS = ("Wydział Prewencji KWP w Gorzowie Wlkp.", "KWP w Gorzowie Wlkp.", "KPP w Żarach",
         "KPP w Żaganiu", "Wydział Kryminalny KPP w Żarach", "Klub Żółwia")  # fmt: skip
TAGS = ("Łódź", "lodz", "szkic", "pilne")
URLS = ("https://a.example/aktualnosci/12,x.html", "http://www.a.example/aktualnosci/12,y.html",
        "https://b.example/?id=3")  # fmt: skip
DAYS = (None, "2017-06-29", "2017-06-30", "2017-07-01", "2020-02-29")
MOMENTS = ("2026-01-01T23:30:00+00:00", "2026-01-02T00:10:00+01:00", "2026-03-29T03:00:00+02:00")

_chance = Random(20170629)
TEXTS = ("", *WORDS, *(" ".join(_chance.choices(WORDS, k=2 + n % 6)) for n in range(300)))
"""Made beforehand: lives are a hundred steps long, and each drawing of a word costs."""

texts = st.sampled_from(TEXTS)
some_ids = st.integers(1, 8)


@cache
def article_of(id: int) -> st.SearchStrategy[Article]:
    """Articles with this id."""
    return st.builds(
        lambda **values: with_hash(Article(id=id, **values)),
        title=texts,
        lead=texts,
        body=texts,
        by=st.sampled_from((None, *TEXTS)),
        published=st.sampled_from(DAYS),
        section=st.sampled_from((None, "Aktualności", "aktualnosci", "BIP")),
        unit=st.sampled_from((None, *UNITS)),
        units=st.lists(st.sampled_from(UNITS), max_size=2).map(tuple),
        url=st.sampled_from((None, *URLS)),
        language=st.sampled_from((None, "pl", "pl-PL", "en")),
        tags=st.lists(st.sampled_from(TAGS), max_size=3).map(lambda tags: tuple(sorted(tags))),
        status=st.sampled_from(STATUSES),
        archived=st.sampled_from((None, *MOMENTS)),
        source_status=st.sampled_from((None, *SOURCE_STATUSES)),
        added=st.sampled_from(MOMENTS),
    )


def _range(one: str, other: str, sides: str) -> DayRange:
    first, last = sorted((date.fromisoformat(one), date.fromisoformat(other)))
    return DayRange(first if "<" in sides else None, last if ">" in sides else None)


days = st.sampled_from([day for day in DAYS if day])
ranges = st.builds(_range, days, days, st.sampled_from(("<", ">", "<>", "")))
leaves: st.SearchStrategy[Query] = st.one_of(
    st.just(All()),
    st.builds(Word, st.sampled_from(WORDS), st.just(INFLECTED), st.sampled_from(WORD_FIELDS)),
    st.builds(Word, st.sampled_from(WORDS), st.just(EXACT), st.sampled_from(WORD_FIELDS)),
    st.builds(
        Word,
        st.sampled_from(("h", "hand", "Handel", "żół", "zol", "g", "q")),
        st.just(PREFIX),
        st.sampled_from(WORD_FIELDS),
    ),
    st.builds(
        Phrase,
        st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(tuple),
        st.sampled_from(WORD_FIELDS),
    ),
    st.builds(Dated, ranges, st.sampled_from(DATE_FIELDS)),
    st.builds(
        lambda text, published: Unit(text, tuple(read_unit(text)), published),
        st.sampled_from((*UNITS, "Wydział Prewencji", "KPP", "Gorzów", "komenda")),
        st.booleans(),
    ),
    st.builds(Tag, st.sampled_from((*TAGS, "ŁÓDŹ"))),
    st.builds(Status, st.sampled_from(STATUSES)),
    st.builds(Plain, st.just("source"), st.sampled_from(SOURCE_STATUSES)),
    st.builds(Plain, st.just("section"), st.sampled_from(("AKTUALNOSCI", "bip", "x"))),
    st.builds(Plain, st.just("lang"), st.sampled_from(("pl", "PL-pl", "e"))),
    st.builds(Plain, st.just("url"), st.sampled_from((*URLS, "example", "A.EXAMPLE", "id=3"))),
    st.builds(Id, st.lists(some_ids, min_size=1, unique=True).map(lambda ids: tuple(sorted(ids)))),
)
queries: st.SearchStrategy[Query] = st.recursive(
    leaves,
    lambda parts: st.one_of(
        parts.map(negated),
        st.lists(parts, min_size=2, max_size=3).map(all_of),
        st.lists(parts, min_size=2, max_size=3).map(any_of),
    ),
    max_leaves=6,
)


class EditedStore(MemoryStore):
    """A store whose record somebody may edit behind its back, as a file can be edited."""

    _edition = 0
    _scanned: tuple[str, list[Stored]] = ("", [])

    def stamp(self) -> str:
        return f"{super().stamp()}-{self._edition}"

    def change_at(self, stamp: str) -> int | None:
        number, _, edition = stamp.partition("-")
        return super().change_at(number) if edition == str(self._edition) else None

    def scan(self) -> Iterator[Stored]:
        """Every current article; they cannot be changed, so that they are read once."""
        if self._scanned[0] != self.stamp():
            self._scanned = self.stamp(), list(super().scan())
        yield from self._scanned[1]

    def edit(self, article: Article) -> None:
        """Write over the record, without a change that tells of it."""
        self._articles[article.id] = json.dumps(to_document(article))
        self.next_id = max(self.next_id, article.id + 1)
        self._edition += 1
