"""The corpus of the benchmarks is always the same, and like real news where it matters."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import (
    FIRST_DAY,
    LAST_DAY,
    SELECTED_TAG,
    articles,
    mail,
    page,
    write_jsonl,
    write_mails,
)
from benchmarks.units import units

from newsarch.model.codec import RECORD_KEYS

COUNT = 500


@pytest.fixture(scope="module")
def sample() -> list[dict[str, Any]]:
    return list(articles(COUNT, seed=1))


def test_equal_seeds_give_equal_articles_and_others_others(sample: list[dict[str, Any]]) -> None:
    assert list(articles(20, seed=1)) == sample[:20]
    assert list(articles(20, seed=2)) != sample[:20]


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(sample: list[dict[str, Any]]) -> None:
    assert next(articles(1, seed=1)) == sample[0]


def test_records_have_fields_of_the_json_record_only(sample: list[dict[str, Any]]) -> None:
    assert all(record.keys() <= set(RECORD_KEYS) for record in sample)


def test_articles_have_the_size_of_real_ones(sample: list[dict[str, Any]]) -> None:
    sizes = [len(json.dumps(record, ensure_ascii=False).encode()) for record in sample]
    assert 3300 < sum(sizes) / COUNT < 3900
    assert min(sizes) < 1500
    assert max(sizes) > 6000


def test_words_follow_zipf(sample: list[dict[str, Any]]) -> None:
    words = Counter(word for record in sample for word in record["body"].lower().split())
    ranked = [count for _word, count in words.most_common()]
    assert 0.02 < ranked[0] / sum(ranked) < 0.06
    # About one over the rank: the tenth and the hundredth within a factor of three of it.
    assert 1 / 3 < ranked[9] * 10 / ranked[0] < 3
    assert 1 / 3 < ranked[99] * 100 / ranked[0] < 3
    once = sum(count == 1 for count in ranked)
    assert 0.3 < once / len(ranked) < 0.7


def test_dates_lie_in_the_range_and_use_it(sample: list[dict[str, Any]]) -> None:
    days = [date.fromisoformat(record["published"]) for record in sample]
    assert min(days) >= FIRST_DAY
    assert max(days) <= LAST_DAY
    assert len({day.year for day in days}) == LAST_DAY.year - FIRST_DAY.year + 1


def test_there_are_some_four_hundred_units_each_with_its_own_name() -> None:
    signatures = [unit.signature for unit in units()]
    assert 380 < len(signatures) < 450
    assert len(set(signatures)) == len(signatures)


def test_units_are_mentioned_in_cases() -> None:
    by_signature = {unit.signature: unit.clauses for unit in units()}
    assert any("Komendzie Wojewódzkiej Policji we Wrocławiu" in clause
               for clause in by_signature["KWP we Wrocławiu"])  # fmt: skip
    assert any("Wydziału Kryminalnego KWP w Gorzowie Wlkp." in clause
               for clause in by_signature["Wydział Kryminalny KWP w Gorzowie Wlkp."])  # fmt: skip


def test_one_article_in_a_hundred_has_the_tag_that_is_selected(
    sample: list[dict[str, Any]],
) -> None:
    assert sum(SELECTED_TAG in record["tags"] for record in sample) == COUNT // 100


def test_addresses_differ(sample: list[dict[str, Any]]) -> None:
    assert len({record["url"] for record in sample}) == COUNT


def test_json_lines_hold_the_articles(tmp_path: Path, sample: list[dict[str, Any]]) -> None:
    file = tmp_path / "articles.jsonl"
    write_jsonl(file, 10, seed=1)
    lines = file.read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == sample[:10]


def test_mails_hold_the_articles(tmp_path: Path, sample: list[dict[str, Any]]) -> None:
    write_mails(tmp_path, 3, seed=1)
    assert len([file for file in tmp_path.rglob("cur/*") if file.is_file()]) == 3
    message = message_from_bytes(mail(1, sample[0]).encode(), policy=policy.default)
    body = message.get_content()
    assert sample[0]["body"].splitlines()[0] in body
    assert sample[0]["unit"] in body


def test_pages_are_read_back(sample: list[dict[str, Any]]) -> None:
    lines = page(sample[0]).splitlines()
    assert lines[1] == sample[0]["title"]
    assert lines[2].startswith("Data publikacji ")
