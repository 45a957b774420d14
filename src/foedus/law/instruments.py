"""Instruments of consent as they stood: from their day until they were taken back or their state was no more (VCLT arts. 11-16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from foedus.core.answers import Answer
from foedus.core.states import states
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.law.facts import Case, Fact, acting, facts
from foedus.law.leaving import OUT, leavings
from foedus.law.names import today
from foedus.law.reckoning import first, one_or_other, perhaps_never

LEAVES = (ActKind.WITHDRAWAL, ActKind.DENUNCIATION)


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


def instruments(case: Case, found: Iterable[Fact]) -> list[Instrument]:
    """One for each state and act. A subject that changed its name is one state, an absorbed one is another (DDR, DEU)."""
    out: dict[str, list[tuple[When, When]]] = {}
    leavers = {
        today(s) for f in facts(case, *LEAVES) + facts(case, ActKind.NOTIFICATION, about=OUT) for s in acting(case.treaty, f.act)
    }
    made = []
    for fact in found:
        for state in map(today, acting(case.treaty, fact.act)):
            if state in leavers and state not in out:
                out[state] = [(left.notice, left.effect) for left in leavings(case, state, None) if left.revoked is None]
            made.append(Instrument(state=state, when=fact.when, until=_until(state, fact.when, out.get(state, ())), fact=fact))
    return made


def _until(state: str, when: When, out: Iterable[tuple[When, When]]) -> When | None:
    """From the notice on it may stand no more, from its effect on it does not; nor after the end of the state."""
    ends = [_ends(when, notice, effect) for notice, effect in out if when.precedes(effect) is not Answer.NO]
    gone = _day_after_its_end(state)
    if gone and (when.earliest or date.min) < gone:
        ends.append(When.on(gone))
    return first(ends) if ends else None


def _ends(when: When, notice: When, effect: When) -> When:
    end = one_or_other(notice, effect)
    return end if when.precedes(notice) is Answer.YES else perhaps_never(end)


def _day_after_its_end(state: str) -> date | None:
    known = states().get(state)
    return known.end + timedelta(days=1) if known and known.end and known.end < date.max else None
