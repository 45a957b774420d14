"""What one text tells of a treaty's identity, and when two of them can be, or must be, of one treaty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from foedus.core.when import When
from foedus.core.words import About, ActKind
from foedus.ledger.cards import titles
from foedus.ledger.cards.register import match
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.words.grammar import words

_MADE = (ActKind.SIGNATURE, ActKind.ADOPTION)


@dataclass(frozen=True, slots=True)
class Profile:
    """`names` as words in one spelling; `words` tell an unnamed treaty; `key` is the register's."""

    key: str | None
    names: frozenset[tuple[str, ...]]
    parties: frozenset[str]
    words: frozenset[str]
    year: int | None
    signed: When


def made_acts(draft: Draft, days: Sequence[When]) -> dict[int, list[tuple[DraftAct, When]]]:
    """The acts by which the text says that a treaty was made, with their days, by the treaty's index."""
    made: dict[int, list[tuple[DraftAct, When]]] = {}
    for act, day in zip(draft.acts, days, strict=True):
        if act.treaty is not None and act.kind in _MADE and act.about == About.TREATY:
            made.setdefault(act.treaty, []).append((act, day))
    return made


def profile(draft: Draft, index: int, made: Sequence[tuple[DraftAct, When]]) -> Profile:
    """What the text tells of that treaty, with the acts by which it was made."""
    entity = draft.treaties[index]
    signed = next((day for _, day in made if day.edtf), When())
    parties = entity.parties or next((act.actors for act, _ in made if len(act.actors) > 1), ())
    year = entity.year or _year(signed)
    described = () if entity.noun.endswith("s") else (title(draft, index), entity.label)  # "agreements" names no one treaty
    names = (*sorted(entity.names, key=len, reverse=True), *described)
    return Profile(
        key=_registered(tuple(dict.fromkeys(names)), parties, year),
        names=frozenset(map(titles.words, entity.names)),
        parties=frozenset(entity.parties),
        words=entity.words,
        year=entity.year,
        signed=replace(signed, words=None),
    )


def title(draft: Draft, index: int) -> str:
    """The treaty's longest proper name, else the words by which the text first speaks of it."""
    entity = draft.treaties[index]
    if entity.names or not entity.mentions:
        return entity.label
    start, end = entity.mentions[0]
    found = draft.text[start:end].split()
    while len(found) > 1 and found[0].lower() in words("determiners"):
        found = found[1:]
    return " ".join(found) or entity.label


def apart(one: Profile, other: Profile) -> bool:
    """Do they contradict each other?"""
    keys = one.key and other.key and one.key != other.key
    years = one.year and other.year and one.year != other.year
    parties = one.parties and other.parties and not (one.parties <= other.parties or other.parties <= one.parties)
    return bool(keys or years or parties) or one.signed.meets(other.signed) is None


def one_treaty(one: Profile, other: Profile) -> bool:
    """Does something tell that they are one? Sharing parties is not enough: states conclude many treaties."""
    if one.key and one.key == other.key:
        return True
    if apart(one, other):
        return False
    signed = bool(one.signed.edtf and other.signed.edtf)
    same_parties = len(one.parties) > 1 and one.parties == other.parties
    return bool(one.names & other.names) or (same_parties and (signed or bool(one.words & other.words)))


def _year(when: When) -> int | None:
    first, last = when.earliest, when.latest
    return first.year if first and last and first.year == last.year else None


@lru_cache(4096)
def _registered(names: tuple[str, ...], parties: tuple[str, ...], year: int | None) -> str | None:
    return next((key for name in names if (key := match(name, parties, year))), None)
