"""Provisions, relations and claims that several sources tell."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from foedus.core.statements import Claim, Provision, Relation, Statement
from foedus.core.treaties import Held
from foedus.ledger.folding.dates import Dated, reconcile
from foedus.ledger.folding.independence import Witnesses

T = TypeVar("T")
Pair = tuple[T, Statement]


def provisions(said: Iterable[Pair[Provision]], witnesses: Witnesses) -> tuple[Held[Provision], ...]:
    """Each provision once: same kind, same article where both name one, same bearers. Cards come first and stay as written."""
    found: list[list[Pair[Provision]]] = []
    for one in sorted(said, key=lambda p: (p[1].method != "card", p[0].article is None, p[1].source, p[1].start)):
        fitting = [group for group in found if all(_one_duty(one, other) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(one)
        else:
            found.append([one])
    return tuple(_whole(group, witnesses) for group in found)


def relations(said: Iterable[Pair[Relation]], witnesses: Witnesses) -> tuple[Held[Relation], ...]:
    """Each relation to another treaty once, with its day reconciled."""
    made = []
    for group in _grouped(said, lambda r: (r.kind, r.treaty, r.other)):
        when, differences = reconcile([Dated(r.when, s) for r, s in group if r.when], witnesses)
        made.append(witnesses.held(replace(group[0][0], when=when), (s for _, s in group), differences))
    return tuple(made)


def claims(said: Iterable[Pair[Claim]], witnesses: Witnesses) -> tuple[Held[Claim], ...]:
    """Each claim once: the same speaker, stance, matter and number, in whatever reports."""
    keyed = _grouped(said, lambda c: (c.speaker.casefold(), c.stance, c.about.casefold(), c.number, c.treaty))
    made = []
    for group in keyed:
        when, differences = reconcile([Dated(c.when, s) for c, s in group if c.when], witnesses)
        made.append(witnesses.held(replace(group[0][0], when=when), (s for _, s in group), differences))
    return tuple(made)


def _grouped(said: Iterable[Pair[T]], key: Callable[[T], Hashable]) -> list[list[Pair[T]]]:
    found: dict[Hashable, list[Pair[T]]] = {}
    for content, statement in said:
        found.setdefault(key(content), []).append((content, statement))
    return list(found.values())


def _one_duty(one: Pair[Provision], other: Pair[Provision]) -> bool:
    (a, said_a), (b, said_b) = one, other
    if said_a.method == said_b.method == "card" or a.kind != b.kind:
        return a == b and said_a.start != said_b.start  # the rows of a data set tell one duty of all who bear it
    names = ((a.article, b.article), (a.bearers, b.bearers), (a.toward, b.toward), (a.modality, b.modality))
    return all(not x or not y or x == y for x, y in names)


def _whole(group: list[Pair[Provision]], witnesses: Witnesses) -> Held[Provision]:
    """The first telling; a report's is completed from the others, a card's is not."""
    first = group[0][0]
    if group[0][1].method != "card":
        first = replace(first, **{f.name: _filled(f.name, [p for p, _ in group]) for f in fields(Provision)})
    return witnesses.held(first, (s for _, s in group))


def _filled(name: str, tellings: list[Provision]) -> Any:
    values: list[Any] = [getattr(p, name) for p in tellings]
    if isinstance(values[0], tuple):
        return tuple(dict.fromkeys(v for value in values for v in value))
    return next((v for v in values if v), None)
