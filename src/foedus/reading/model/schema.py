"""The shape of an answer: the schema that is sent, and the stricter one by which each statement is checked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from foedus.core.words import About, ActKind, Stance, Status
from foedus.reading.provisions.kinds import kinds

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

MOST = 500  # statements of a sort in one answer
_LONGEST = 2000  # characters of words
_NAMED = 50  # actors or persons

Schema = dict[str, Any]
_WORDS: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_SEVERAL: Schema = {"type": "array", "items": _WORDS}


def schema() -> Schema:
    """An answer as JSON Schema, in the part of the language that servers can bind a model to: every field is required."""
    return _object({sort: {"type": "array", "items": item} for sort, item in _items().items()})


@cache
def fits(sort: str) -> Draft202012Validator:
    """Does a statement of that sort have the shape asked for? Its words may be no longer than a page, its lists no catalogue."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_limited(_items()[sort]))


def sorts() -> tuple[str, ...]:
    """acts, claims, provisions."""
    return tuple(_items())


def provision_kinds() -> tuple[str, ...]:
    """Kinds of provisions that the reader knows."""
    return tuple(dict.fromkeys(["mutual defence", *(kind.name for kind in kinds())]))


@cache
def _items() -> dict[str, Schema]:
    place: Schema = {"sentence": {"type": "integer"}, "words": _WORDS}
    act: Schema = {"kind": _one_of(ActKind), "about": _one_of(About), "status": _one_of(Status), "treaty": _MAYBE}
    named: Schema = {"actors": _SEVERAL, "organ": _MAYBE, "persons": _SEVERAL, "place": _MAYBE, "day": _MAYBE, "vote": _MAYBE}
    speaker: Schema = {"speaker": _MAYBE}
    return {
        "acts": _object(place | act | named | speaker),
        "claims": _object(place | speaker | {"stance": _one_of(Stance), "day": _MAYBE}),
        "provisions": _object(place | {"kind": {"type": "string", "enum": list(provision_kinds())}, "treaty": _MAYBE}),
    }


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _one_of(words: type[ActKind] | type[About] | type[Status] | type[Stance]) -> Schema:
    return {"type": "string", "enum": [word.value for word in words]}


def _limited(item: Schema) -> Schema:
    """With limits, which not every server's grammar of schemas knows."""
    bounds = {"string": {"maxLength": _LONGEST}, "array": {"maxItems": _NAMED, "items": {"type": "string", "maxLength": _LONGEST}}}
    return item | {"properties": {k: v | bounds.get(_first(v["type"]), {}) for k, v in item["properties"].items()}}


def _first(kind: str | list[str]) -> str:
    return kind if isinstance(kind, str) else kind[0]
