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
from foedus.law.life.life import Standing

if TYPE_CHECKING:
    import polars

    from foedus.desk.calendar_lines import CalendarLine
    from foedus.desk.datafiles import Taken
    from foedus.desk.deciding_lines import DecidingLines
    from foedus.desk.diff_lines import DiffLines
    from foedus.desk.duty_life_lines import DutiesLine
    from foedus.desk.lines import ScenarioLine
    from foedus.desk.views import Brief
    from foedus.law.pairs.between import Relations
    from foedus.ledger.accounts import Account
    from foedus.reading.reader import Reading

Path = str | PathLike[str]
Day = date | str | None
Believed = str | Iterable[str]  # one account or several


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


def status(treaty: str, on: Day = None, known: Day = None, ledger: str | None = None, account: Believed = ()) -> Standing:
    """Where a treaty (id, name or card file) stands on the day of law `on`, beside the register's treaties or a ledger's.

    `account` is one or several, as `--account` has them: "without:KCNA", ["reports", "independent:2"].
    """
    from foedus.desk.cardfiles import asked
    from foedus.law.life.standing import standing

    until = _day(known) if known else None
    found = asked(treaty, ledger, _account(account), until)
    return standing(found.treaty, _day(on), found.books.treaties, until or date.today())


def relations(
    treaty: str,
    on: Day = None,
    known: Day = None,
    ledger: str | None = None,
    states: Iterable[str] = (),
    account: Believed = (),
) -> Relations:
    """A treaty between each two of its parties: in force or not, and how modified.

    `states`: none for all pairs, one for that state's, two for their pair with its proof.
    """
    from foedus.desk.cardfiles import asked

    until = _day(known) if known else None
    found = asked(treaty, ledger, _account(account), until)
    return between(found.books, found.treaty, _day(on), until, tuple(states))


def between(found: Books, treaty: Treaty, on: date, known: date | None, states: tuple[str, ...]) -> Relations:
    """As `relations`, of a treaty from the books."""
    from foedus.law.life.bonds import Bonds
    from foedus.law.pairs.pairs import relations as every

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


def what_if(
    scenario: Path,
    on: Day = None,
    given: Iterable[str] = (),
    ledger: str | None = None,
    *,
    known: Day = None,
    account: Believed = (),
    hops: int = 2,
) -> ScenarioLine:
    """What a scenario (a line such as "UKR attacks RUS", or a YAML file) would trigger, each verdict with its proof."""
    from foedus.desk.passages import Shelf
    from foedus.desk.scenario_lines import read_scenario, supposed

    read, problems = read_scenario(fspath(scenario), _day(on), tuple(given))
    if read is None:
        raise Refused(problems[0])
    until = _day(known) if known else None
    found = books(ledger, _account(account), until)
    return supposed(read, found.treaties, until or date.today(), Shelf.of(found.sources), hops)


def duties(
    treaty: str,
    state: str | None = None,
    toward: str | None = None,
    on: Day = None,
    known: Day = None,
    ledger: str | None = None,
    account: Believed = (),
) -> DutiesLine:
    """Each duty under a treaty (id, name or card file) on the day `on`, of one state, toward one state, with its life so far."""
    from foedus.desk.cardfiles import asked
    from foedus.desk.duty_life_lines import of_treaty

    until = _day(known) if known else None
    found = asked(treaty, ledger, _account(account), until)
    return of_treaty(found.treaty, found.books, _day(on), until, state, toward)


def what_decides(
    question: str,
    on: Day = None,
    known: Day = None,
    state: str | None = None,
    ledger: str | None = None,
    account: Believed = (),
) -> DecidingLines:
    """The smallest sets of disputed statements that change the answer about a treaty, a state in it, or a scenario's duties."""
    from foedus.desk.cardfiles import books_for
    from foedus.desk.deciding_lines import deciding_lines

    until = _day(known) if known else None
    found, (name,), _ = books_for((question,), ledger, _account(account), until)
    return deciding_lines(found, name, _day(on), until or date.today(), state)


