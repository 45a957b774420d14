"""What a card's text is made of, and a card written as text."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from foedus.core.statements import Act, Provision, Relation
from foedus.core.treaties import Card, Cited
from foedus.core.when import When
from foedus.ledger.cards import yamltext

LISTS: dict[str, type[Act] | type[Provision] | type[Relation]] = {"provisions": Provision, "acts": Act, "relations": Relation}
_AS_IT_IS = frozenset((str, bool, int, type(None)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the top of a card, beside its clauses and lists."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    kind: str = "treaty"
    parties: tuple[str, ...] = ()
    open: bool = False
    sources: dict[str, str] = field(default_factory=dict)
    incomplete: str | None = None


def dump(card: Card) -> str:
    """The card's text in a stable order; what is empty or the default is left out. `load` gives the same card again."""
    whole = sparse(Head(**{f.name: getattr(card, f.name) for f in fields(Head)}))
    clauses = ({"source": card.clauses_source} if card.clauses_source else {}) | sparse(card.clauses)
    lists = {name: [_item(c, card.id) for c in card.content if isinstance(c.content, cls)] for name, cls in LISTS.items()}
    last = {"incomplete": whole.pop("incomplete")} if card.incomplete else {}
    return yamltext.dump(whole | ({"clauses": clauses} if clauses else {}) | {k: v for k, v in lists.items() if v} | last)


def _item(cited: Cited, treaty: str) -> dict[str, Any]:
    whole = sparse(cited.content)
    return {k: v for k, v in whole.items() if (k, v) != ("treaty", treaty)} | {"source": cited.source}


def sparse(value: Any) -> Any:
    """The value as plain data as a card has it: a day as its EDTF, what is the default left out."""
    if value.__class__ in _AS_IT_IS:
        return value
    if isinstance(value, When):
        return {"edtf": value.edtf, "words": value.words} if value.words else value.edtf
    if is_dataclass(value):
        kept = ((name, getattr(value, name), default) for name, default in _defaults(value.__class__))
        return {name: sparse(v) for name, v, default in kept if v != default}
    if isinstance(value, dict):
        return {k: sparse(v) for k, v in value.items()}
    if isinstance(value, float):
        return int(value) if value.is_integer() else format(Decimal(repr(value)), "f")  # a decimal stays text in cards
    if isinstance(value, date):
        return value.isoformat()
    return [sparse(v) for v in value] if isinstance(value, tuple) else value.value if isinstance(value, Enum) else value


@cache
def _defaults(cls: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default if f.default_factory is MISSING else f.default_factory()) for f in fields(cls))
