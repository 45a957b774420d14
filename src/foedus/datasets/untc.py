"""Status tables of the UN Treaty Collection (and lists like them) as acts on a treaty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from foedus.core.problems import Problem
from foedus.core.statements import Act
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.datasets.cells import Dated, dated
from foedus.datasets.columns import Meaning, column
from foedus.datasets.participants import participant
from foedus.datasets.statusrows import Row, status_rows

_BRACKETS = "in brackets in the table: withdrawn, denounced or replaced on a day that it does not tell"
_TABLE = "Mend it in the file, or add the act to the card by hand."


@dataclass(frozen=True, slots=True)
class Table:
    """What a status table says: the acts of each participant, and what of it could not be read."""

    acts: tuple[Act, ...]
    problems: tuple[Problem, ...]


def status_table(path: Path, treaty: str, until: date | None = None) -> Table:
    """The table's acts on that treaty, those of one kind and day together; with `until` none of a later day."""
    rows, problems = status_rows(path)
    unknown = {h for row in rows for h in row.cells if column(h) is None}
    problems += [Problem(f"{path}:1", f"No kind of act is known for the heading {h!r}.", _TABLE) for h in sorted(unknown)]
    acts: list[Act] = []
    for row in rows:
        found, wrong = acts_of(row, treaty)
        acts, problems = acts + found, problems + wrong
    return Table(tuple(_together(a for a in acts if until is None or _by(a, until))), tuple(problems))


def acts_of(row: Row, treaty: str) -> tuple[list[Act], list[Problem]]:
    """A participant's acts in the order of the columns; one problem for a name, a cell or a letter that cannot be read."""
    acts: list[Act] = []
    problems: list[Problem] = []
    for heading, cell in row.cells.items():
        meant = column(heading)
        if meant is None or meant.meaning(None) == Meaning(None):
            continue
        days = dated(cell)
        if days is None:
            problems.append(Problem(row.place, f"The cell {cell!r} of {row.name} under {heading!r} is no date.", _TABLE))
        for number, one in enumerate(days or ()):
            meaning = meant.meaning(one.letter)
            actor = _actor(row, one.day)
            if meaning is None:
                problems.append(Problem(row.place, f"What {one.letter!r} in {cell!r} of {row.name} means is not known.", _TABLE))
            elif actor is None:
                says = f"{row.name!r} is no state or organisation that is known."
                return [], [Problem(row.place, says, "Write its usual name, or add it to the table of names.")]
            elif meaning.act:
                act = Act(kind=meaning.act, treaty=treaty, actors=(actor,), about=meaning.about, when=When.on(one.day),
                          instrument=meaning.instrument, note=meaning.words)  # fmt: skip
                acts += [act, *_undone(act, one, (days or [])[number + 1 :])]
    return acts, problems


def _actor(row: Row, on: date) -> str | None:
    return (participant(row.code, on) if row.code else None) or participant(row.name, on)


def _undone(act: Act, one: Dated, later: list[Dated]) -> Iterator[Act]:
    """What stands in brackets was undone after it was done, and before what the cell tells next."""
    if one.undone:
        end = later[0].day if later else None
        when = When(one.day + timedelta(days=1), end if end and end > one.day else None)
        yield replace(act, kind=ActKind.WITHDRAWAL, when=when, note=_BRACKETS)


def _together(acts: Iterable[Act]) -> Iterator[Act]:
    """In order of time; who did the same on one day is told once."""
    groups: dict[Act, list[str]] = {}
    for act in acts:
        groups.setdefault(replace(act, actors=()), []).extend(act.actors)
    kinds = list(ActKind)
    order = sorted(groups, key=lambda act: ((act.when and act.when.earliest) or date.max, kinds.index(act.kind)))
    return (replace(act, actors=tuple(dict.fromkeys(groups[act]))) for act in order)


def _by(act: Act, until: date) -> bool:
    return bool(act.when and act.when.earliest and act.when.earliest <= until)
