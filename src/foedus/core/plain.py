"""Frozen types as JSON-ready data: what is empty is left out, dates are EDTF with the words they came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from typing import Any

from foedus.core.when import When

Form = Callable[[Any], Any]
_AS_IT_IS = frozenset((str, int, bool, float, type(None)))
_LEFT_OUT = frozenset((str, tuple, dict))  # where they are empty


def plain(value: Any) -> Any:
    """The value as dicts, lists and strings. A date is its EDTF string, or {"edtf", "words"} where its words are kept."""
    return _form(value.__class__)(value)


@cache
def _form(kind: type) -> Form:
    """How values of that type are made plain: worked out once, for a ledger takes in a million of them."""
    if issubclass(kind, When):
        return _when
    if issubclass(kind, Enum):
        return attrgetter("value")
    if is_dataclass(kind) and (names := tuple(f.name for f in fields(kind))):
        return partial(_fields, names, attrgetter(*names) if len(names) > 1 else partial(_only, names[0]))
    if issubclass(kind, dict):
        return _named
    if issubclass(kind, list | tuple):
        return _each
    return _day if issubclass(kind, date) else _as_it_is


def _fields(names: tuple[str, ...], values: Form, whole: Any) -> dict[str, Any]:
    made = {}
    for name, value in zip(names, values(whole), strict=True):
        kind = value.__class__
        if value is not None and (kind not in _LEFT_OUT or value):
            made[name] = value if kind in _AS_IT_IS else _form(kind)(value)
    return made


def _only(name: str, whole: Any) -> tuple[Any]:
    return (getattr(whole, name),)


def _when(value: When) -> Any:
    return {"edtf": value.edtf, "words": value.words} if value.words else value.edtf


def _day(value: date) -> str:
    return value.isoformat()  # a moment's own, where it is one


def _named(value: dict[Any, Any]) -> dict[str, Any]:
    return {str(k): plain(v) for k, v in value.items()}


def _each(value: Any) -> list[Any]:
    return [v if v.__class__ in _AS_IT_IS else plain(v) for v in value]


def _as_it_is(value: Any) -> Any:
    return value
