"""Our dataclasses do what the standard ones do, for every class of newsarch."""

from __future__ import annotations

import dataclasses
import pickle
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarch import values


def pair(**options: bool) -> tuple[Any, Any]:
    """One class, made by either library."""

    def made(library: Any) -> Any:
        @library.dataclass(**options)
        class Point:
            x: int
            y: str = "north"
            z: list[int] = library.field(default_factory=list)

            def shifted(self) -> Any:
                return library.replace(self, x=self.x + 1)

        return Point

    ours = SimpleNamespace(**{n: getattr(values, n) for n in ("dataclass", "field", "replace")})
    return made(ours), made(dataclasses)


OPTIONS = [
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"slots": True},
    {"frozen": True},
    {},
]
arguments = st.fixed_dictionaries(
    {"x": st.integers()}, optional={"y": st.text(), "z": st.lists(st.integers())}
)


@pytest.mark.parametrize("options", OPTIONS)
@given(one=arguments, other=arguments)
def test_values_look_and_compare_alike(
    options: dict[str, bool], one: dict[str, Any], other: dict[str, Any]
) -> None:
    ours, theirs = pair(**options)
    assert _tail(ours(**one)) == _tail(theirs(**one))
    assert _tail(ours(**one).shifted()) == _tail(theirs(**one).shifted())
    assert (ours(**one) == ours(**other)) == (theirs(**one) == theirs(**other))
    assert values.asdict(ours(**one)) == dataclasses.asdict(theirs(**one))
    assert ours.__match_args__ == theirs.__match_args__
    assert hasattr(ours(**one), "__dict__") == hasattr(theirs(**one), "__dict__")


def _tail(value: object) -> str:
    return repr(value).rpartition(".")[2]


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize(
    ("args", "named"),
    [
        ((), {}),
        ((1, "a", [], 4), {}),
        ((1,), {"x": 2}),
        ((1,), {"w": 2}),
        ((1,), {}),
        ((), {"x": 1}),
    ],
)
def test_both_accept_and_refuse_the_same_calls(
    options: dict[str, bool], args: tuple[Any, ...], named: dict[str, Any]
) -> None:
    assert len({_outcome(cls, args, named) for cls in pair(**options)}) == 1


def _outcome(cls: Any, args: tuple[Any, ...], named: dict[str, Any]) -> str:
    try:
        return _tail(cls(*args, **named))
    except TypeError:
        return "refused"


def test_frozen_values_refuse_changes_and_others_take_them() -> None:
    for cls in pair(frozen=True, slots=True):
        with pytest.raises(AttributeError):
            cls(1).x = 2
        with pytest.raises(AttributeError):
            del cls(1).x
    for cls in pair(slots=True):
        point = cls(1)
        point.x = 2
        assert point == cls(2)
        with pytest.raises(TypeError):
            hash(point)


def test_equal_values_hash_alike_and_other_classes_are_never_equal() -> None:
    ours, _ = pair(frozen=True, slots=True)
    twin, _ = pair(frozen=True, slots=True)
    assert hash(ours(1, "a", ())) == hash(ours(1, "a", ()))
    assert ours(1) != twin(1)


def test_a_default_is_made_anew_for_each() -> None:
    ours, _ = pair(slots=True)
    ours(1).z.append(3)
    assert ours(1).z == []


@values.dataclass(frozen=True, slots=True)
class Sent:
    """What goes to another process and back."""

    name: str
    count: int = 0


def test_values_survive_pickling() -> None:
    assert pickle.loads(pickle.dumps(Sent("a", 2))) == Sent("a", 2)
