"""The door to dates opens only for what is behind it."""

from __future__ import annotations

import pytest

import newsarch.dates


@pytest.mark.parametrize("name", newsarch.dates.__all__)
def test_what_is_announced_is_there(name: str) -> None:
    assert callable(getattr(newsarch.dates, name))


def test_what_is_not_announced_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        getattr(newsarch.dates, "guess")  # noqa: B009
