"""Spells as statements on the characters of their rows: entries, exits, obligations under conditions.

Each phase of an alliance is a treaty of its own, for its obligations differ: `atop-3180-2`. A day or month that the file leaves
blank stays uncertain. A flag says that a condition exists, not what it is: so it stays a condition in words with the variable,
which only given facts settle. `Provision.words` names the alliance and the variables that are coded 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Clauses, Content, Naming, Provision, Relation, Statement
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import ActKind, Event
from foedus.datasets.alliances.groups import Alliance, alliances, in_time, whole
from foedus.datasets.alliances.layouts import DataSet
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.numbers import bearer
from foedus.datasets.tables import rows
from foedus.law.basics.names import today
from foedus.ledger.fold import fold

_SHARED = "the obligation is this member's: the file codes the alliance as a whole, and its members' obligations differ"
METHOD = "card"  # what is written down as data, and stands as it is written


def source(told: Spells) -> Source:
    """The file as a source, its text whole."""
    data = told.data
    title = f"{data.name} {data.version}, {told.layout.about}"
    return Source(id=source_id(told.file.text), name=title, text=told.file.text, kind="data set", title=data.citation,
                  publisher=data.name, address=told.file.path.name)  # fmt: skip


def statements(told: Spells) -> Iterator[Statement]:
    """What the rows say, alliance by alliance."""
    key = source_id(told.file.text)
    places = {row.number: (row.start, row.end) for row in told.file.rows}
    flags = [row["variable"] for row in obligations(told.data.name)]
    for alliance in alliances(told, flags):
        for line, content in _contents(alliance, told.data):
            start, end = places[line]
            yield Statement(source=key, start=start, end=end, content=content, method=METHOD)


def treaties(told: Spells) -> dict[str, Treaty]:
    """The alliances of the file as treaties, without a ledger."""
    file = source(told)
    return fold(statements(told), {file.id: file})


def _contents(alliance: Alliance, data: DataSet) -> Iterator[tuple[int, Content]]:
    first = alliance.spells[0]
    yield first.line, Naming(treaty=alliance.key, name=alliance.title, kind="alliance")
    lasts = any(spell.end is None for spell in alliance.spells)
    yield first.line, Clauses(treaty=alliance.key, open=True, told_until=data.last if lasts else None)
    if first.alliance and first.toward is not None:
        yield first.line, Relation(kind="restates", treaty=alliance.key, other=whole(data.name, first))
    yield from _acts(alliance, data)
    yield from _provisions(alliance, data)


@dataclass(frozen=True, slots=True)
class _Bound:
    """A state's time in the treaty, on the line of its row; `out` is the first day on which it is bound no more."""

    line: int
    state: str
    start: When
    out: When | None


def _acts(alliance: Alliance, data: DataSet) -> Iterator[tuple[int, Content]]:
    """No treaty binds one alone: it enters into force when the second member is in, for a later one on its own day.

    Who enters on one day does so in one act, told by the row of each.
    """
    bound = _joined(alliance, data)
    first = bound[min(1, len(bound) - 1)].start
    entering: dict[When, list[_Bound]] = defaultdict(list)
    for one in bound:
        entering[max(one.start, first, key=in_time)].append(one)
        if one.out:
            yield one.line, Act(kind=ActKind.WITHDRAWAL, treaty=alliance.key, actors=(one.state,), when=one.out, note="took effect")
    for when, together in entering.items():
        actors = tuple(dict.fromkeys(one.state for one in together))
        entry = Act(kind=ActKind.ENTRY_INTO_FORCE, treaty=alliance.key, actors=actors, when=when)
        yield from ((line, entry) for line in dict.fromkeys(one.line for one in together))


def _joined(alliance: Alliance, data: DataSet) -> list[_Bound]:
    """In order of time. What meets or overlaps is one: a number that changes (260 to 255), a state that goes on in another's."""
    told: dict[str, list[_Bound]] = defaultdict(list)
    for one in sorted((b for spell in alliance.spells for b in _bound(spell, data)), key=lambda b: in_time(b.start)):
        mine = told[today(one.state)]
        before = mine[-1] if mine else None
        if before and (before.out is None or in_time(one.start)[0] <= in_time(before.out)[0]):
            mine[-1] = replace(before, out=_later(before.out, one.out))
        else:
            mine.append(one)
    return sorted((b for mine in told.values() for b in mine), key=lambda b: in_time(b.start))


