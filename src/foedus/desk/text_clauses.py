"""The final clauses of a treaty's own text: each as data, or told as unread with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.core.clauses import Delay
from foedus.desk.safe import one_line
from foedus.law.basics.days import lasting
from foedus.ledger.cards.form import sparse
from foedus.reading.treaty.clauses.clause import Found

TITLE = "Final clauses as data, for review"
HEADS = ("Clause", "Article", "As data", "Words")
NONE = "No final clause was found."
_LONG = 200  # characters of a clause in the table; data and page have all
_DELAYS = ("delay", "later", "notice", "silence")
_UNREAD = "could not be read as data"


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause in words: its name, article, what it says as data ("" where it was not read), and its sentences."""

    name: str
    article: str
    at: int  # where the article begins, by which the page knows its anchor
    said: str
    words: str


def rows(text: str, found: Mapping[str, Found[Any]]) -> Iterator[tuple[str, ...]]:
    """A line for each."""
    for view in views(text, found):
        yield view.name, view.article, one_line(view.said or _UNREAD, _LONG), one_line(view.words, _LONG)


def data(text: str, found: Mapping[str, Found[Any]]) -> dict[str, Any]:
    """The same for programs: the place and words of each, and the clause as a card has it, null where it was not read."""
    return {name: _data(text, one) for name, one in found.items()}


def views(text: str, found: Mapping[str, Found[Any]]) -> list[ClauseView]:
    """The same for a page."""
    return [
        ClauseView(_called(name), one.article.known_as, one.article.start, _said(one), _words(text, one))
        for name, one in found.items()
    ]


def _data(text: str, one: Found[Any]) -> dict[str, Any]:
    place = {"article": one.article.number, "start": one.start, "end": one.end, "words": _words(text, one)}
    return place | {"clause": None if one.clause is None else sparse(one.clause)}


def _said(one: Found[Any]) -> str:
    if one.clause is None:
        return ""
    plain = sparse(one.clause)
    if not isinstance(plain, dict):
        return str(plain)
    told = {key: getattr(one.clause, key) if key in _DELAYS else value for key, value in plain.items() if key != "article"}
    return "; ".join(f"{_called(key)}: {_value(value)}" for key, value in told.items()) or "nothing further"


def _value(value: Any) -> str:
    if isinstance(value, Delay):
        return lasting(value) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{_called(key)} {inner}" for key, inner in value.items()) or "none"
    return ", ".join(map(_value, value)) if isinstance(value, (list, tuple)) else "yes" if value is True else str(value)


def _called(name: str) -> str:
    return name.replace("_", " ")


def _words(text: str, one: Found[Any]) -> str:
    return " ".join(text[one.start : one.end].split())
