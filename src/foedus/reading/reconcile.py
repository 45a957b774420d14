"""One key for one treaty: the register's where it knows it, else a name that the reports of one story share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedus.core.when import When
from foedus.core.words import About, ActKind
from foedus.ledger.register import match
from foedus.ledger.titles import words
from foedus.reading.drafts import Draft, Entity
from foedus.reading.grammar import words as table

Place = tuple[str, int]  # a draft's key, and an index among its treaties
_MADE = (ActKind.SIGNATURE, ActKind.ADOPTION)


@dataclass(frozen=True, slots=True)
class _Known:
    place: Place
    entity: Entity
    title: str
    signed: When
    key: str | None


def reconcile(drafts: Mapping[str, Draft], days: Mapping[str, Sequence[When]]) -> dict[Place, str]:
    """The key of every treaty of every draft, given the days of the drafts' acts."""
    known = [_known((key, i), draft, days[key]) for key, draft in drafts.items() for i in range(len(draft.treaties))]
    groups: list[list[_Known]] = []
    for one in sorted(known, key=lambda k: (k.key is None, not k.entity.names, not k.signed.edtf)):
        home = next((g for g in groups if any(_one_treaty(one, other) for other in g) and not any(_apart(one, o) for o in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return _keys(groups)


def title(draft: Draft, index: int) -> str:
    """The treaty's longest proper name, else the words by which the text first speaks of it."""
    entity = draft.treaties[index]
    if entity.names or not entity.mentions:
        return entity.label
    start, end = entity.mentions[0]
    found = draft.text[start:end].split()
    while len(found) > 1 and found[0].lower() in table("determiners"):
        found = found[1:]
    return " ".join(found) or entity.label


def _known(place: Place, draft: Draft, days: Sequence[When]) -> _Known:
    entity = draft.treaties[place[1]]
    made = [
        (a, d)
        for a, d in zip(draft.acts, days, strict=True)
        if a.treaty == place[1] and a.kind in _MADE and a.about == About.TREATY
    ]
    signed = next((d for a, d in made if d.edtf), When())
    parties = entity.parties or next((a.actors for a, _ in made if len(a.actors) > 1), ())
    name = title(draft, place[1])
    return _Known(place, entity, name, signed, _registered(entity, name, parties, signed))


@lru_cache(4096)
def _registered(entity: Entity, name: str, parties: tuple[str, ...], signed: When) -> str | None:
    year = entity.year or (
        signed.earliest.year if signed.earliest and signed.latest and signed.earliest.year == signed.latest.year else None
    )
    names = (*sorted(entity.names, key=len, reverse=True), name, entity.label)
    return next((key for n in dict.fromkeys(names) if (key := match(n, parties, year))), None)


def _apart(one: _Known, other: _Known) -> bool:
    """Do they contradict each other?"""
    keys = one.key and other.key and one.key != other.key
    years = one.entity.year and other.entity.year and one.entity.year != other.entity.year
    return bool(keys or years) or one.signed.meets(other.signed) is None or not _fitting(one.entity.parties, other.entity.parties)


def _fitting(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or set(one) <= set(other) or set(other) <= set(one)


def _one_treaty(one: _Known, other: _Known) -> bool:
    if one.key and one.key == other.key:
        return True
    if one.place[0] == other.place[0] or _apart(one, other):
        return False
    if {words(n) for n in one.entity.names} & {words(n) for n in other.entity.names}:
        return True
    parties = len(one.entity.parties) > 1 and set(one.entity.parties) == set(other.entity.parties)
    signed = bool(one.signed.edtf and other.signed.edtf)
    return parties and (signed or bool(one.entity.words & other.entity.words))


def _keys(groups: Sequence[Sequence[_Known]]) -> dict[Place, str]:
    out: dict[Place, str] = {}
    taken: set[str] = set()
    for group in groups:
        name = next((k.key for k in group if k.key), None) or _name(group)
        if name in taken:
            name = f"{name} ({group[0].place[0]})"
        taken.add(name)
        out |= {one.place: name for one in group}
    return out


def _name(group: Sequence[_Known]) -> str:
    named = [n for one in group for n in one.entity.names]
    if named:
        return max(named, key=len)
    parties = max((one.entity.parties for one in group), key=len)
    return group[0].title + (f" ({', '.join(sorted(parties))})" if parties else "")
