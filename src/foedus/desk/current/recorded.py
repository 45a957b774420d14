"""What a ledger recorded, entry by entry, and what of it counts by the end of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.decisions.reviewed import Reviews, reviews
from foedus.ledger.merging.conflicts import Conflict, conflicts
from foedus.ledger.store import Item

Entry = tuple[int, date, Item]


@dataclass(frozen=True)
class Recorded:
    """What was recorded, each with its day: sources with their former records, statements by id, decisions as they were made."""

    sources: tuple[tuple[date, Source], ...] = ()
    statements: Mapping[str, Statement] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)  # of the statements
    decisions: tuple[tuple[date, Decision], ...] = ()
    aparts: tuple[tuple[date, Apart], ...] = ()  # what merged ledgers decided otherwise
    heard: tuple[date, date] | None = None  # the first and last day on which a ledger was told something
    shipped: int = 0  # how many of the statements, the first ones, are the shipped register's, which nobody told this ledger

    def after(self, entries: Iterable[Entry]) -> Recorded:
        """With what came later."""
        sources, decisions, aparts = list(self.sources), list(self.decisions), list(self.aparts)
        statements, days = dict(self.statements), dict(self.days)
        heard, shipped = self.heard, self.shipped
        for n, day, item in entries:
            if n and not isinstance(item, Redaction):  # the register's cards have no number
                heard = (min(day, heard[0]), max(day, heard[1])) if heard else (day, day)
            if isinstance(item, Source):
                sources.append((day, item))
            elif isinstance(item, Decision):
                decisions.append((day, item))
            elif isinstance(item, Apart):
                aparts.append((day, item))
            elif isinstance(item, Statement):
                statements[item.id], days[item.id] = item, day
                shipped += not n
        return Recorded(tuple(sources), statements, days, tuple(decisions), tuple(aparts), heard, shipped)

    def by(self, known: date | None) -> Recorded:
        """What had been recorded by the end of that day."""
        if known is None:
            return self
        said = {key: s for key, s in self.statements.items() if self.days[key] <= known}
        sources = tuple(pair for pair in self.sources if pair[0] <= known)
        decisions = tuple(pair for pair in self.decisions if pair[0] <= known)
        aparts = tuple(pair for pair in self.aparts if pair[0] <= known)
        shipped = sum(key in said for key in islice(self.statements, self.shipped))
        return Recorded(sources, said, {key: self.days[key] for key in said}, decisions, aparts, self.heard, shipped)

    @cached_property
    def in_use(self) -> Mapping[str, Source]:
        """Each source as it was recorded last."""
        return {source.id: source for _, source in sorted(self.sources, key=lambda pair: pair[0])}

    @cached_property
    def reviews(self) -> Reviews:
        """What follows from the decisions."""
        found = reviews(decision for _, decision in self.decisions)
        apart = frozenset(c.statement for c in self._unsettled(found) if not c.agree)
        return replace(found, apart=apart) if apart else found

    @cached_property
    def conflicts(self) -> Mapping[str, tuple[Conflict, ...]]:
        """What was decided in merged ledgers and is not settled here, by statement."""
        found: dict[str, tuple[Conflict, ...]] = {}
        for one in self._unsettled(self.reviews):
            found[one.statement] = (*found.get(one.statement, ()), one)
        return found

    @cached_property
    def standing(self) -> Mapping[str, Statement]:
        """The statements that count."""
        counts = self.reviews.counts
        return {key: s for key, s in self.statements.items() if counts(key, s)}

    def _unsettled(self, found: Reviews) -> Iterator[Conflict]:
        return conflicts(found.histories, (apart for _, apart in self.aparts), self.statements.get)
