"""The JSON Schema of cards, made from the types: `python -m foedus.ledger.cards.schema > schema/card.schema.json`."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from foedus.core.clauses import FinalClauses
from foedus.core.when import When
from foedus.ledger.cards.form import LISTS, Head

_TEXT = {"type": ["string", "number"]}  # YAML reads an article's number as a number: the loader takes it as text
_SCALARS: dict[Any, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": ["number", "string"]},  # YAML of cards leaves decimals as text
}
_WORDS = {"edtf": {"$ref": "#/$defs/edtf"}, "words": {"type": "string"}}
_WHEN = {"anyOf": [{"$ref": "#/$defs/edtf"}, {"type": "object", "properties": _WORDS, "additionalProperties": False}]}
_EDTF = {
    "type": ["string", "integer"],
    "description": "EDTF: 2024-11-09, 2024-11, 2024-10-21/2024-10-31, ../2024-11-09",
}


def schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    whole = _object(Head, {})
    source = {"source": {"type": "string", "description": "a key of sources"}}
    clauses = _object(FinalClauses, source)
    clauses["required"].append("source")
    whole["properties"]["clauses"] = clauses
    for name, cls in LISTS.items():
        item = _object(cls, source)
        item["required"] = [r for r in item["required"] if r != "treaty"] + ["source"]
        whole["properties"][name] = {"type": "array", "items": item}
    top = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Foedus card: one treaty"}
    return top | whole | {"$defs": {"edtf": _EDTF}}


def text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), indent=2) + "\n"


def _object(cls: type[Any], more: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    needed = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
    made = {"type": "object", "properties": {f.name: _value(hints[f.name]) for f in fields(cls)} | more}
    return made | {"required": needed, "additionalProperties": False}


def _value(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is Annotated:
        inner, described = get_args(hint)
        return _value(inner) | {"description": str(described)}
    if get_origin(hint) in (UnionType, Union):
        return _value(next(a for a in get_args(hint) if a is not type(None)))
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _value(get_args(hint)[1])}
    if hint is When:
        return _WHEN
    if is_dataclass(hint):
        return _object(hint, {})  # type: ignore[arg-type]
    return _scalar(hint)


def _scalar(hint: Any) -> dict[str, Any]:
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return _SCALARS.get(hint, _TEXT)


if __name__ == "__main__":
    print(text(), end="")
