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
    from foedus.desk.calendar_lines import CalendarLine
    from foedus.desk.deciding_lines import DecidingLines
    from foedus.desk.diff_lines import DiffLines
    from foedus.desk.duty_life_lines import DutiesLine
    from foedus.desk.lines import ScenarioLine
    from foedus.desk.views import Brief
    from foedus.law.pairs.between import Relations
    from foedus.ledger.folding.accounts import Account
    from foedus.reading.reader import Reading

Path = str | PathLike[str]
Day = date | str | None
Believed = str | Iterable[str]  # one account or several


def read(paths: Path | Iterable[Path], published: str | When | None = None) -> tuple[Reading, ...]:
    """What each report says. A reading's `problems` say what was wrong with it; an unreadable file gives no reading."""
    from foedus.desk.gather import read_paths

    return read_paths(as_paths(paths), When.parse(published) if isinstance(published, str) else published)[0]


def brief(paths: Path | Iterable[Path], on: Day = None, known: Day = None, ledger: str | None = None) -> Brief:
    """The brief of reports on the day of law `on` (today if not given), from what could be known by the day `known`."""
    from foedus.desk.brief import brief as made
    from foedus.desk.gather import gather, read_paths

    until = as_day(known) if known else None
    return made(gather(*read_paths(as_paths(paths), ledger=ledger), ledger, until), books(), as_day(on), until)


def register() -> Mapping[str, Card]:
    """The shipped treaties by id."""
    from foedus.ledger.cards.register import register as shipped

    return shipped()


def status(treaty: str, on: Day = None, known: Day = None, ledger: str | None = None, account: Believed = ()) -> Standing:
    """Where a treaty (id, name or card file) stands on the day of law `on`, beside the register's treaties or a ledger's.

    `account` is one or several, as `--account` has them: "without:KCNA", ["reports", "independent:2"].
    """
    from foedus.desk.cardfiles import asked
    from foedus.law.life.standing import standing

    until = as_day(known) if known else None
    found = asked(treaty, ledger, _account(account), until)
    return standing(found.treaty, as_day(on), found.books.treaties, until or date.today())


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

    until = as_day(known) if known else None
    found = asked(treaty, ledger, _account(account), until)
    return between(found.books, found.treaty, as_day(on), until, tuple(states))


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

    read, problems = read_scenario(fspath(scenario), as_day(on), tuple(given))
    if read is None:
        raise Refused(problems[0])
    until = as_day(known) if known else None
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

    until = as_day(known) if known else None
    found = asked(treaty, ledger, _account(account), until)
    return of_treaty(found.treaty, found.books, as_day(on), until, state, toward)


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

    until = as_day(known) if known else None
    found, (name,), _ = books_for((question,), ledger, _account(account), until)
    return deciding_lines(found, name, as_day(on), until or date.today(), state)


def diff(treaty: str, known: tuple[Day, Day], on: Day = None, ledger: str | None = None, account: Believed = ()) -> DiffLines:
    """What changed in the answer about a treaty between two days of knowledge, and which newly known statements changed it."""
    from foedus.desk.cardfiles import books_for
    from foedus.desk.diff_lines import diff_lines

    first, last = as_day(known[0]), as_day(known[1])
    believed = _account(account)
    (before, *_), (after, (name,), _) = (books_for((treaty,), ledger, believed, day) for day in sorted((first, last)))
    return diff_lines(before, after, name, as_day(on), (first, last))


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

    last, day = (as_day(d) if d else None for d in (until, known))
    asked = [treaties] if isinstance(treaties, str) else list(treaties)
    found, names, _ = books_for(asked, ledger, _account(account), day)
    return calendar_lines(found, names, state, as_day(start), last, day or date.today())


def _account(account: Believed) -> Account:
    """All of them together. Refused where one is not written as an account is."""
    from foedus.ledger.folding.accountwords import together

    return together([account] if isinstance(account, str) else account)


def as_paths(paths: Path | Iterable[Path]) -> list[str]:
    """One path or several, as text."""
    return [fspath(paths)] if isinstance(paths, str | PathLike) else [fspath(p) for p in paths]


def as_day(day: Day) -> date:
    """The day; today where none is given."""
    return date.fromisoformat(day) if isinstance(day, str) else day or date.today()
