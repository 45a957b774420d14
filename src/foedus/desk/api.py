"""What `import foedus` offers. Days are dates, or text such as "2024-12-04"; paths are files and folders.

Where something cannot be answered at all, `foedus.core.problems.Refused` is raised, with what to do in its `problem`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike, fspath
from typing import TYPE_CHECKING

from foedus.core.problems import Problem, Refused
from foedus.core.treaties import Card, Treaty
from foedus.core.when import When
from foedus.desk.books import Books, books
from foedus.law.life import Standing

if TYPE_CHECKING:
    from foedus.desk.lines import ScenarioLine
    from foedus.desk.views import Brief
    from foedus.law.between import Relations
    from foedus.reading.reader import Reading

Path = str | PathLike[str]
Day = date | str | None


def read(paths: Path | Iterable[Path], published: str | When | None = None) -> tuple[Reading, ...]:
    """What each report says. A reading's `problems` say what was wrong with it; an unreadable file gives no reading."""
    from foedus.desk.gather import read_paths

    return read_paths(_paths(paths), When.parse(published) if isinstance(published, str) else published)[0]


def brief(paths: Path | Iterable[Path], on: Day = None, known: Day = None, ledger: str | None = None) -> Brief:
    """The brief of reports on the day of law `on` (today if not given), from what could be known by the day `known`."""
    from foedus.desk.brief import brief as made
    from foedus.desk.gather import gather, read_paths

    until = _day(known) if known else None
    return made(gather(*read_paths(_paths(paths), ledger=ledger), ledger, until), books(), _day(on), until)


def register() -> Mapping[str, Card]:
    """The shipped treaties by id."""
    from foedus.ledger.register import register as shipped

    return shipped()


def status(treaty: str, on: Day = None, known: Day = None, ledger: str | None = None) -> Standing:
    """Where a treaty (id or name) stands on the day of law `on`, by the register or a ledger."""
    from foedus.law.standing import standing

    until = _day(known) if known else None
    found = books(ledger, known=until)
    return standing(found.find(treaty), _day(on), found.treaties, until or date.today())


def relations(treaty: str, on: Day = None, known: Day = None, ledger: str | None = None, states: Iterable[str] = ()) -> Relations:
    """A treaty between each two of its parties: in force or not, and how modified.

    `states`: none for all pairs, one for that state's, two for their pair with its proof.
    """
    until = _day(known) if known else None
    found = books(ledger, known=until)
    return between(found, found.find(treaty), _day(on), until, tuple(states))


def between(found: Books, treaty: Treaty, on: date, known: date | None, states: tuple[str, ...]) -> Relations:
    """As `relations`, of a treaty from the books."""
    from foedus.law.bonds import Bonds
    from foedus.law.pairs import relations as every

    bonds = Bonds(found.treaties, on, known or date.today())
    keys = [_state(s, on) for s in states]
    if len(set(keys)) != len(keys) or len(keys) > 2:
        raise Refused(Problem(", ".join(states), "These are not two states.", "Give one state, or two that differ."))
    return every(bonds, treaty, *keys)


def _state(key: str, on: date) -> str:
    from foedus.core.states import as_of, organisations, states

    known = key.upper()
    if known not in states() and known not in organisations():
        raise Refused(Problem(key, "No state or organisation has this key.", "Use ISO 3166-1 alpha-3: FRA, RUS, USA."))
    return as_of(known, on)


def what_if(scenario: str, on: Day = None, given: Iterable[str] = (), ledger: str | None = None) -> ScenarioLine:
    """What a scenario such as "UKR attacks RUS" would trigger, each verdict with its proof."""
    from foedus.desk.passages import Shelf
    from foedus.desk.scenario_lines import supposed

    found = books(ledger)
    return supposed(scenario, _day(on), tuple(given), found.treaties, Shelf.of(found.sources))


def _paths(paths: Path | Iterable[Path]) -> list[str]:
    return [fspath(paths)] if isinstance(paths, str | PathLike) else [fspath(p) for p in paths]


def _day(day: Day) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day or date.today()
