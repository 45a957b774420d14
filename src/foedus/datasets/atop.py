"""ATOP's alliances as statements: one row an alliance, member and phase (Leeds, Ritter, Mitchell and Long 2002; version 4.01).

Each phase of an alliance is a treaty of its own, for its obligations differ: `atop-3180-2`. A day or month that the file
leaves blank stays uncertain. The exit day is the first on which the member is bound no more: phases meet on it.
The flags say that a condition exists, not what it is: so it stays a condition in words, which only given facts settle.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Content, Provision, Statement
from foedus.core.states import of_cow, states
from foedus.core.treaties import Card, Treaty
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.datasets.tables import rows
from foedus.law.basics.names import today
from foedus.ledger.fold import fold

CITATION = "ATOP 4.01, Alliance Treaty Obligations and Provisions, by member"
NEVER = (date.max, date.max)
Row = dict[str, str]


def treaties(path: Path) -> dict[str, Treaty]:
    """The alliances of ATOP's file of members, by phase."""
    source = Source(id=source_id(CITATION), name=CITATION, kind="data set")
    phases = _phases(path)
    cards = {key: Card(id=key, title=_title(rows[0][1]), kind="alliance", open=True) for key, rows in phases.items()}
    said = (statement for key, rows in phases.items() for statement in _statements(key, rows, source.id))
    return fold(said, {source.id: source}, cards=cards)


def _phases(path: Path) -> dict[str, list[tuple[int, Row]]]:
    """The numbered rows of each phase."""
    phases: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as table:
        for line, row in enumerate(csv.DictReader(table), start=2):
            phases[f"atop-{row['atopid']}-{row['phase']}"].append((line, row))
    return phases


def _title(row: Row) -> str:
    phase = f", phase {row['phase']}" if row["phase"] != "0" else ""
    return f"ATOP alliance {row['atopid']}{phase}"


def _statements(key: str, rows: list[tuple[int, Row]], source: str) -> Iterator[Statement]:
    for number, (line, content) in enumerate((*_acts(key, rows), *_provisions(key, rows))):
        yield Statement(source=source, start=line, end=number, content=content, method="card")


@dataclass(frozen=True, slots=True)
class Spell:
    """A member's time in a phase; `end` is None where it lasts to the end of the data."""

    line: int
    state: str
    start: When
    end: When | None


def _spells(rows: list[tuple[int, Row]]) -> list[Spell]:
    """In order of time. What meets or overlaps is one: a number that changes (260 to 255), a state that goes on in another's."""
    told: dict[str, list[Spell]] = defaultdict(list)
    every = (Spell(line, member(row), _entry(row), _exit(row)) for line, row in rows)
    for spell in sorted(every, key=lambda s: _in_time(s.start)):
        mine = told[today(spell.state)]
        before = mine[-1] if mine else None
        if before and (before.end is None or _in_time(spell.start)[0] <= _in_time(before.end)[0]):
            mine[-1] = replace(before, end=max((before.end, spell.end), key=lambda end: _in_time(end) if end else NEVER))
        else:
            mine.append(spell)
    return sorted((s for mine in told.values() for s in mine), key=lambda s: _in_time(s.start))


def _acts(key: str, rows: list[tuple[int, Row]]) -> Iterator[tuple[int, Content]]:
    """No treaty binds one alone: it enters into force when the second member is in, for a later one on its own day."""
    spells = _spells(rows)
    first = spells[min(1, len(spells) - 1)].start
    groups: dict[When, list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[max(spell.start, first, key=_in_time)].append(spell)
    for when, entering in groups.items():
        states = tuple(dict.fromkeys(spell.state for spell in entering))
        yield entering[0].line, Act(kind=ActKind.ENTRY_INTO_FORCE, treaty=key, actors=states, when=when)
    for spell in spells:
        if spell.end:
            yield spell.line, Act(kind=ActKind.WITHDRAWAL, treaty=key, actors=(spell.state,), when=spell.end, note="took effect")


def _provisions(key: str, rows: list[tuple[int, Row]]) -> Iterator[tuple[int, Content]]:
    """One provision for all members that are bound under the same conditions."""
    for obligation in _obligations():
        groups: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
        for line, row in rows:
            if row[obligation["variable"]] == "1":
                flags = [flag for flag in obligation["conditions"].split("|") if row[flag] == "1"]
                groups[tuple(_words()[flag] for flag in flags)].append((line, member(row)))
        for conditions, bound in groups.items():
            bearers = tuple(dict.fromkeys(state for _, state in bound))
            yield bound[0][0], Provision(kind=obligation["kind"], treaty=key, bearers=bearers, conditions=conditions)


def member(row: Row) -> str:
    """The state that bears the row's number on the day of entry, else at some time; the number itself where Foedus knows none."""
    return _state(int(row["member"]), _entry(row).latest)


@cache
def _state(number: int, day: date | None) -> str:
    bearing = (key for key, state in states().items() if any(span.cow == number for span in state.spans))
    return (of_cow(number, day) if day else None) or next(bearing, f"COW {number}")


def _entry(row: Row) -> When:
    return _when(row["yrent"], row["moent"], row["dayent"])


def _exit(row: Row) -> When | None:
    """None where the file says 0: in effect at its end."""
    return None if row["yrexit"] == "0" else _when(row["yrexit"], row["moexit"], row["dayexit"])


@cache
def _when(year: str, month: str, day: str) -> When:
    """As exact as the file has it; blank or zero is not known."""
    known = [f"{int(part):0{width}}" for part, width in ((year, 4), (month, 2), (day, 2)) if part.strip("0 ")]
    return When.parse("-".join(known)) if known and year.strip("0 ") else When()


def _in_time(when: When) -> tuple[date, date]:
    return when.latest or date.max, when.earliest or date.min


@cache
def _obligations() -> tuple[Row, ...]:
    return tuple(rows("atop_obligations"))


@cache
def _words() -> dict[str, str]:
    return {flag: row["words"] for row in rows("atop_conditions") for flag in row["variables"].split("|")}
