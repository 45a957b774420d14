"""What a search found, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from foedus.core.states import name_of
from foedus.desk.out import table
from foedus.desk.safe import one_line
from foedus.desk.search.hits import Found, PassageHit, PersonHit


def tables(found: Found) -> Iterator[RenderableType]:
    """One table for each kind that was found; where nothing was, other spellings that would find something."""
    yield from (table((title, *rest), rows) for (title, *rest), rows in _rows(found) if rows)
    groups = (found.treaties, found.states, found.persons, found.articles, found.sources, found.passages)
    if any(group.more for group in groups):
        yield Text("There are more; --most N shows more of each kind.")
    if not found.any:
        yield Text("Nothing has these words." if found.words else "There is no word to look for.")
    if found.perhaps:
        yield Text(f"Perhaps you mean: {'; '.join(map(one_line, found.perhaps))}.")


def _rows(found: Found) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    yield ("Treaty", "Title", "Found as"), [(t.id, t.title, t.name) for t in found.treaties.hits]
    yield ("State", "Name", "Found as"), [(s.key, s.name, s.form) for s in found.states.hits]
    yield ("Person or organ", "Office", "Found as"), [(p.shown, _office(p), p.form) for p in found.persons.hits]
    yield ("Article", "Treaty", "About"), [(a.article, a.title, a.about) for a in found.articles.hits]
    yield ("Source", "Name", "Found as"), [(s.id, s.name, s.form) for s in found.sources.hits]
    yield ("Report", "Day", "Characters", "Words"), [_passage(p) for p in found.passages.hits]


def _office(person: PersonHit) -> str:
    return ", ".join(filter(None, (person.office, name_of(person.state) if person.state else None)))


def _passage(hit: PassageHit) -> tuple[str, ...]:
    said = "".join(f"[{piece}]" if marked else piece for piece, marked in hit.pieces())
    return hit.name, hit.published.isoformat() if hit.published else "not known", f"{hit.start}-{hit.end}", one_line(said)