def _bound(spell: Spell, data: DataSet) -> Iterator[_Bound]:
    out = spell.end and _after(spell.end) if data.end_day == "in" else spell.end
    for number in filter(None, (spell.state, spell.toward)):
        yield _Bound(spell.line, bearer(number, spell.start.latest), spell.start, out)


def _after(when: When) -> When:
    """The day after."""
    first, last = (day and day + timedelta(days=1) for day in (when.earliest, when.latest))
    return replace(when, earliest=first, latest=last)


def _later(one: When | None, other: When | None) -> When | None:
    return max(one, other, key=in_time) if one and other else None


def _provisions(alliance: Alliance, data: DataSet) -> Iterator[tuple[int, Content]]:
    """One provision for all members that are bound under the same conditions, told by the row of each."""
    for duty in obligations(data.name):
        groups: dict[Provision, list[tuple[int, str]]] = defaultdict(list)
        for spell in alliance.spells:
            if told := _provision(spell, duty, alliance.key, data):
                groups[told].append((spell.line, bearer(spell.state, spell.start.latest)))
        for told, members in groups.items():
            provision = replace(told, bearers=tuple(dict.fromkeys(state for _, state in members)))
            yield from ((line, provision) for line, _ in members)


def _provision(spell: Spell, duty: dict[str, str], treaty: str, data: DataSet) -> Provision | None:
    """What the member's row says of that duty; None where it is not bound by it."""
    conditions, by = _conditions(spell, duty), _adversaries(spell, duty)
    if conditions is None:
        return None
    events = tuple(map(Event, filter(None, duty["events"].split("|"))))
    return Provision(kind=duty["kind"], treaty=treaty, by=by, conditions=conditions, words=_coded(spell, duty, data),
                     trigger=duty["trigger"] or None, events=events)  # fmt: skip


def _adversaries(spell: Spell, duty: dict[str, str]) -> tuple[str, ...]:
    """Whom ATOP names (STATTHR1, STATTHR2) where the duty is against certain adversaries only (DEFCOADV and its like).

    Only where the threat is states that the treaty names (SPECTHRT 1), and nothing tells of a second case beside them (a number of
    adversaries, DEFCONUM and its like): else those two need not be all, and whether another is meant stays a condition.
    """
    named = _of(duty, "coadv")
    if not spell.flag(named) or spell.flag(_of(duty, "conum")) or not spell.flag("specthrt"):
        return ()
    cells = (spell.row.get(column, "") for column in ("statthr1", "statthr2"))
    return tuple(dict.fromkeys(bearer(int(cell), spell.start.latest) for cell in cells if cell.isdecimal() and int(cell)))


def _of(duty: dict[str, str], ending: str) -> str:
    """The duty's own variable of that sort: DEFCOADV of DEFENSE; "" where it has none."""
    return next((flag for flag in duty["conditions"].split("|") if flag.endswith(ending)), "")


def _conditions(spell: Spell, duty: dict[str, str]) -> tuple[str, ...] | None:
    """Under which the member is bound; None where it is not. What the file does not code is a condition too."""
    coded = spell.flag(duty["variable"])
    if coded is False or (coded is None and not spell.has(duty["variable"])):
        return None
    told = {_of(duty, "coadv")} if _adversaries(spell, duty) else set()
    words = [condition(flag) for flag in filter(None, duty["conditions"].split("|")) if spell.flag(flag) and flag not in told]
    words += [f"{duty['variable'].upper()} holds, which the file leaves open"] if coded is None else []
    words += [_SHARED] if spell.shared else []
    return tuple(words)


def _coded(spell: Spell, duty: dict[str, str], data: DataSet) -> str:
    """The alliance and the variables behind the duty, as a researcher looks them up: ATOP 1020: DEFENSE=1, DEFCOADV=1."""
    flags = [flag for flag in (duty["variable"], *filter(None, duty["conditions"].split("|"))) if spell.flag(flag)]
    number = f" {spell.alliance}" if spell.alliance else ""
    return f"{data.name}{number}: {', '.join(f'{flag.upper()}=1' for flag in flags) or duty['variable'].upper() + ' not coded'}"


@cache
def obligations(data_set: str) -> tuple[dict[str, str], ...]:
    """The variables of that data set which are obligations, with their kinds and conditions."""
    return tuple(row for row in rows("alliance_obligations") if row["data_set"] == data_set)


@cache
def condition(flag: str) -> str:
    """In words the condition that a variable says there is, with its name: what it is, the file does not say."""
    row = next(row for row in rows("alliance_conditions") if flag in row["variables"].split("|"))
    return f"{row['words']} ({flag.upper()}: see the treaty text)"
