"""A better origin is never overwritten by a worse one."""

from __future__ import annotations

from itertools import permutations

import pytest

from newsarch.model.fields import GIVEN, LABEL, METADATA, ORIGINS, POSITION, Fields


@pytest.mark.parametrize("order", list(permutations(ORIGINS)))
def test_the_best_origin_wins_in_any_order(order: tuple[str, ...]) -> None:
    fields = Fields()
    for origin in order:
        fields.offer("title", f"from {origin}", origin)
    assert (fields.get("title"), fields.origins["title"]) == ("from given", GIVEN)


def test_the_first_of_two_equals_stays() -> None:
    fields = Fields()
    fields.offer("title", "first", LABEL)
    fields.offer("title", "second", LABEL)
    assert fields.get("title") == "first"


@pytest.mark.parametrize("nothing", [None, "", ()])
def test_nothing_is_not_a_value(nothing: object) -> None:
    fields = Fields()
    fields.offer("by", "x", POSITION)
    fields.offer("by", nothing, GIVEN)
    assert fields.get("by") == "x"


def test_update_offers_each_value_under_its_own_origin() -> None:
    page, given = Fields(), Fields()
    page.offer("title", "page", LABEL)
    page.offer("url", "page", METADATA)
    given.offer("title", "given", GIVEN)
    page.update(given)
    assert page.values == {"title": "given", "url": "page"}
