"""Records in the very form that this program writes, read quickly; whatever is not in it is left to `shape.structure`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache, partial
from math import isfinite
from sys import intern
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from foedus.core.when import When

T = TypeVar("T")
Read = Callable[[Any], Any]
KEPT = 2**15  # days that are kept: reports of one time tell of the same days


def quick(data: Any, cls: type[T]) -> T:
    """The value as that type, as `shape.structure` gives it. Misfit for whatever is not in canonical form, right or wrong."""
    try:
        kind: Any = cls
        reads = _fields(kind)
        return cls(**{name: reads[name](value) for name, value in data.items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Misfit from error


class Misfit(ValueError):
    """To be read with care."""


@cache
def _fields(cls: Any) -> dict[str, Read]:
    hints = get_type_hints(cls, include_extras=True)
    return {f.name: _reader(hints[f.name]) for f in fields(cls)}


def _reader(hint: Any) -> Read:
    if get_origin(hint) is Annotated:
        return _reader(get_args(hint)[0])
    if get_origin(hint) in (UnionType, Union):  # None is left out of records
        return _reader(next(a for a in get_args(hint) if a is not type(None)))
    if get_origin(hint) is tuple:
        return partial(_each, _reader(get_args(hint)[0]))
    if get_origin(hint) is dict:
        return partial(_named, _reader(get_args(hint)[1]))
    if hint in _READERS:
        return _READERS[hint]
    if is_dataclass(hint):
        return partial(_made, hint)
    if issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    raise TypeError(f"{hint} is read with care only")


def _made(cls: Any, data: Any) -> Any:
    return quick(data, cls)


def _each(read: Read, data: Any) -> tuple[Any, ...]:
    return tuple(map(read, data)) if data.__class__ is list else _misfit()


def _named(read: Read, data: Any) -> dict[str, Any]:
    return {_text(key): read(value) for key, value in data.items()}


def _text(data: Any) -> str:
    return intern(data)  # TypeError where it is no text; one copy of the names that thousands of statements share


def _is(kind: type, data: Any) -> Any:
    return data if data.__class__ is kind else _misfit()


def _when(data: Any) -> When:
    if data.__class__ is str:
        return _days(data)
    days, words = _days(data["edtf"]), _text(data["words"])
    return replace(days, words=words) if len(data) == 2 else _misfit()


@lru_cache(maxsize=KEPT)
def _days(edtf: str) -> When:
    return When.parse(edtf) if edtf else _misfit()


def _amount(data: Any) -> float:
    return data if data.__class__ is float and isfinite(data) else _misfit()


def _day(data: Any) -> Any:
    return date.fromisoformat(data)


def _moment(data: Any) -> Any:
    made = datetime.fromisoformat(data)
    return made if data.endswith("+00:00") and made.isoformat() == data else _misfit()


def _misfit() -> Any:
    raise Misfit


_READERS: dict[Any, Read] = {
    str: _text,
    int: partial(_is, int),
    float: _amount,
    bool: partial(_is, bool),
    When: _when,
    date: _day,
    datetime: _moment,
}
