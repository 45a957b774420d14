"""What the documentation of the interface shows, from its OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.desk.books import Books
from foedus.desk.web.api.examples import EXAMPLE, filled

_REF = "#/components/schemas/"
_QUESTION = ("on", "known", "account")  # asked alike of nearly every request, and told once
_KINDS = {"string": "text", "integer": "number", "boolean": "true or false"}
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a value is: words, and the name of a type of ours where it is one or holds such."""

    says: str
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A parameter of a request, or a field of a type."""

    name: str
    shape: Shape
    means: str = ""
    where: str = ""
    always: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request: `example` is an address that answers here, "" where none is to be shown; `dated`: it takes the question, too."""

    key: str
    method: str
    path: str
    group: str
    summary: str
    means: str
    fields: tuple[Field, ...]
    answer: Shape | None
    dated: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """A type of ours with its fields, of which those that are empty are left out of an answer."""

    name: str
    means: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Docs:
    """The whole documentation; `question` are the parameters that requests share."""

    about: str
    version: str
    question: tuple[Field, ...]
    requests: tuple[Request, ...]
    types: tuple[Type, ...]


def docs(document: Schema, books: Books) -> Docs:
    """The document as a page shows it, with examples from these books."""
    schemas = document["components"]["schemas"]
    return Docs(
        about=document["info"]["description"],
        version=document["info"]["version"],
        question=tuple(_question(document["paths"])),
        requests=tuple(_requests(document["paths"], books)),
        types=tuple(_type(name, schemas[name]) for name in sorted(schemas) if "properties" in schemas[name]),
    )


def _requests(paths: Schema, books: Books) -> Iterator[Request]:
    for path, methods in paths.items():
        for method, told in methods.items():
            fields = tuple(map(_parameter, told.get("parameters", [])))
            yield Request(
                key=told["operationId"], method=method.upper(), path=path, group=next(iter(told.get("tags", [])), ""),
                summary=told.get("summary", ""), means=told.get("description", ""),
                fields=tuple(f for f in fields if f.name not in _QUESTION), answer=_answer(told),
                dated=any(f.name in _QUESTION for f in fields),
                example=filled(told[EXAMPLE], books) if EXAMPLE in told else "",
            )  # fmt: skip


def _question(paths: Schema) -> Iterator[Field]:
    told = (told for methods in paths.values() for one in methods.values() for told in one.get("parameters", []))
    yield from {one["name"]: _parameter(one) for one in told if one["name"] in _QUESTION}.values()


def _answer(told: Schema) -> Shape | None:
    """What it answers where all is well."""
    good: Schema = next((answer for status, answer in told.get("responses", {}).items() if status.startswith("2")), {})
    content: Schema = next(iter(good.get("content", {}).values()), {})
    schema = content.get("schema", {})
    return shape(next(iter(schema.get("allOf", [schema])))) if schema else None


def _parameter(told: Schema) -> Field:
    schema = told.get("schema", {})
    default = schema.get("default")
    return Field(
        name=told["name"], shape=shape(schema), means=told.get("description", ""), where=told["in"],
        always=bool(told.get("required")), default="" if default in (None, "", []) else str(default),
    )  # fmt: skip


def _type(name: str, schema: Schema) -> Type:
    always = schema.get("required", [])
    fields = (
        Field(name=key, shape=shape(value), means=value.get("description", ""), always=key in always)
        for key, value in schema["properties"].items()
    )
    return Type(name=name, means=schema.get("description", ""), fields=tuple(fields))


def shape(schema: Schema) -> Shape:
    """In words, as "list of ActLine", "text: yes, no or undetermined"."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_REF)
        return Shape(says=name, type=name)
    if "anyOf" in schema:
        return _either(schema)
    if schema.get("type") == "array":
        return _row(schema)
    if "enum" in schema:
        return Shape(says=f"one of {', '.join(map(str, schema['enum']))}")
    kind = str(schema.get("type", "any"))
    return Shape(says="day" if schema.get("format") == "date" else _KINDS.get(kind, kind))


def _either(schema: Schema) -> Shape:
    if schema.get("description", "").startswith("A day or a span"):
        return Shape(says="EDTF")
    parts = [shape(part) for part in schema["anyOf"] if part.get("type") != "null"]
    return Shape(says=" or ".join(dict.fromkeys(p.says for p in parts)), type=next((p.type for p in parts if p.type), ""))


def _row(schema: Schema) -> Shape:
    if "prefixItems" in schema:
        return Shape(says=f"pair of {' and '.join(shape(part).says for part in schema['prefixItems'])}")
    of = shape(schema.get("items", {}))
    return Shape(says=f"list of {of.says}", type=of.type)
