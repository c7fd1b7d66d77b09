"""What every index promises: one suite, inherited by the tests of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from tests.contract.store import put, remove

from newsarch.index.base import Hit, Index, Order
from newsarch.model.article import Article
from newsarch.model.identity import address_identity, corrected, with_hash
from newsarch.query.parse import parse
from newsarch.store.memory import MemoryStore

TODAY = date(2026, 3, 1)
ZONE = "Europe/Warsaw"

SEED = with_hash(
    Article(
        id=1,
        title="Walczymy z handlem ludźmi",
        lead="Policjanci z Gorzowa rozbili grupę.",
        body="Wydział zajął się handlowi ludźmi.\n\nSprawę prowadzi Łukasz Żółw.",
        published="2017-06-29",
        section="Aktualności",
        by="kom. Justyna Ławreszuk",
        unit="Wydział Prewencji KWP w Gorzowie Wlkp.",
        units=("Wydział Prewencji KWP w Gorzowie Wlkp.", "Wydział Kryminalny KWP w Gorzowie Wlkp."),
        url="https://gorzow.policja.gov.pl/go/aktualnosci/38153,Walczymy.html?sid=1",
        language="pl",
        tags=("prewencja", "Łódź"),
        status="archived",
        archived="2026-01-02T00:30:00+01:00",
        source_status="archived",
        added="2026-01-01T23:30:00+00:00",
    )
)
OTHERS = (
    Article(id=2, title="Handel wzrósł", body="Ludzi przybyło. Handel, ludzie!",
            published="2017-07-01", tags=("szkic",), unit="KPP w Żarach", units=("KPP w Żarach",),
            added="2026-02-01T10:00:00+01:00", section="aktualnosci", language="pl-PL"),
    Article(id=3, title="Ćma", body="Bez daty.", by="Łukasz Nowak", language="en",
            unit="KPP w Żaganiu", units=("KPP w Żaganiu",), added="2026-02-02T10:00:00+01:00"),
    Article(id=4, title="Cisza", body="Żółw i żółwie", published="2017-06-29",
            source_status="live", added="2025-02-02T10:00:00+01:00"),
)  # fmt: skip

FOUND = [
    ("", [2, 4, 1, 3]),
    ("handel ludzmi", [2, 1]),
    ("HANDLU", [2, 1]),
    ('"handlem ludźmi"', [2, 1]),
    ('title:"handel człowieka"', [1]),
    ('"handel wzrosły"', [2]),
    ('"ludźmi policjanci"', []),
    ("title:handel", [2, 1]),
    ("title:żółw", []),
    ("body:żółw", [4, 1]),
    ("body:policjanci", [1]),
    ("=Handel", [2]),
    ("=handel", []),
    ("=zolw", []),
    ("title:=Ćma", [3]),
    ("zol*", [4, 1]),
    ("handl*", [1]),
    ("handel*", [2]),
    ("-handel*", [4, 1, 3]),
    ("nieznanesłowo", []),
    ("-nieznanesłowo", [2, 4, 1, 3]),
    ("by:lawreszuk", [1]),
    ('by:"Łukasz Nowak"', [3]),
    ("by:łukasza", [3]),
    ("lukasz", [1]),
    ("tag:lodz", [1]),
    ("tag:prewencja -tag:szkic", [1]),
    ("handel -tag:szkic", [1]),
    ("NOT tag:szkic", [4, 1, 3]),
    ("status:archived", [1]),
    ("status:active", [2, 4, 3]),
    ("status:any", [2, 4, 1, 3]),
    ("-status:any", []),
    ("source:archived", [1]),
    ("source:live OR tag:szkic", [2, 4]),
    ("lang:pl", [2, 1]),
    ("section:AKTUALNOŚCI", [2, 1]),
    ("date:2017-06", [4, 1]),
    ("date:2017-06-30..", [2]),
    ("date:..2017-06-29", [4, 1]),
    ("-date:2017-06", [2, 3]),
    ("date:none", [3]),
    ("-date:none", [2, 4, 1]),
    ("date:none OR tag:szkic", [2, 3]),
    ("date:none handel", []),
    ("-(date:none OR tag:szkic)", [4, 1]),
    ("archived:none", [2, 4, 3]),
    ("added:none", []),
    ("date:2017-06 OR tag:szkic", [2, 4, 1]),
    ("date:2017-06 handel", [1]),
    ("-(date:2017-06 handel)", [2, 4, 3]),
    ("added:2026-01-02", [1]),
    ("added:2026-01-01", []),
    ("archived:2026", [1]),
    ("-archived:2026", [2, 4, 3]),
    ("added:2026-02 handel", [2]),
    ("id:3,1", [1, 3]),
    ("id:2..9 handel", [2]),
    ("url:policja.gov.pl", [1]),
    ("url:http://www.gorzow.policja.gov.pl/go/aktualnosci/38153,Inny-tytul.html", [1]),
    ("url:https://gorzow.policja.gov.pl/go/aktualnosci/38154,Walczymy.html", []),
    ("-url:policja", [2, 4, 3]),
    ('unit:"Wydział Prewencji"', [1]),
    ('unit:"wydzialu kryminalnego"', [1]),
    ('published-by:"Wydział Kryminalny"', []),
    ('unit:"KWP Gorzów"', [1]),
    ('unit:"KMP w Gorzowie Wlkp."', []),
    ('unit:"KPP w Żarach"', [2]),
    ("unit:KPP", [2, 3]),
    ("unit:KPP -unit:Żary", [2, 3]),
    ("(tag:szkic OR tag:lodz) handel -=Handel", [1]),
    ("=Handel OR date:2017-06-29", [2, 4, 1]),
]


class IndexContract:
    """Inherit this and give a fixture `index` that fits `store`."""

    @pytest.fixture
    def store(self) -> MemoryStore:
        store = MemoryStore()
        put(store, SEED, *map(with_hash, OTHERS))
        return store

    @pytest.fixture
    def index(self, store: MemoryStore) -> Index:
        raise NotImplementedError

    @pytest.mark.parametrize(("query", "ids"), FOUND)
    def test_a_query_finds_what_it_means(self, index: Index, query: str, ids: list[int]) -> None:
        assert found(index, query) == ids
        assert index.count(parse(query, TODAY)) == len(ids)

    @pytest.mark.parametrize(("query", "ids"), FOUND)
    def test_reversed_is_turned_round(self, index: Index, query: str, ids: list[int]) -> None:
        assert found(index, query, Order(reverse=True)) == ids[::-1]

    @pytest.mark.parametrize("query", ["", "handel", "=Handel OR date:2017-06-29", "-handel*"])
    @pytest.mark.parametrize("sort", ["date", "added", "relevance", "title", "unit"])
    def test_a_part_of_the_hits_is_a_part_of_all(self, index: Index, query: str, sort: str) -> None:
        everything = found(index, query, Order(sort))
        for offset in range(4):
            part = found(index, query, Order(sort, limit=2, offset=offset))
            assert part == everything[offset : offset + 2]

    @pytest.mark.parametrize(
        ("sort", "ids"),
        [("added", [3, 2, 1, 4]), ("title", [4, 3, 2, 1]), ("unit", [3, 2, 1, 4])],
    )
    def test_sorts(self, index: Index, sort: str, ids: list[int]) -> None:
        assert found(index, "", Order(sort)) == ids
        assert found(index, "", Order(sort, reverse=True)) == ids[::-1]

    def test_relevance_prefers_titles(self, index: Index, store: MemoryStore) -> None:
        put(store, Article(id=5, title="Żółw", body="Nic.", published="2001-01-01"))
        index.synchronise(store)
        assert found(index, "żółw", Order("relevance"))[0] == 5

    @pytest.mark.parametrize(
        ("word", "meant"),
        [("żułw", "żółw"), ("zolv", "żółw"), ("wydzał", "wydział"), ("hadnel", "handel"),
         ("policjnaci", "policjanci"), ("policjanctii", "policjanci"), ("rozbilii", "rozbili"),
         ("żółłw", "żółw"), ("qqqqqq", None), ("zx", None), ("2018", None)],
    )  # fmt: skip
    def test_a_word_that_no_article_has_is_named_with_the_nearest(
        self, index: Index, word: str, meant: str | None
    ) -> None:
        assert index.unknown([word]) == {word: meant}

    def test_a_word_that_an_article_has_in_some_form_is_not_unknown(self, index: Index) -> None:
        assert index.unknown(["handel", "ludzi", "zolwia", "grupa", "cma"]) == {}
        assert list(index.unknown(["qqqq", "handlu", "qqqw", "qqqe", "qqqr"])) == [
            "qqqq", "qqqw", "qqqe",
        ]  # fmt: skip

    def test_a_signature_is_no_word_of_an_article(self, index: Index) -> None:
        assert index.unknown(["nowak", "lawreszukk"]) == {"nowak": None, "lawreszukk": None}

    def test_no_word_is_proposed_that_went_with_its_article(
        self, index: Index, store: MemoryStore
    ) -> None:
        put(store, Article(id=5, title="Prewencja", body=""))
        index.synchronise(store)
        assert index.unknown(["prewencjja"]) == {"prewencjja": "prewencja"}
        remove(store, 5)
        index.synchronise(store)
        assert index.unknown(["prewencjja"]) == {"prewencjja": None}

    def test_facets(self, index: Index) -> None:
        facets = index.facets(parse("", TODAY), ("unit", "tag", "year", "month", "status"))
        assert facets["tag"] == [("Łódź", 1), ("prewencja", 1), ("szkic", 1)]
        assert facets["year"] == [("2017", 3), ("", 1)]
        assert facets["month"] == [("2017-06", 2), ("", 1), ("2017-07", 1)]
        assert facets["status"] == [("active", 3), ("archived", 1)]
        assert sorted(count for _unit, count in facets["unit"]) == [1, 1, 1]

    def test_facets_of_some(self, index: Index) -> None:
        facets = index.facets(parse("=Handel OR date:2017-07", TODAY), ("tag", "year", "status"))
        assert facets == {"tag": [("szkic", 1)], "year": [("2017", 1)], "status": [("active", 1)]}

    def test_the_same_article_is_recognised(self, index: Index) -> None:
        identity = address_identity(SEED.url)
        assert index.find_same(identity, "") == [1]
        assert index.find_same(None, SEED.sha256) == [1]
        assert index.find_same("example.org/1", "0" * 64) == []
        assert index.find_same(None, "") == []

    def test_an_article_that_was_corrected_is_recognised(
        self, index: Index, store: MemoryStore
    ) -> None:
        wrong = with_hash(Article(id=9, title="Pomylka", body="Tekst.", published="2020-01-02"))
        right = corrected(wrong, wrong.with_(title="Pomyłka"))
        put(store, wrong)
        for article, hash, ids in (
            (right, right.sha256, [9]),
            (right, wrong.sha256, [9]),
            (wrong.with_(id=10), wrong.sha256, [10, 9]),  # what is the same now comes first
        ):
            put(store, article)
            index.synchronise(store)
            assert index.find_same(None, hash) == ids

    def test_units_and_tags_are_counted(self, index: Index) -> None:
        assert index.tags() == [("Łódź", 1), ("prewencja", 1), ("szkic", 1)]
        assert index.units() == [
            ("KPP w Żaganiu", 1, 1),
            ("KPP w Żarach", 1, 1),
            ("Wydział Kryminalny KWP w Gorzowie Wlkp.", 0, 1),
            ("Wydział Prewencji KWP w Gorzowie Wlkp.", 1, 1),
        ]

    def test_places_of_unknown_articles_are_left_out(self, index: Index) -> None:
        assert set(index.places([1, 4, 99])) == {1, 4}

    def test_a_change_is_seen(self, index: Index, store: MemoryStore) -> None:
        index.synchronise(store)
        changed = SEED.with_(tags=("nowy",), body="Zupełnie co innego.", published=None)
        committed = put(store, changed)
        index.apply(store, committed, [changed], [])
        index.synchronise(store)
        assert found(index, "tag:nowy innego") == [1]
        assert found(index, "body:handel") == [2]
        assert found(index, "tag:lodz") == []
        assert found(index, "") == [2, 4, 3, 1]
        assert ("Łódź", 1) not in index.tags()

    def test_a_removal_is_seen(self, index: Index, store: MemoryStore) -> None:
        committed = remove(store, 2)
        index.apply(store, committed, [], [2])
        index.synchronise(store)
        assert found(index, "handel") == [1]
        assert index.count(parse("", TODAY)) == 3

    def test_the_index_asks_for_words_by_their_keys(self, index: Index) -> None:
        assert "człowiek" in index.query_keys("ludzmi")


def found(index: Index, query: str, order: Order | None = None) -> Sequence[int]:
    """The ids that a query finds, in order."""
    hits: list[Hit] = index.select(parse(query, TODAY), order or Order())
    return [hit.id for hit in hits]
