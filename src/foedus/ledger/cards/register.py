"""The register: the cards shipped with the package, and the treaty that a report means by a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from foedus.core.mentions import find_states
from foedus.core.statements import Act, Provision
from foedus.core.states import states
from foedus.core.tables import forms, rows
from foedus.core.treaties import Card
from foedus.core.words import ActKind
from foedus.ledger.cards import titles

_MADE = frozenset({ActKind.ADOPTION, ActKind.SIGNATURE})


@cache
def register() -> Mapping[str, Card]:
    """All shipped cards by their ids."""
    from foedus.ledger.cards.cards import load

    made: dict[str, Card] = {}
    for file in sorted((files("foedus.ledger") / "data" / "register").iterdir(), key=lambda f: f.name):
        card, _ = load(file.read_text(encoding="utf-8"), file.name) if file.name.endswith(".yaml") else (None, [])
        if card:
            made[card.id] = card
    return MappingProxyType(made)


def match(name: str, parties: Iterable[str] = (), year: int | None = None) -> str | None:
    """The register's key for a treaty as reported; None where several, or none, can be meant.

    By exact title or alias (case, articles and spelling apart), where the parties do not contradict it; or by all parties of
    a closed treaty together with what the name tells or the year in which it was made. A former state stands for
    the one that continues it. Parties and year that are not given are taken from the name.
    """
    wanted = frozenset(map(_heir, parties))
    named = [card for card in _names().get(titles.words(name), ()) if card.open or wanted <= _parties(card)]
    if len(named) == 1:
        return named[0].id
    in_name = find_states(name)
    wanted = wanted or frozenset(_heir(mention.key) for _, _, mention in in_name)
    when = year or titles.year(name)
    candidates = [c for c in named or _closed(wanted) if when is None or when in _years(c)]
    if named:
        return candidates[0].id if len(candidates) == 1 else None
    for start, end, _ in reversed(in_name):
        name = f"{name[:start]} {name[end:]}"
    described = [c for c in candidates if titles.telling(name) <= _telling(c)]
    sure = len(described) == 1 and (when is not None or bool(titles.telling(name)))
    return described[0].id if sure else None


@cache
def names_in(language: str) -> Mapping[str, str]:
    """What the treaties of the register are called in a language other than English: name → key."""
    listed = rows("treaty_names", "foedus.ledger")
    return MappingProxyType({name: row["key"] for row in listed if row["language"] == language for name in forms(row["names"])})


@cache
def _names() -> Mapping[tuple[str, ...], tuple[Card, ...]]:
    found: dict[tuple[str, ...], dict[str, Card]] = {}
    for card in register().values():
        for name in (card.id, card.title, *card.names):
            found.setdefault(titles.words(name), {})[card.id] = card
    for row in rows("treaty_names", "foedus.ledger"):
        known = register().get(row["key"])
        for name in forms(row["names"]) if known else ():
            found.setdefault(titles.words(name), {})[row["key"]] = register()[row["key"]]
    return {name: tuple(cards.values()) for name, cards in found.items()}


def _closed(wanted: frozenset[str]) -> list[Card]:
    return [c for c in register().values() if not c.open and len(wanted) > 1 and _parties(c) == wanted]


def _parties(card: Card) -> frozenset[str]:
    return frozenset(map(_heir, card.parties))


def _heir(key: str) -> str:
    """The state of today that continues it."""
    seen = {key}
    while (state := states().get(key)) and state.continued_by and state.continued_by not in seen:
        key = state.continued_by
        seen.add(key)
    return key


def _years(card: Card) -> frozenset[int]:
    """The years in which it was made: those of its adoption and signatures, and the one in its key."""
    acts = [c.content for c in card.content if isinstance(c.content, Act) and c.content.treaty == card.id]
    days = [day for act in acts if act.kind in _MADE and act.when for day in (act.when.earliest, act.when.latest) if day]
    keyed = titles.year(card.id.replace("-", " "))
    return frozenset(day.year for day in days) | ({keyed} if keyed else frozenset())


def _telling(card: Card) -> frozenset[str]:
    """The words of its names, its kind and its provisions' kinds."""
    kinds = {c.content.kind for c in card.content if isinstance(c.content, Provision)}
    return frozenset(word for text in (card.title, *card.names, card.kind, *kinds) for word in titles.words(text))
