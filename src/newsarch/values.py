"""`dataclasses`, as much of it as newsarch uses, at a small part of its start-up.

The standard decorator writes the source of each method and compiles it: 0.28 ms a class here, and
6 ms to import; a search, which defines some sixty classes, paid more than half of its time for
them. This one makes the same methods as closures. To type checkers it *is* the standard one, and
`tests/unit/test_values.py` holds it to that; what it does not know (inheritance of fields,
`order`, `InitVar` …) newsarch does not use. See `docs/decisions/0002-cheap-dataclasses.md`.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import asdict, dataclass, field, replace
    from typing import Any

    __all__ = ["asdict", "dataclass", "field", "replace"]
else:
    put = object.__setattr__

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False
    ) -> Callable[[type], type]:
        """The class with `__init__`, `__repr__`, `__eq__`, and if `frozen` a hash."""
        return lambda cls: _dressed(cls, frozen, slots, kw_only)

    def field(*, default: Any = None, default_factory: Callable[[], Any] | None = None) -> Any:
        """A field's default, or what makes one for each instance."""
        return default if default_factory is None else _Factory(default_factory)

    def replace(value: Any, /, **changes: Any) -> Any:
        """A copy with some fields changed."""
        names = value.__fields__
        if not changes.keys() <= set(names):
            raise TypeError(f"{type(value).__qualname__} has no such field: {sorted(changes)}")
        copy = object.__new__(type(value))
        for name in names:
            put(copy, name, changes[name] if name in changes else getattr(value, name))
        return copy

    def asdict(value: Any) -> dict[str, Any]:
        """The fields as a dictionary, those of values within values too."""
        return {name: _plain(getattr(value, name)) for name in value.__fields__}


class _Factory:
    """Makes a field's default."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def _dressed(cls: type, frozen: bool, slots: bool, kw_only: bool) -> type:
    names = tuple(cls.__annotations__)
    space = {k: v for k, v in cls.__dict__.items() if k not in ("__dict__", "__weakref__")}
    defaults = {name: space.pop(name) for name in names if name in space}
    if slots:
        space["__slots__"] = names
    made = {
        "__fields__": names,
        "__match_args__": () if kw_only else names,
        "__init__": _init(cls.__qualname__, names, defaults, kw_only),
        "__repr__": _repr(names),
        "__eq__": _eq(_getter(names)),
        "__hash__": _hash(_getter(names)) if frozen else None,
    }
    if frozen:
        made |= {"__setattr__": _refuse, "__delattr__": _refuse}
        made |= {"__getstate__": _state(names), "__setstate__": _restore(names)}
    return type(cls)(cls.__name__, cls.__bases__, made | space)


def _init(
    owner: str, names: tuple[str, ...], defaults: dict[str, Any], kw_only: bool
) -> Callable[..., None]:
    known, most, put = frozenset(names), 0 if kw_only else len(names), object.__setattr__

    def init(self: Any, *args: Any, **given: Any) -> None:
        if args and not given and len(args) == most:  # the usual call, and the quick one
            for name, value in zip(names, args, strict=False):
                put(self, name, value)
            return
        if args:
            if len(args) > most or not given.keys().isdisjoint(names[: len(args)]):
                raise TypeError(f"{owner}: too many values or one given twice")
            given.update(zip(names, args, strict=False))
        if not given.keys() <= known:
            raise TypeError(f"{owner} has no field {min(given.keys() - known)!r}")
        for name in names:
            if name in given:
                put(self, name, given[name])
            elif name in defaults:
                default = defaults[name]
                put(self, name, default.make() if type(default) is _Factory else default)
            else:
                raise TypeError(f"{owner} needs {name!r}")

    return init


def _getter(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """What gives all fields at once, to be compared and hashed."""
    return attrgetter(*names) if names else lambda value: ()


def _repr(names: tuple[str, ...]) -> Callable[[Any], str]:
    def text(self: Any) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({shown})"

    return text


def _eq(get: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def equals(self: Any, other: Any) -> Any:
        return get(self) == get(other) if type(other) is type(self) else NotImplemented

    return equals


def _hash(get: Callable[[Any], Any]) -> Callable[[Any], int]:
    return lambda self: hash(get(self))


def _refuse(self: Any, name: str, *_value: Any) -> None:
    raise AttributeError(f"{type(self).__qualname__}.{name} cannot be changed")


def _state(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda self: tuple(getattr(self, name) for name in names)


def _restore(names: tuple[str, ...]) -> Callable[[Any, tuple[Any, ...]], None]:
    def restore(self: Any, state: tuple[Any, ...]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return restore


def _plain(value: Any) -> Any:
    if hasattr(value, "__fields__"):
        return asdict(value)
    if isinstance(value, list | tuple):
        return type(value)(_plain(item) for item in value)
    return {k: _plain(v) for k, v in value.items()} if isinstance(value, dict) else value
