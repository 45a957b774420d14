"""Answers as JSON: the frozen types as `core.plain` writes them, with the version of the rules that gave them."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from foedus.core.plain import plain
from foedus.desk.web.api.schemas import Schema, Schemas
from foedus.desk.web.rendering import Json
from foedus.law.version import rules

API_VERSION = "1"  # fields may be added; whatever would break a program gets a new number, and addresses under /api/2
_SCHEMAS = Schemas()
_RULES: Schema = {"type": "object", "properties": {"rules": {"type": "string", "description": "The version of the rules of law."}}}
_PROBLEM: Schema = {
    "type": "object",
    "description": "Why there is no answer (RFC 9457), and what to do.",
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "instance": {"type": "string"},
        "remedy": {"type": "string"},
    },
    "required": ["title", "status"],
}
_WHY = {
    400: "The question cannot be answered as it is put.",
    401: "Nobody is known by this token.",
    403: "You may not.",
    404: "There is no such thing.",
    413: "It is larger than what is taken at once.",
    422: "A value is missing or out of bounds.",
}


def answer(value: Any) -> JSONResponse:
    """One frozen value, and the rules."""
    return Json(plain(value) | {"rules": rules()}, headers={"foedus-api": API_VERSION})


def answered(kind: type) -> dict[int | str, dict[str, Any]]:
    """What a route's documentation says of its answers: one of this type, or a problem."""
    whole = {"allOf": [_SCHEMAS.of(kind), _RULES]}
    return {200: {"description": "The answer.", "content": {"application/json": {"schema": whole}}}} | refused()


def refused() -> dict[int | str, dict[str, Any]]:
    """What a route's documentation says of refusals."""
    problem = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    return {status: {"description": why, **problem} for status, why in _WHY.items()}


def document(app: FastAPI) -> Schema:
    """The OpenAPI document of the app, with the schemas of all answers; made once."""
    if not app.openapi_schema:
        made = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
        made.setdefault("components", {}).setdefault("schemas", {}).update(_SCHEMAS.named | {"Problem": _PROBLEM})
        app.openapi_schema = made
    return app.openapi_schema


_ABOUT = (
    "What states have agreed, what binds whom on a given day, what an event would trigger, and how we know. "
    "What is empty is left out of an answer; days are EDTF (ISO 8601-2); every line bears the characters of its sources. "
    "Words of sources are quoted material. "
    "The header foedus-api names the version of the interface (1): within it fields may be added, none changes or goes."
)
