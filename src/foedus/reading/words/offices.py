"""For whom persons act where the text does not say: from the table of leaders, as far as it leaves no doubt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from foedus.core.leaders import Leader, by_surname, leaders, standard
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import nouns, table, verbs
from foedus.reading.words.personnames import Person


def completed(person: Person, states: Collection[str]) -> Person:
    """The person under the standard name, with state and office of the table where the text gives none.

    Of bearers of one name only those of states that the text speaks of are meant.
    """
    bearers = _bearers(person.name)
    keys = {b.state for b in bearers}
    meant = keys & {person.state} if person.state else keys & set(states) or (keys if len(keys) == 1 else set())
    chosen = [b for b in bearers if b.state in meant]
    if len(meant) != 1 or not chosen:
        return person
    offices = person.offices or frozenset(table("names")["offices"].get(chosen[0].office, ["official"]))
    name = standard(person.name) if " " in person.name else person.name
    return replace(person, name=name, state=person.state or meant.pop(), offices=offices)


def by_bare_surname(word: str, states: Collection[str]) -> Person | None:
    """A leader whom the text calls by surname only, if the table has one such name in the states the text speaks of."""
    low = word.lower()
    if len(word) < 4 or low in nouns() or low in verbs() or low in words("not_persons"):
        return None
    bearers = {(b.name, b.state) for b in by_surname(word)}
    found = {b for b in bearers if b[1] in states} or (bearers if len(word) > 5 else set())
    if len(found) != 1:
        return None
    return completed(Person(found.pop()[0]), states)


def _bearers(name: str) -> tuple[Leader, ...]:
    return leaders().get(name) or (by_surname(name) if " " not in name else ())
