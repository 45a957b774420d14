"""What a card's text is made of, and a card written as text."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from enum import Enum
from typing import Any

from foedus.core.statements import Act, Provision, Relation
from foedus.core.treaties import Card, Cited
from foedus.core.when import When
from foedus.ledger import yamltext

LISTS: dict[str, type[Act] | type[Provision] | type[Relation]] = {"provisions": Provision, "acts": Act, "relations": Relation}


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
    whole = _sparse(Head(**{f.name: getattr(card, f.name) for f in fields(Head)}))
    clauses = ({"source": card.clauses_source} if card.clauses_source else {}) | _sparse(card.clauses)
    lists = {name: [_item(c, card.id) for c in card.content if isinstance(c.content, cls)] for name, cls in LISTS.items()}
    last = {"incomplete": whole.pop("incomplete")} if card.incomplete else {}
    return yamltext.dump(whole | ({"clauses": clauses} if clauses else {}) | {k: v for k, v in lists.items() if v} | last)


def _item(cited: Cited, treaty: str) -> dict[str, Any]:
    whole = _sparse(cited.content)
    return {k: v for k, v in whole.items() if (k, v) != ("treaty", treaty)} | {"source": cited.source}


def _sparse(value: Any) -> Any:
    if isinstance(value, When):
        return {"edtf": value.edtf, "words": value.words} if value.words else value.edtf
    if is_dataclass(value) and not isinstance(value, type):
        kept = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: _sparse(v) for f, v in kept if v != _default(f)}
    if isinstance(value, dict):
        return {k: _sparse(v) for k, v in value.items()}
    if isinstance(value, float):
        return int(value) if value.is_integer() else f"{value:f}".rstrip("0")  # a decimal stays text in cards
    return [_sparse(v) for v in value] if isinstance(value, tuple) else value.value if isinstance(value, Enum) else value


def _default(of: Field[Any]) -> Any:
    return of.default if of.default_factory is MISSING else of.default_factory()
