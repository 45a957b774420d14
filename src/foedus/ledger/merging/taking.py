"""The entries of one ledger taken over into another, step by step within one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from foedus.core.apart import Apart
from foedus.core.merged import Merged
from foedus.core.redactions import Redaction
from foedus.ledger.entries.about import NOTHING, About
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import apart_record, decision_key, digest, merged_record, redaction_of
from foedus.ledger.merging.branches import Joined, Side, join
from foedus.ledger.merging.brought import Brought, Order
from foedus.ledger.merging.descriptions import describe
from foedus.ledger.merging.held import STATEMENTS, Held, extent, fork, statement_of
from foedus.ledger.store import Added
from foedus.ledger.tables import appending
from foedus.ledger.tables.appending import Line, Lines


class Taking:
    """What `here` takes over from `there`; of each ledger what was looked up of it, and what was done so far."""

    def __init__(self, here: Held, there: Held, order: Order) -> None:
        self._here, self._there, self._order = here, there, order
        self._days, self._erased = here.days(), here.erased()
        self._fresh: set[str] = set()  # sources of which `here` knew nothing
        self._later: dict[str, list[Entry]] = {"source": [], "decision": [], "apart": [], "redaction": []}
        self._added: Counter[str] = Counter()
        self._left = 0

    def all(self) -> Brought:
        """Sources and statements first, then what was said of them."""
        for batch in self._there.entries(fork(self._here, self._there)):
            self._put(self._founded(batch))
        former, described = self._describe()
        apart = self._decide()
        redacted = self._redact()
        if self._added or former:
            self._tell(former)
        added = Added(self._added["source"], self._added["statement"], self._added["decision"])
        return Brought(added=added, apart=apart, redacted=redacted, described=described, left=self._left)

    def _founded(self, batch: list[Entry]) -> dict[tuple[str, str], Line]:
        """New sources and their statements in their order; what hangs on the order in which it came is left for later."""
        lines: dict[tuple[str, str], Line] = {}
        new = {e.source: e for e in reversed(batch) if e.kind == "source" and e.source not in self._days}
        appending.keep(self._here.connection, self._there.texts(filter(None, new)))
        for entry in batch:
            if entry.kind == "statement":
                lines |= self._statement(entry)
            elif new.get(entry.source) is entry:
                line = lines["source", entry.id] = self._line(entry)
                self._fresh.add(entry.source or "")
                self._days[entry.source or ""] = line.recorded or date.min
            elif entry.kind in self._later:
                self._later[entry.kind].append(entry)
        return lines

    def _statement(self, entry: Entry) -> dict[tuple[str, str], Line]:
        """What was erased in one of the two is erased in both; left out where only `there` was to erase it."""
        source = entry.source or ""
        gone = STATEMENTS in self._erased.get(source, ())
        if not entry.record and source not in self._fresh and not gone:
            return {}
        line = self._line(entry, self._days.get(source, date.min))
        return {("statement", entry.id): line._replace(record="", about=About(source=source)) if gone else line}

    def _describe(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Records of sources that `here` knew; those only kept, and the ids of sources that neither describes as the other."""
        former: list[str] = []
        differ: list[str] = []
        kept = self._here.former()
        there = self._here.sources(e.id for e in self._later["source"])
        for source in dict.fromkeys(e.source or "" for e in self._later["source"] if e.id not in there):
            ours, theirs = self._here.described(source), {e.record: e for e in self._there.described(source)}
            if not ours or not theirs:  # it was erased in one of the two
                continue
            found = describe([e.record for e in ours], list(theirs), kept)
            last = ours[-1].recorded
            self._put({("source", theirs[r].id): self._line(theirs[r], last) for r in found.recorded})
            former += found.former
            differ += [source] if found.differ else []
        return tuple(former), tuple(differ)

    def _decide(self) -> tuple[Apart, ...]:
        """Decisions that go on from those here, in their order, then those that are kept apart; which are new of these."""
        keys = list(dict.fromkeys(statement_of(e.id) for kind in ("decision", "apart") for e in self._later[kind]))
        here, there, name = self._here.sides(keys), self._there.sides(keys), self._there.name()
        joined = {key: join(here[key], there[key], name) for key in keys}
        floors = self._floors(here, {key: found for key, found in joined.items() if found.more or found.apart})
        more = {decision_key(key, d.id): floor for key, floor in floors.items() for d in joined[key].more}
        self._put({("decision", e.id): self._line(e, more[e.id]) for e in self._later["decision"] if e.id in more})
        apart = [a for key in floors for a in joined[key].apart]
        self._put({("apart", decision_key(a.statement, a.id)): self._own(apart_record(a), floors[a.statement]) for a in apart})
        return tuple(a for a in apart if not here[a.statement].holds(a.theirs))

    def _floors(self, here: Mapping[str, Side], joined: Mapping[str, Joined]) -> dict[str, date]:
        """By statement the first day on which all that these rest on is here; those of which some is not are left."""
        needed = {key: {key, *found.placed} for key, found in joined.items()}
        days = self._here.statements({one for each in needed.values() for one in each})
        last = {key: decision_key(key, here[key].last) for key in joined}
        decided = self._here.decided(last.values())
        whole = {key: each for key, each in needed.items() if each <= days.keys()}
        self._left = sum(len(found.more) + len(found.apart) for key, found in joined.items() if key not in whole)
        return {key: max([*(days[one] for one in each), decided.get(last[key], date.min)]) for key, each in whole.items()}

    def _redact(self) -> tuple[Redaction, ...]:
        """Told where the text is gone here too; those returned are of texts, or statements, that are still here."""
        todo: list[Redaction] = []
        for entry in self._later["redaction"]:
            redaction = redaction_of(entry.record)
            gone = self._erased.get(redaction.source)
            if redaction.source in self._fresh or (gone is not None and extent(redaction) <= gone):
                self._put({("redaction", entry.id): self._line(entry, self._days.get(redaction.source, date.min))})
            else:
                todo.append(redaction)
        return tuple(todo)

    def _tell(self, former: Iterable[str]) -> None:
        head, order = self._there.head(), self._order
        merged = Merged(
            ledger=self._there.name(), entries=head, head=self._there.hash(head), by=order.by, at=order.at, former=tuple(former)
        )
        record = merged_record(merged)
        self._put({("merged", digest(record)): self._own(record)})

    def _line(self, entry: Entry, floor: date = date.min) -> Line:
        """The entry as it is, on its day here: never before what it rests on."""
        return Line(entry.record, About(entry.treaty, entry.source), max(self._order.day or entry.recorded, floor))

    def _own(self, record: str, floor: date = date.min) -> Line:
        return Line(record, NOTHING, max(self._order.day or self._order.at.date(), floor))

    def _put(self, lines: Lines) -> None:
        fresh = appending.append(self._here.connection, lines, self._order.at.date()) if lines else {}
        self._added.update(kind for kind, _ in fresh)
