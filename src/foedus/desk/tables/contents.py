"""What the believed statements say together: tables of acts, provisions, claims and relations, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from enum import Enum
from typing import Any

from foedus.core.statements import Act, Claim, Provision, Relation
from foedus.core.treaties import Held
from foedus.desk.tables.table import Row, View, bounds
from foedus.ledger.folding.fold import claims as all_claims


def acts(view: View) -> Iterator[Row]:
    """Each act of each treaty, in order of time."""
    for treaty in view.books.treaties.values():
        for held in treaty.acts:
            yield _content(held) | bounds(held.content.when) | _support(held) | {
                "treaty": treaty.id, "differences": list(held.differences), "denied": len(held.disputed),
            }  # fmt: skip


def provisions(view: View) -> Iterator[Row]:
    """Each provision of each treaty."""
    for treaty in view.books.treaties.values():
        for held in treaty.provisions:
            told = _content(held)
            yield told | _support(held) | {"treaty": treaty.id, "conduct": told["act"]}


def claims(view: View) -> Iterator[Row]:
    """Each claim, also those that bear on no treaty."""
    told = view.books.told
    yield from _dated(all_claims(told.statements, told.sources, told.group_of, told.account))


def relations(view: View) -> Iterator[Row]:
    """Each relation between treaties."""
    for treaty in view.books.treaties.values():
        yield from _dated(treaty.relations)


def _dated(told: Iterable[Held[Claim] | Held[Relation]]) -> Iterator[Row]:
    return (_content(held) | bounds(held.content.when) | _support(held) for held in told)


def _content(held: Held[Act] | Held[Provision] | Held[Claim] | Held[Relation]) -> dict[str, Any]:
    return {field.name: _cell(getattr(held.content, field.name)) for field in fields(held.content)}


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_cell(v) for v in value]
    return value.value if isinstance(value, Enum) else value or None


def _support(held: Held[Any]) -> Row:
    return {"reports": held.reports, "independent": held.independent, "statements": [s.id for s in held.statements]}
