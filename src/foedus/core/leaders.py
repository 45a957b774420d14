"""Persons who act for states and organisations, with the spans of their offices: for whom "Putin" acts where a report is silent.

The table was written from general knowledge, up to the autumn of 2025; its last column names the list by which a row can be
checked, not one that it was checked by. Heads of state, heads of government and foreign ministers represent their state
without full powers: Vienna Convention on the Law of Treaties, art. 7(2)(a).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from foedus.core.answers import Answer, every
from foedus.core.tables import forms, rows
from foedus.core.when import When

_UNDECOMPOSED = str.maketrans("’ıłøđ", "'ilod")


@dataclass(frozen=True, slots=True)
class Leader:
    """A person in one office. Whoever held two offices, or one office twice, has a `Leader` for each.

    `state` is a key of `foedus.core.states` (a state or an organisation), that of the day: Brezhnev led SUN, not RUS.
    `since` and `until` are its first and last day; `until` is None where the table knows of no end.
    """

    name: str
    aliases: tuple[str, ...]
    surnames: tuple[str, ...]
    state: str
    office: str
    since: When
    until: When | None
    source: str

    def served(self, on: date) -> Answer:
        """Did the person hold the office that day? Undetermined in the year of a change of which only the year is given."""
        return every((self.since.by(on), ~self.until.before(on))) if self.until else self.since.by(on)


@cache
def leaders() -> Mapping[str, tuple[Leader, ...]]:
    """Everybody, by full name and alias as printed."""
    return MappingProxyType(_index(_table(), lambda leader: (leader.name, *leader.aliases)))


def by_surname(surname: str) -> tuple[Leader, ...]:
    """All who are called so in the press; accents, hyphens and capitals do not matter."""
    return _surnames().get(_folded(surname), ())


def find(name: str, on: date | None = None) -> Leader | None:
    """The one person of that full name, alias or surname in an office of the day, else in the latest before it.

    None where nobody or more than one person bears it. Among several the day decides: those in office that day come
    before those who had left it, and who was not yet in office is not meant.
    """
    meant = _meant(name, on)
    one = len({(leader.name, leader.state) for leader in meant}) == 1
    return meant[0] if one else None


def state_of(name: str, on: date | None = None) -> str | None:
    """For whom the bearer of that name acts: "Bush" for the USA, whichever of the two. None as in `find`, of two states."""
    keys = {leader.state for leader in _meant(name, on)}
    return keys.pop() if len(keys) == 1 else None


def standard(name: str) -> str:
    """The standard name of a person called by full name or alias; a lone surname or an unknown name stands for itself."""
    names = {leader.name for leader in _names().get(_folded(name), ())} if " " in name else set()
    return names.pop() if len(names) == 1 else name


def _meant(name: str, on: date | None) -> list[Leader]:
    """Those the name can mean, the most certainly serving first."""
    bearers = _names().get(_folded(name)) or by_surname(name) or _given_and_surname(_folded(name))
    if on is None:
        return sorted(bearers, key=_began, reverse=True)
    serving = [leader for leader in bearers if leader.served(on) != Answer.NO]
    begun = (leader for leader in bearers if leader.since.by(on) != Answer.NO)
    return sorted(serving, key=lambda leader: leader.served(on) != Answer.YES) or sorted(begun, key=_began, reverse=True)


def _given_and_surname(folded: str) -> tuple[Leader, ...]:
    """Bearers of a name with more between the given name and the surname than the table has."""
    words = folded.split()
    ends = (" ".join(words[start:]) for start in range(1, len(words)))
    found = (leader for end in ends for leader in by_surname(end))
    return tuple(leader for leader in found if words[0] in {_folded(form).split()[0] for form in (leader.name, *leader.aliases)})


def _began(leader: Leader) -> date:
    return leader.since.earliest or date.min


@cache
def _table() -> tuple[Leader, ...]:
    return tuple(map(_leader, rows("leaders")))


@cache
def _names() -> dict[str, tuple[Leader, ...]]:
    return _index(_table(), lambda leader: map(_folded, (leader.name, *leader.aliases)))


@cache
def _surnames() -> dict[str, tuple[Leader, ...]]:
    return _index(_table(), lambda leader: map(_folded, leader.surnames))


def _index(table: Iterable[Leader], keys: Callable[[Leader], Iterable[str]]) -> dict[str, tuple[Leader, ...]]:
    index: dict[str, list[Leader]] = {}
    for leader in table:
        for key in dict.fromkeys(keys(leader)):
            index.setdefault(key, []).append(leader)
    return {key: tuple(found) for key, found in index.items()}


def _folded(name: str) -> str:
    """Without accents, hyphens and capitals, as papers differ in them."""
    low = name.lower().replace("-", " ")
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c)).translate(_UNDECOMPOSED)


@cache
def _day(edtf: str) -> When | None:
    if len(edtf) == len("2024-11-09"):
        return When.on(date.fromisoformat(edtf))  # the common case, at a third of the price
    return When.parse(edtf) if edtf else None


def _leader(row: dict[str, str]) -> Leader:
    aliases, surnames = forms(row["aliases"]), forms(row["surnames"])
    since = _day(row["from"]) or When()
    return Leader(row["name"], aliases, surnames, row["state"], row["office"], since, _day(row["to"]), row["source"])
