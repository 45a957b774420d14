"""How a server is asked: bound to the schema where it can be, and without what it does not know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from foedus.reading.model.outcomes import Bad, Failure
from foedus.reading.model.prompt import messages
from foedus.reading.model.schema import schema
from foedus.reading.model.server import Server

_TOKENS = 8192  # of one answer


class Form(StrEnum):
    """How far a server can bind an answer."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    FREE = "no form"


_NEXT = {Form.SCHEMA: Form.OBJECT, Form.OBJECT: Form.FREE}
# Parameters that some servers refuse, with what takes their place.
_SETTINGS: tuple[tuple[str, Any], ...] = (
    ("temperature", 0),
    ("seed", 0),
    ("max_tokens", _TOKENS),
    ("max_completion_tokens", _TOKENS),
)
_SECOND = "max_completion_tokens"  # sent only where `max_tokens` is refused
_ROOM = frozenset({"max_tokens", _SECOND})


@dataclass(frozen=True, slots=True)
class Manner:
    """The form asked for, and the parameters that are left out because the server refused them."""

    form: Form = Form.SCHEMA
    without: frozenset[str] = frozenset({_SECOND})

    def body(self, server: Server, asked: str) -> dict[str, Any]:
        """The request about these data."""
        settings = {name: value for name, value in _SETTINGS if name not in self.without}
        return {"model": server.model, "messages": messages(asked, self.form is Form.SCHEMA), **settings, **self._form()}

    def lesser(self, failure: Failure) -> Manner | None:
        """What to try where a request failed so: without the parameters that the server names, else in a freer form.

        Where it has no room, without room set aside for the answer. None where another manner would not help.
        """
        if failure.bad is Bad.ROOM:
            return replace(self, without=self.without | _ROOM) if self.without < self.without | _ROOM else None
        if failure.bad not in (Bad.NOT_ALLOWED, Bad.NOT_JSON, Bad.SHAPE):
            return None
        names = {name for name, _ in _SETTINGS if name not in self.without and name in failure.says}
        if names:
            left = self.without | names
            return replace(self, without=left - {_SECOND} if "max_tokens" in names else left)
        form = _NEXT.get(self.form)
        return replace(self, form=form) if form else None

    def __str__(self) -> str:
        left = sorted(self.without - {_SECOND})
        return self.form.value + (f", without {', '.join(left)}" if left else "")

    def _form(self) -> dict[str, Any]:
        if self.form is Form.SCHEMA:
            named = {"name": "statements", "strict": True, "schema": schema()}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        return {"response_format": {"type": "json_object"}} if self.form is Form.OBJECT else {}
