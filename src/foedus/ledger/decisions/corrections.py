"""A statement with some fields of its content written anew by a person, as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from foedus.core.plain import plain
from foedus.core.problems import Problem
from foedus.core.statements import Statement
from foedus.ledger.entries.shape import spelled, structure

_KEYS = frozenset({"actors", "toward", "bearers", "by", "events", "articles"})  # lists of short words: a comma parts them too
_FLAGS = {"yes": True, "no": False, "true": True, "false": False}


def edited(statement: Statement, changes: Mapping[str, str], span: tuple[int, int] | None = None) -> Statement | list[Problem]:
    """The statement with these fields of its content as written, "" for none, and at these characters of its source.

    Several values are parted by semicolons ("FRA; DEU"); a day is EDTF. Else what does not fit, each with its field.
    """
    kind: type = type(statement.content)
    whole, before = plain(statement.content), written(statement)
    empty = [name for name, text in changes.items() if name in before and not text.strip() and name not in _optional(kind)]
    for name, text in changes.items():
        if text.strip() != before.get(name):  # what is left as it was keeps the words that its day came from
            whole.pop(name, None)
            whole |= {name: _value(text, kind, name)} if text.strip() else {}
    if empty:
        return [Problem(name, "It cannot be empty.", "Write what the words say.") for name in empty]
    made, misfits = structure(whole, kind)
    if made is None:
        return [Problem(spelled(m.path).rstrip(": ") or kind.__name__.lower(), m.sentence, m.remedy) for m in misfits]
    start, end = span or (statement.start, statement.end)
    return replace(statement, content=made, start=start, end=end)


def written(statement: Statement) -> dict[str, str]:
    """Each field of its content as a person writes it."""
    whole = plain(statement.content)
    return {f.name: _text(whole.get(f.name)) for f in fields(statement.content)}


def _text(value: Any) -> str:
    if isinstance(value, dict):  # a day with the words that it came from
        return str(value.get("edtf") or "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _value(text: str, kind: type, name: str) -> Any:
    typed = _types(kind).get(name)
    if get_origin(typed) is tuple:
        return [part.strip() for part in re.split("[,;]" if name in _KEYS else ";", text) if part.strip()]
    if bool in get_args(typed):
        return _FLAGS.get(text.strip().casefold(), text)
    return text.strip()


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _optional(kind: type) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind) if f.default is not MISSING)
