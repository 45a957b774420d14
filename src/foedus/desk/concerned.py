"""Which treaties concern which state: an index over all that was ever said, so that a state's page looks at its own only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from foedus.core.statements import Act, Content, Naming, Provision, Statement
from foedus.core.treaties import Card
from foedus.law.basics.names import today


def concerned(said: Iterable[Statement], cards: Mapping[str, Card]) -> Mapping[str, tuple[str, ...]]:
    """By state, under the key that it bears today, the treaties in which it has, or is said to have, any part, in their order."""
    found: dict[str, dict[str, None]] = {}
    for content in (*(s.content for s in said), *(naming for card in cards.values() for naming in card.namings())):
        if content.treaty:
            for state in _named(content):
                found.setdefault(today(state), {})[content.treaty] = None
    return {state: tuple(sorted(treaties)) for state, treaties in found.items()}


def _named(content: Content) -> Iterator[str]:
    if isinstance(content, Act):
        yield from (*content.actors, *content.toward)
    elif isinstance(content, Provision):
        yield from (*content.bearers, *content.toward)
    elif isinstance(content, Naming):
        yield from content.parties
