"""Instruments of consent as they stood: from their day until they were taken back or their state was no more (VCLT arts. 11-16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import groupby

from foedus.core import states as known_states
from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.law.basics.facts import Case, Fact, acting, facts
from foedus.law.basics.names import today
from foedus.law.basics.reckoning import first, one_or_other, perhaps_never
from foedus.law.life.leaving import LEAVES, OUT, leavings


class Side(Enum):
    """How open days are taken: as they let a condition be met soonest, or latest."""

    BEST = "best"
    WORST = "worst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A state's consent. `until` is the day on which it no longer stands; `fact` tells of it."""

    state: str
    when: When
    until: When | None
    fact: Fact

    def span(self, side: Side) -> tuple[date, date | None] | None:
        """From which day until before which it stands, at best or at worst; None where it may never stand."""
        if side is Side.BEST:
            return self.when.earliest or date.min, self.until.latest if self.until else None
        if self.when.latest is None:
            return None
        gone = (self.until.earliest or date.min) if self.until else None
        return None if gone and gone <= self.when.latest else (self.when.latest, gone)


def instruments(case: Case, found: Iterable[Fact], in_force: When | None = None) -> list[Instrument]:
    """One for each state and act. A subject that changed its name is one state, an absorbed one is another (DDR, DEU).

    Before the treaty is in force an instrument may be taken back with effect at once, and one whose state has ended still counts:
    depositaries count deposits (the Second Optional Protocol to the ICCPR entered into force with the German Democratic
    Republic's, after its end). Once it is in force, given as `in_force`, notice must run, and states that ended are no parties.
    """
    out = _ways_out(case, in_force)
    return [
        Instrument(state=state, when=fact.when, until=_until(state, fact.when, out.get(state, ()), in_force), fact=fact)
        for fact in found
        for state in map(today, acting(case.treaty, fact.act))
    ]


def _ways_out(case: Case, in_force: When | None) -> dict[str, list[tuple[When, When]]]:
    """For each state that left: from when on its instrument may stand no more, and from when on it does not."""
    leaving = [*facts(case, *LEAVES), *facts(case, ActKind.NOTIFICATION, about=OUT)]
    found = {}
    for state in {today(state) for fact in leaving for state in acting(case.treaty, fact.act)}:
        gone = [left for left in leavings(case, state, in_force) if left.revoked is None]
        found[state] = [(left.effect if in_force else left.notice, left.effect) for left in gone]
    return found


def _until(state: str, when: When, out: Iterable[tuple[When, When]], in_force: When | None) -> When | None:
    ends = [_ends(when, notice, effect) for notice, effect in out if when.precedes(effect) is not Answer.NO]
    known = known_states.states().get(state)
    if in_force and known and known.end and known.end < date.max:
        ends.append(When.on(known.end + timedelta(days=1)))
    return first(ends) if ends else None


def _ends(when: When, notice: When, effect: When) -> When:
    end = one_or_other(notice, effect)
    return end if when.precedes(notice) is Answer.YES else perhaps_never(end)


def walk(given: Iterable[Instrument], side: Side, others: Iterable[date] = ()) -> Iterator[tuple[date, set[str]]]:
    """Each day on which anything changes, and the `others`, with the states whose instruments stand at its end."""
    changes: list[tuple[date, str, int]] = [(day, "", 0) for day in others]
    for instrument in given:
        if span := instrument.span(side):
            changes.append((span[0], instrument.state, 1))
            changes += [(span[1], instrument.state, -1)] if span[1] else []
    standing: Counter[str] = Counter()
    states: set[str] = set()
    for day, changed in groupby(sorted(changes), key=lambda change: change[0]):
        for _, state, step in changed:
            standing[state] += step
            (states.add if standing[state] > 0 else states.discard)(state)
        yield day, states
