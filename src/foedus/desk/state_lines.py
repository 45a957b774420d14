"""One state on one day: what it is, its duties given and received, its treaties, what comes due for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.core.answers import Answer
from foedus.core.saying import day
from foedus.core.states import as_of, existed, name_of, organisations, same, states
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.desk.books import Books
from foedus.desk.calendar_lines import CalendarLine, of_treaties
from foedus.desk.passages import Shelf, names
from foedus.desk.standing_lines import item
from foedus.desk.state_duties import KINDS, DutyRow, duty_rows
from foedus.desk.titles import short_name
from foedus.law.basics.names import today
from foedus.law.basics.turns import StateWord
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import BINDING, standing
from foedus.law.life.timeline import only

YEAR = timedelta(days=365)
_ORDER = [*BINDING, StateWord.UNDETERMINED, StateWord.CONSENTED, StateWord.SIGNATORY, StateWord.SUSPENDED, StateWord.FORMER]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of its existence, in words; its numbers in Correlates of War and Gleditsch-Ward where it has them."""

    name: str
    days: str
    standing: str
    cow: int | None = None
    gw: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A treaty in which it has a part: the words that its standing may bear; since when, where one is certain."""

    treaty: str
    name: str
    kind: str
    words: tuple[str, ...]
    answer: Answer  # is it bound?
    since: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Its duties of one kind (help, consultation, restraint, "" for any other)."""

    kind: str
    title: str
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePage:
    """`subject` is the key under which this subject of law went on the day; `bearer` is who bore its obligations then."""

    key: str
    name: str
    on: date
    existed: Answer
    subject: str
    bearer: str
    heir: str | None
    stretches: tuple[Stretch, ...]
    organisation: bool
    duties: tuple[Kind, ...]
    treaties: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Something outstanding by it, for a treaty."""

    treaty: str
    name: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What comes within a year of the day, and what is outstanding by it."""

    coming: tuple[CalendarLine, ...]
    outstanding: tuple[Lacking, ...]


def state_page(key: str, treaties: Sequence[Treaty], bonds: Bonds) -> StatePage:
    """The state of that key, which must be known, and its treaties on the day of the bonds."""
    subject = same(key, bonds.on)
    parts = _parts(subject, treaties, bonds)
    binding = [part.treaty for part in parts if part.answer is not Answer.NO]
    rows = duty_rows(subject, bonds, binding) if existed(subject, bonds.on) is not Answer.NO else []
    kinds = (Kind(kind=kind, title=title, rows=_sorted(r for r in rows if r.kind == kind)) for kind, title in KINDS.items())
    known = states().get(key) or organisations().get(key)
    return StatePage(
        key=key, name=name_of(key), on=bonds.on, existed=existed(key, bonds.on), subject=subject, bearer=as_of(key, bonds.on),
        heir=known.continued_by if known else None, stretches=_stretches(key), organisation=key in organisations(),
        duties=tuple(kind for kind in kinds if kind.rows), treaties=tuple(parts),
    )  # fmt: skip


def state_due(key: str, treaties: Iterable[Treaty], bonds: Bonds, books: Books, shelf: Shelf, known: date) -> Due:
    """From the day of the bonds on. Treaties that surely bind nobody any more and were not signed by it are left out."""
    subject = same(key, bonds.on)
    alive = [t for t in treaties if bonds.near(t, subject)]
    coming = of_treaties(alive, books, shelf, subject, bonds.on, bonds.on + YEAR, known)
    return Due(
        coming=tuple(line for line in coming if line.when.earliest and line.when.earliest >= bonds.on),
        outstanding=tuple(one for t in alive for one in _lacking(t, subject, bonds.on, books, known)),
    )


def _lacking(treaty: Treaty, subject: str, on: date, books: Books, known: date) -> Iterable[Lacking]:
    for one in standing(treaty, on, books.treaties, known).outstanding:
        if one.state and today(one.state) == today(subject) and one.kind != "deadline":
            yield Lacking(treaty=treaty.id, name=_name(treaty), says=item(one).removeprefix(f"{name_of(one.state)}: "))


def _parts(subject: str, treaties: Iterable[Treaty], bonds: Bonds) -> list[Part]:
    """Those in which it has, or may have, a part that day: bound first, the newest bond first."""
    found = []
    for treaty in treaties:
        words = bonds.words(treaty, subject)
        if words != (StateWord.NONE,):
            found.append(_part(treaty, words, subject, bonds))
    return sorted(found, key=lambda part: (_rank(part), _latest(part.since), part.name))


def _part(treaty: Treaty, words: tuple[StateWord, ...], subject: str, bonds: Bonds) -> Part:
    member = bonds.member(treaty, subject)
    return Part(
        treaty=treaty.id, name=_name(treaty), kind=treaty.kind, words=tuple(w.value for w in words), answer=member.binds,
        since=member.since,
    )  # fmt: skip


def _rank(part: Part) -> int:
    word = only(tuple(StateWord(w) for w in part.words))
    return _ORDER.index(word) if word in _ORDER else len(_ORDER)


def _latest(when: When | None) -> int:
    return -(when.latest or date.min).toordinal() if when else 0


def _sorted(rows: Iterable[DutyRow]) -> tuple[DutyRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.answer is not Answer.YES, _latest(row.since))))


def _name(treaty: Treaty) -> str:
    return short_name(treaty.title, treaty.names, names(treaty.parties))


def _stretches(key: str) -> tuple[Stretch, ...]:
    if key in states():
        return tuple(
            Stretch(name=s.name, days=_days(s.start, s.end, "before 1816"), standing=s.standing, cow=s.cow, gw=s.gw)
            for s in states()[key].spans
        )
    known = organisations()[key]
    return (Stretch(name=known.name, days=_days(known.start, known.end, "a day not told"), standing="organisation"),)


def _days(start: date | None, end: date | None, before: str) -> str:
    return f"{day(start) if start else before} to {day(end) if end and end < date.max else 'this day'}"
