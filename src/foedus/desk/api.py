"""What `import foedus` offers. Days are dates, or text such as "2024-12-04"; paths are files and folders.

Where something cannot be answered at all, `foedus.core.problems.Refused` is raised, with what to do in its `problem`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike, fspath
from typing import TYPE_CHECKING

from foedus.core.problems import Refused
from foedus.core.treaties import Card
from foedus.core.when import When
from foedus.desk.books import books
from foedus.law.life import Standing

if TYPE_CHECKING:
    from foedus.desk.duty_life_lines import DutiesLine
    from foedus.desk.lines import ScenarioLine
    from foedus.desk.views import Brief
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


def what_if(
    scenario: Path,
    on: Day = None,
    given: Iterable[str] = (),
    ledger: str | None = None,
    *,
    known: Day = None,
    account: str = "everything",
    hops: int = 2,
) -> ScenarioLine:
    """What a scenario (a line such as "UKR attacks RUS", or a YAML file) would trigger, each verdict with its proof."""
    from foedus.desk.passages import Shelf
    from foedus.desk.scenario_lines import read_scenario, supposed

    read, problems = read_scenario(fspath(scenario), _day(on), tuple(given))
    if read is None:
        raise Refused(problems[0])
    until = _day(known) if known else None
    found = books(ledger, account, until)
    return supposed(read, found.treaties, until or date.today(), Shelf.of(found.sources), hops)


def duties(
    treaty: str,
    state: str | None = None,
    toward: str | None = None,
    on: Day = None,
    known: Day = None,
    ledger: str | None = None,
    account: str = "everything",
) -> DutiesLine:
    """Each duty under a treaty (id or name) on the day `on`, of one state, toward one state where given, with its life so far."""
    from foedus.desk.duty_life_lines import asked

    return asked(treaty, _day(on), _day(known) if known else None, ledger, account, state, toward)


def _paths(paths: Path | Iterable[Path]) -> list[str]:
    return [fspath(paths)] if isinstance(paths, str | PathLike) else [fspath(p) for p in paths]


def _day(day: Day) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day or date.today()
