"""Persons in a text: who is meant by a full name, a surname, a surname with a title."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from foedus.reading.words.atoms import STATES, Atom
from foedus.reading.words.lexicon import table
from foedus.reading.words.offices import by_bare_surname, completed
from foedus.reading.words.personnames import Person, free_runs, introduced


def people(text: str, known: list[Atom]) -> list[Atom]:
    """Persons' names as atoms with the Person as value; a surname alone takes up the person named before in full."""
    spans = free_runs(text, frozenset(i for a in known for i in range(a.start, a.end)))
    named = sorted((a for a in known if a.sort in STATES and a.keys), key=lambda a: a.start)
    states = frozenset(key for a in named for key in a.keys)
    full = [p for start, end in spans if (p := introduced(text, start, end, named))]
    register = _register([person for _, _, person in full], states)
    found = ((start, end, _recall(text[start:end], register, states)) for start, end in spans)
    return [_atom(text, start, end, person) for start, end, person in found if person]


def _register(found: list[Person], states: Collection[str]) -> dict[str, Person]:
    """Full names and surnames → person, with all that the text says of them, and the table of leaders where it is silent."""
    people: dict[str, Person] = {}
    for person in sorted(found, key=lambda p: -len(p.name)):
        key = next(
            (k for k, p in people.items() if k == person.name or (" " not in person.name and p.surname == person.name)), person.name
        )
        old = people.get(key)
        people[key] = person if old is None else replace(old, offices=old.offices | person.offices, state=old.state or person.state)
    people = {name: completed(person, states) for name, person in people.items()}
    surnames: dict[str, set[str]] = {}
    for name, person in people.items():
        surnames.setdefault(person.surname, set()).add(name)
        surnames.setdefault(name.split()[-1], set()).add(name)
        surnames.setdefault(name.split()[0], set()).add(name)
    short = {s: _foremost([people[f] for f in sorted(full)]) for s, full in surnames.items() if len(s) > 2}
    return {**short, **people}


def _foremost(bearers: list[Person]) -> Person:
    """Of several who share a name, the press means by the bare name the head of state or government."""
    chiefs = table("names")["persons"]["chiefs"]
    return next((p for p in bearers if not p.offices.isdisjoint(chiefs)), bearers[0])


def _recall(name: str, register: dict[str, Person], states: Collection[str]) -> Person | None:
    name = " ".join(name.split())
    return register.get(name) or (by_bare_surname(name, states) if " " not in name else None)


def _atom(text: str, start: int, end: int, person: Person) -> Atom:
    keys = (person.state,) if person.state else ()
    return Atom(
        start=start, end=end, sort="person", low=text[start:end].lower(), capital=True, keys=keys, name=person.name, value=person
    )
