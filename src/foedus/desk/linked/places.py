"""States and organisations as schema.org has them: countries with ISO codes, places that states disagree about, organisations."""

from __future__ import annotations

from datetime import date
from typing import Any

from foedus.core.states import Span, State, organisations, states
from foedus.desk.safe import one_line

_LISTS = {"ISO 3166-1": "ISO 3166-1 alpha-3", "ISO 3166-3": "ISO 3166-3"}  # beginning of a span's source → whose code its key is


def place(key: str, on: date) -> dict[str, Any] | None:
    """A Country; an AdministrativeArea where states disagree whether it is a state, or no table knows it; None of an organisation.

    Its code is named only where ISO assigned it.
    """
    if key in organisations():
        return None
    known = states().get(key)
    if known is None:
        return {"@type": "AdministrativeArea", "name": one_line(key)}
    span = _span(known, on)
    kind = "AdministrativeArea" if span.standing == "disputed" else "Country"
    return {"@type": kind, "name": span.name} | _code(key, known)


def organisation(key: str) -> dict[str, Any] | None:
    """An Organization that is a party; None of a state."""
    known = organisations().get(key)
    return {"@type": "Organization", "name": known.name} if known else None


def _span(state: State, on: date) -> Span:
    """That of the day, else its latest."""
    return next((span for span in state.spans if span.covers(on)), state.spans[-1])


def _code(key: str, state: State) -> dict[str, Any]:
    lists = (name for span in state.spans for begin, name in _LISTS.items() if span.source.startswith(begin))
    name = next(lists, None)
    return {"identifier": {"@type": "PropertyValue", "propertyID": name, "value": key}} if name else {}
