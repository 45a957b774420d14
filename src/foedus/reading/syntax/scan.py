"""One pass over a text: its sentences as phrases and words, with states, organs, presses, persons, days and treaties found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from foedus.core.mentions import find_states
from foedus.core.organs import Organ
from foedus.reading.dateline.dateline import Dateline, dateline
from foedus.reading.days.headings import under_years
from foedus.reading.days.times import TimeMention, times
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.clauses import clauses
from foedus.reading.syntax.phrase import Node
from foedus.reading.syntax.phrases import nodes
from foedus.reading.text.quotations import Quote, quotes
from foedus.reading.text.sentences import Sentence, sentences
from foedus.reading.text.tokens import Token, tokens
from foedus.reading.words.atoms import Atom, atoms
from foedus.reading.words.bodies import unknown_chambers
from foedus.reading.words.people import people
from foedus.reading.words.surfaces import find_organs, find_press
from foedus.reading.words.treatynames import treaty_names

S = TypeVar("S", Atom, Token)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its nodes and clauses."""

    sentence: Sentence
    nodes: tuple[Node, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """A text as the reader sees it."""

    text: str
    times: tuple[TimeMention, ...]
    quotes: tuple[Quote, ...]
    parsed: tuple[Parsed, ...]
    people: tuple[Atom, ...]
    states: tuple[str, ...]  # the key of each mention, in order
    line: Dateline | None


def scan(text: str) -> Scan:
    """Parse the whole text; linear in its length, never raises."""
    marks, days, line = tokens(text), under_years(text, times(text)), dateline(text)
    names = treaty_names(text, marks, [(d.start, d.end) for d in days])
    time_atoms = [_time(d) for d in days]
    states = _states(text)
    known = [*names, *_organs(text), *time_atoms, *_press(text), *states]
    persons = people(text, known)
    spans = sorted([*known, *persons], key=_start)
    parsed = []
    for sentence in sentences(text):
        begin = _behind_dateline(text, sentence, line)
        inside = _between(marks, begin, sentence.end)
        here = [a for a in _between(spans, begin, sentence.end) if a.end <= sentence.end]
        parts = nodes(atoms(inside, _ranked(here)))
        parsed.append(Parsed(sentence, tuple(parts), tuple(clauses(parts))))
    return Scan(text, tuple(days), tuple(quotes(text)), tuple(parsed), tuple(persons), tuple(a.keys[0] for a in states), line)


def _between(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """The spans, in order, that begin between two places of the text."""
    return spans[bisect_left(spans, start, key=_start) : bisect_left(spans, end, key=_start)]


def _start(span: Atom | Token) -> int:
    return span.start


_DASH = re.compile(r"\s*(?:\([^)\n]{2,40}\)\s*)?[-–—:.]*\s*")


def _behind_dateline(text: str, sentence: Sentence, line: Dateline | None) -> int:
    """Where the sentence proper begins behind "MOSCOW, Nov. 5, 2004 - "."""
    if line is None or not line.when or not sentence.start <= line.start < sentence.end:
        return sentence.start
    dash = _DASH.match(text, line.end)
    return dash.end() if dash else line.end


_RANK = {"treaty": 0, "time": 1, "person": 2, "organ": 3, "press": 3}


def _ranked(spans: Iterable[Atom]) -> list[Atom]:
    """Longer spans of one rank first, names of treaties before all."""
    return sorted(spans, key=lambda a: (_RANK.get(a.sort, 4), a.start - a.end))


def _time(day: TimeMention) -> Atom:
    return Atom(start=day.start, end=day.end, sort="time", low=day.words.lower(), value=day)


def _states(text: str) -> list[Atom]:
    return [Atom(start=s, end=e, sort=m.sort, low=text[s:e].lower(), capital=True, keys=(m.key,)) for s, e, m in find_states(text)]


def _organs(text: str) -> list[Atom]:
    return [
        Atom(
            start=s,
            end=e,
            sort="organ",
            low=text[s:e].lower(),
            capital=True,
            keys=(o.state,) if o.state else (),
            name=o.name,
            value=o.kind,
        )
        for s, e, o in _all_organs(text)
    ]


def _all_organs(text: str) -> list[tuple[int, int, Organ]]:
    """The organs of the tables, and chambers that the tables do not name where none of theirs stands."""
    known = find_organs(text)
    taken = {i for start, end, _ in known for i in range(start, end)}
    return [*known, *(found for found in unknown_chambers(text) if taken.isdisjoint(range(*found[:2])))]


def _press(text: str) -> list[Atom]:
    return [
        Atom(start=s, end=e, sort="press", low=text[s:e].lower(), capital=True, keys=(p.state,) if p.state else (), name=p.name)
        for s, e, p in find_press(text)
    ]
