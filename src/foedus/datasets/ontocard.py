"""A card with a table's acts added: each once, resting on the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.core.statements import Act
from foedus.core.treaties import Card, Cited
from foedus.core.when import When
from foedus.core.words import About, ActKind, Status

# One instrument of consent, by whichever word: a table's "acceptance" is a card's deposit of an instrument of acceptance.
_CONSENT = {ActKind.DEPOSIT, ActKind.ACCESSION, ActKind.ACCEPTANCE}
Done = tuple[ActKind, About, str, When | None]


def onto(card: Card, acts: Iterable[Act], citation: str) -> Card:
    """The card with these acts on it, but for those that it has (same kind, state and day); their source is the citation."""
    known = {
        done for c in card.content if isinstance(c.content, Act) and _same_treaty(c.content, card) for done in _done(c.content)
    }
    new = [kept for act in acts if (kept := _new(replace(act, treaty=card.id), known))]
    if not new:
        return card
    key = _key(card, citation)
    cited = tuple(Cited(content=act, source=key) for act in new)
    return replace(card, sources={**card.sources, key: citation}, content=(*card.content, *cited))


def _same_treaty(act: Act, card: Card) -> bool:
    return act.treaty == card.id and act.status is Status.DONE


def _done(act: Act) -> Iterator[Done]:
    kind = ActKind.DEPOSIT if act.kind in _CONSENT else act.kind
    when = replace(act.when, words=None) if act.when else None
    return ((kind, act.about, actor, when) for actor in act.actors)


def _new(act: Act, known: set[Done]) -> Act | None:
    """The act of those actors of whom the card does not tell it."""
    actors = tuple(done[2] for done in _done(act) if done not in known)
    return replace(act, actors=actors) if actors else None


def _key(card: Card, citation: str) -> str:
    """The source's key: that of the same citation, else a new one."""
    told = next((key for key, words in card.sources.items() if words == citation), None)
    keys = ("table", *(f"table{n}" for n in range(2, len(card.sources) + 3)))
    return told or next(key for key in keys if key not in card.sources)
