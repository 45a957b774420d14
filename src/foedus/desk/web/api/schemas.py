"""The shape of what `core.plain` writes, as JSON Schema, from the frozen types themselves (OpenAPI 3.1)."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from foedus.core.when import When

Schema = dict[str, Any]
_PLAIN: dict[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}
_WORDED = {"type": "object", "properties": {"edtf": {"type": "string"}, "words": {"type": "string"}}, "required": ["edtf", "words"]}
WHEN: Schema = {
    "description": "A day or a span of days in EDTF, with the words it came from where they are kept.",
    "anyOf": [{"type": "string"}, _WORDED],
}


class Schemas:
    """Schemas by name, each made once; types refer to one another."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of a type; of a frozen type a reference to its own."""
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        origin, parts = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return self._any([p for p in parts if p is not type(None)])
        if origin in (tuple, list):
            return self._row(parts)
        if isinstance(kind, type) and issubclass(kind, When):
            return dict(WHEN)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"type": "string", "enum": [member.value for member in kind]}
        return self._reference(kind) if is_dataclass(kind) else {}

    def _any(self, parts: list[Any]) -> Schema:
        return self.of(parts[0]) if len(parts) == 1 else {"anyOf": [self.of(p) for p in parts]}

    def _row(self, parts: tuple[Any, ...]) -> Schema:
        if len(parts) == 2 and parts[1] is not Ellipsis and parts[0] is not parts[1]:
            return {"type": "array", "prefixItems": [self.of(p) for p in parts], "minItems": 2, "maxItems": 2}
        return {"type": "array", "items": self.of(parts[0])}

    def _reference(self, kind: Any) -> Schema:
        name = str(kind.__name__)
        if name not in self.named:
            self.named[name] = {}  # it may hold itself
            self.named[name] = self._object(kind)
        return {"$ref": f"#/components/schemas/{name}"}

    def _object(self, kind: Any) -> Schema:
        hints = typing.get_type_hints(kind)
        told = {f.name: self.of(hints[f.name]) for f in fields(kind)}
        always = [f.name for f in fields(kind) if hints[f.name] in (bool, int, float, date) or _is_word(hints[f.name])]
        return {"type": "object", "description": (kind.__doc__ or "").split("\n")[0], "properties": told, "required": always}


def _is_word(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)
