"""Frozen types as JSON-ready data: what is empty is left out, dates are EDTF with the words they came from."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from foedus.core.when import When

_AS_IT_IS = frozenset((str, int, bool, float, type(None)))
_LEFT_OUT = frozenset((str, tuple, dict))  # where they are empty


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


def plain(value: Any) -> Any:
    """The value as dicts, lists and strings. A date is its EDTF string, or {"edtf", "words"} where its words are kept."""
    kind = value.__class__
    if kind in _AS_IT_IS:
        return value
    if kind is tuple or kind is list:
        return [plain(v) for v in value]
    if isinstance(value, When):
        return {"edtf": value.edtf, "words": value.words} if value.words else value.edtf
    if isinstance(value, Enum):
        return value.value
    if names := _names(kind):
        pairs = [(name, getattr(value, name)) for name in names]
        return {name: plain(v) for name, v in pairs if v is not None and (v.__class__ not in _LEFT_OUT or v)}
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value
