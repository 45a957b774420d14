"""One act, provision or claim from all that is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedus.core.statements import Act, Statement
from foedus.core.treaties import Held
from foedus.core.words import Status
from foedus.ledger.folding.dates import Dated, reconcile
from foedus.ledger.folding.events import Happening, Said
from foedus.ledger.folding.independence import Witnesses


def act(happening: Happening, witnesses: Witnesses) -> Held[Act]:
    """The happening as one act. Counted are those who say what its status says: a plan is no word that it was done."""
    status = happening.said[0].act.status
    sure = [s for s in happening.said if s.act.status is status]
    when, days = reconcile([Dated(s.act.when, s.statement) for s in sure if s.act.when], witnesses)
    place, places = _most("place", ((s.act.place, s.statement) for s in sure), witnesses)
    vote, votes = _most("vote", ((s.act.vote, s.statement) for s in sure), witnesses)
    first = _first(happening.said)
    persons = _persons(p for s in sure for p in s.act.persons)
    whole = replace(first, status=_status(happening), when=when, place=place, vote=vote, persons=persons)
    held = witnesses.held(whole, (s.statement for s in sure), days + places + votes, happening.denied)
    return replace(held, statements=tuple(dict.fromkeys(s.statement for s in happening.said)))


def _first(said: Sequence[Said]) -> Act:
    """The surest telling, with what it leaves out taken from the others."""
    acts = [s.act for s in said]
    return replace(
        acts[0],
        actors=tuple(dict.fromkeys(a for act in sorted(acts, key=lambda a: -len(a.actors)) for a in act.actors)),
        toward=tuple(dict.fromkeys(t for act in acts for t in act.toward)),
        organ=next((act.organ for act in acts if act.organ), None),
        instrument=next((act.instrument for act in acts if act.instrument), None),
        articles=next((act.articles for act in acts if act.articles), ()),
        precluding=_agreed(act.precluding for act in acts),
        note=next((act.note for act in acts if act.note), None),
    )


def _agreed(told: Iterable[bool | None]) -> bool | None:
    """What those that tell it tell alike; None where none does, or they differ."""
    found = {value for value in told if value is not None}
    return found.pop() if len(found) == 1 else None


def _status(happening: Happening) -> Status:
    statuses = {s.act.status for s in happening.said}
    best = happening.said[0].act.status
    disputed = happening.denied or Status.DISPUTED in statuses
    return Status.DISPUTED if disputed and best in (Status.DONE, Status.CLAIMED) else best


def _persons(names: Iterable[str]) -> tuple[str, ...]:
    """Each person once, by the fullest form of the name."""
    forms = list(dict.fromkeys(names))
    return tuple(n for n in forms if not any(n != other and other.casefold().endswith(f" {n.casefold()}") for other in forms))


def _most(word: str, values: Iterable[tuple[str | None, Statement]], witnesses: Witnesses) -> tuple[str | None, tuple[str, ...]]:
    """The value that most independent speakers give; the difference, where there is one. None where none has more."""
    said: dict[str, list[Statement]] = {}
    for value, statement in values:
        if value:
            said.setdefault(value, []).append(statement)
    if len(said) < 2:
        return next(iter(said), None), ()
    weights = Counter({v: len(witnesses.speakers(s)) + len({x.source for x in s if x.method == "card"}) for v, s in said.items()})
    (best, most), (_, second) = weights.most_common(2)
    sides = " against ".join(f"{value} ({'; '.join(sorted(set(map(witnesses.name, s))))})" for value, s in said.items())
    return (best if most > second else None), (f"Sources disagree on the {word}: {sides}.",)