def diff(treaty: str, known: tuple[Day, Day], on: Day = None, ledger: str | None = None, account: Believed = ()) -> DiffLines:
    """What changed in the answer about a treaty between two days of knowledge, and which newly known statements changed it."""
    from foedus.desk.cardfiles import books_for
    from foedus.desk.diff_lines import diff_lines

    first, last = _day(known[0]), _day(known[1])
    believed = _account(account)
    (before, *_), (after, (name,), _) = (books_for((treaty,), ledger, believed, day) for day in sorted((first, last)))
    return diff_lines(before, after, name, _day(on), (first, last))


def calendar(
    treaties: Iterable[str] = (),
    state: str | None = None,
    start: Day = None,
    until: Day = None,
    known: Day = None,
    ledger: str | None = None,
    account: Believed = (),
) -> list[CalendarLine]:
    """What is to come of these treaties, or of all that are known, from `start` (today) to `until`."""
    from foedus.desk.calendar_lines import calendar_lines
    from foedus.desk.cardfiles import books_for

    last, day = (_day(d) if d else None for d in (until, known))
    asked = [treaties] if isinstance(treaties, str) else list(treaties)
    found, names, _ = books_for(asked, ledger, _account(account), day)
    return calendar_lines(found, names, state, _day(start), last, day or date.today())


def panel(
    unit: str,
    start: Day | int = None,
    until: Day | int = None,
    *,
    ledger: str | None = None,
    files: Path | Iterable[Path] = (),
    flags: Iterable[str] | None = None,
    system: str = "cow",
    members: str = "system",
    as_published: str = "",
    similarity: Iterable[str] = (),
    weights: Path | None = None,
    events: Path | None = None,
    spells: str | None = None,
    differences: bool = False,
    pandas: bool = False,
) -> polars.DataFrame:
    """A panel of alliances (state-year, dyad-year, directed-dyad-year, state-day, ...) as a polars frame, or one of pandas.

    From what `foedus import atop`, `cow` and `states` put into the `ledger`, or from `files` as their publishers have them.
    `start` and `until` are years or days, both included. A flag is 1, 0, or null where it cannot be told; see `foedus panel --help`
    for the rest. `citations` tells how to cite the data.
    """
    from foedus.desk.panels import Asked, ask

    first, last = _edge(start, (1, 1)), _edge(until, (12, 31))
    asked = Asked(unit=unit, first=first, last=last, flags=None if flags is None else tuple(flags), system=system, members=members,
                  as_published=as_published, similarity=tuple(similarity), weights=fspath(weights) if weights else None,
                  events=fspath(events) if events else None, spells_of=spells,
                  differences=differences)  # fmt: skip
    frame = ask(asked, ledger, _paths(files)).frame
    return frame.to_pandas() if pandas else frame


def load(files: Path | Iterable[Path], ledger: str, strict: bool = False) -> Taken:
    """Put files of alliances (ATOP, COW) and of states, told apart by their columns, into a ledger; made where there is none.

    What is faulty is told in the answer's `problems`, by row and value; the other rows load, with `strict` no file that has faults.
    """
    from foedus.desk.datafiles import take

    return take(_paths(files), None, ledger, strict=strict)


def citations(ledger: str | None = None, files: Path | Iterable[Path] = ()) -> list[str]:
    """How to cite each data set of the ledger, or of these files."""
    from foedus.desk.alliancefiles import data_files

    found, _ = data_files(ledger, _paths(files))
    return list(dict.fromkeys([s.data.citation for s in found.spells] + [one.layout.citation for one in found.lists]))


def _edge(day: Day | int, of_year: tuple[int, int]) -> date | None:
    """A year is its first or its last day."""
    if isinstance(day, int) or (isinstance(day, str) and day.isdecimal() and len(day) == 4):
        return date(int(day), *of_year)
    return _day(day) if day else None


def _account(account: Believed) -> Account:
    """All of them together. Refused where one is not written as an account is."""
    from foedus.ledger.accountwords import together

    return together([account] if isinstance(account, str) else account)


def _paths(paths: Path | Iterable[Path]) -> list[str]:
    return [fspath(paths)] if isinstance(paths, str | PathLike) else [fspath(p) for p in paths]


def _day(day: Day) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day or date.today()
