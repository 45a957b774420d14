"""The names by which treaties, states, persons and sources are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.core.leaders import leaders, standard
from foedus.core.sources import Source
from foedus.core.statements import Act, Statement
from foedus.core.states import name_of, organisations, states
from foedus.core.treaties import Treaty
from foedus.desk.passages import spoken
from foedus.desk.search.folding import words

ACROSS = ""  # the form of a row that gathers the words of all names, so that no one name has to hold all that is typed


@dataclass(frozen=True, slots=True)
class Named:
    """One name of one thing. `weight`: of two that match alike the heavier comes first."""

    kind: str  # treaty, state, person, source
    key: str
    form: str
    words: str
    weight: int = 0


def of_treaty(treaty: Treaty) -> list[Named]:
    """A treaty by its id, its title, other names, and all of them with its parties; what more is said of comes first."""
    weight = len(treaty.acts) + len(treaty.provisions) + len(treaty.claims)
    forms = (treaty.id, treaty.title, *treaty.names)
    between = " ".join(f"{key} {name_of(key)}" for key in treaty.parties)
    return [*_rows("treaty", treaty.id, forms, weight), _across("treaty", treaty.id, (*forms, between), weight)]


def of_source(source: Source) -> list[Named]:
    """A source by its name, title and publisher, newer ones first."""
    forms = tuple(filter(None, (source.name, source.title, source.publisher)))
    weight = first_day(source)
    return [*_rows("source", source.id, forms, weight), _across("source", source.id, forms, weight)]


def first_day(source: Source) -> int:
    """The first day on which it can have been published, as a number; 0 where that is not known."""
    day = source.published and (source.published.earliest or source.published.latest)
    return day.toordinal() if day else 0


def of_states() -> Iterator[Named]:
    """States and organisations by name, code, other names and adjectives; those of today before those of the past."""
    for s in states().values():
        yield from _rows("state", s.key, (s.name, s.key, *s.aliases, *s.demonyms), int(s.end is None))
    for o in organisations().values():
        yield from _rows("state", o.key, (o.name, o.key, *o.aliases), int(o.end is None))


def of_leaders() -> Iterator[Named]:
    """Everybody in the table of leaders, by full name, alias and surname."""
    for name in {leader.name for found in leaders().values() for leader in found}:
        yield from _rows("person", name, (name, *_called(name)))


def of_voices(statements: Iterable[Statement]) -> list[Named]:
    """Who acts or speaks in these statements, before those who only stand in the table of leaders."""
    return [row for name in _voices(statements) for row in _rows("person", name, (spoken(name), name, *_called(name)), 1)]


def _called(name: str) -> Iterator[str]:
    return (form for leader in leaders().get(name, ()) for form in (*leader.aliases, *leader.surnames))


def _voices(statements: Iterable[Statement]) -> set[str]:
    joint = {s.speaker for s in statements if s.speaker}
    said = {part.strip() for speaker in joint for part in speaker.split(";")}
    done = {p for s in statements if isinstance(s.content, Act) for p in s.content.persons}
    return {standard(name) for name in said | done if name and name not in states() and name not in organisations()}


def _rows(kind: str, key: str, forms: Iterable[str], weight: int = 0) -> list[Named]:
    """One row for each form; of forms with the same words ("NATO", "Nato") the first."""
    made = {folded: form for form in reversed(tuple(forms)) if (folded := " ".join(words(form)))}
    return [Named(kind, key, form, folded, weight) for folded, form in made.items()]


def _across(kind: str, key: str, forms: Iterable[str], weight: int) -> Named:
    return Named(kind, key, ACROSS, " ".join(dict.fromkeys(word for form in forms for word in words(form))), weight)
