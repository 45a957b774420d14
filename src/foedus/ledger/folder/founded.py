"""Does what a text tells hold, beside what the ledger has? Texts, places, words, and decisions one after another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.decisions.deciding import Changed, weigh
from foedus.ledger.entries.chain import Entry, linked
from foedus.ledger.entries.records import FIRST, digest
from foedus.ledger.folder.items import shown
from foedus.ledger.folder.kinds import REDACTIONS
from foedus.ledger.folder.reading import Found
from foedus.ledger.store import Item, Ledger

_WHOLE = "Import the whole folder into an empty ledger: it gives the same chain."
_MERGE = "Import the whole folder into a new ledger, and merge that: foedus ledger merge."
_REDACT = "Erase it here too: foedus ledger redact."


@dataclass(slots=True)
class Staged:
    """A ledger as it will be, once what is found is added: what `deciding.weigh` asks."""

    ledger: Ledger
    empty: bool
    sources: dict[str, Source]
    redacted: set[str]
    statements: dict[str, Statement] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    made: dict[str, list[Decision]] = field(default_factory=dict)

    def history(self, statement: str) -> list[Decision]:
        """The decisions on it, those of the ledger first."""
        return ([] if self.empty else self.ledger.history(statement)) + self.made.get(statement, [])

    def statement(self, key: str) -> Statement | None:
        """Found, or in the ledger."""
        return self.statements.get(key) or (None if self.empty else self.ledger.statement(key))

    def source(self, key: str) -> Source | None:
        """Found, or in the ledger."""
        return self.sources.get(key)

    def is_erased(self, decision: Decision) -> bool:
        """Can the decision not be weighed any more, for what it decides on is gone?"""
        statement = self.statements.get(decision.statement)
        return decision.statement in self.erased or (statement is not None and statement.source in self.redacted)


def good(found: Iterable[Found], ledger: Ledger, problems: list[Problem]) -> list[Found]:
    """Those that can be added, in their order; what is wrong with the others is added to the problems."""
    met: dict[tuple[str, str], Found] = {}
    for one in found:
        met.setdefault((one.entry.kind, one.entry.id), one)
    staged = _staged(met.values(), ledger)
    kept, number, previous = [], 0, FIRST
    for one in met.values():
        wrong = _unlinked(one.entry, number, previous) or next(_wrong(one, staged), None)
        number, previous = one.entry.n, one.entry.hash
        problems += [Problem(one.place, *wrong)] if wrong else []
        kept += [] if wrong else [one]
    return kept


def addable(rest: Sequence[Found], before: Iterable[Item | None], ledger: Ledger, problems: list[Problem]) -> Iterator[Found]:
    """Those that can be added one by one: not what only a chain as a whole holds, and what rests on it."""
    there = set(ledger.sources()) | {item.id for item in before if isinstance(item, Source)}
    redacted = {r.source for r in ledger.redactions()} | {item.source for item in before if isinstance(item, Redaction)}
    gone = redacted | {one.item.source for one in rest if isinstance(one.item, Redaction)}
    for one in rest:
        if isinstance(one.item, Source) and (one.item.text or one.item.id not in gone):
            there.add(one.item.id)
            yield one
        elif isinstance(one.item, Statement) and one.item.source not in there:
            problems.append(Problem(one.place, f"Its source {one.item.source} was erased.", _WHOLE))
        elif isinstance(one.item, Statement | Decision):
            yield one
        elif isinstance(one.item, Redaction) and one.item.source not in redacted:
            problems.append(Problem(one.place, f"Source {one.item.source} was erased there; here it is not.", _REDACT))
        elif isinstance(one.item, Apart):
            problems.append(Problem(one.place, "What was decided apart comes with a merge alone.", _MERGE))
        elif one.item is None and one.entry.record:
            problems.append(Problem(one.place, f"This program cannot add an entry of kind {one.entry.kind[:40]!r}.", _WHOLE))


def _unlinked(entry: Entry, number: int, previous: str) -> tuple[str, str] | None:
    """What is wrong with it as the next after the entry of that number and hash; nothing where the one before it is not known."""
    if entry.n == number != 0:
        return f"Entry {number} is told twice.", "Take out `entry` of one, to add it as another."
    if entry.n != number + 1 or not (previous and entry.hash and entry.record) or linked(*entry[:5], previous) == entry.hash:
        return None
    return f"It is not what was recorded as entry {entry.n}.", "Restore it; or take out `entry`, to add it as another."


def _staged(found: Iterable[Found], ledger: Ledger) -> Staged:
    items = [one.item for one in found]
    there = ledger.sources()
    told = {s.id: s for s in items if isinstance(s, Source) and s.id not in there}
    redactions = [*ledger.redactions(), *(i for i in items if isinstance(i, Redaction))]
    return Staged(
        ledger=ledger,
        empty=not ledger.head(),
        sources=there | told,
        redacted={r.source for r in redactions},
        statements={one.entry.id: one.item for one in found if isinstance(one.item, Statement)},
        erased={one.entry.id for one in found if not one.entry.record},
    )


def _wrong(one: Found, staged: Staged) -> Iterator[tuple[str, str]]:
    """Sentence and remedy."""
    if not one.entry.record and one.entry.source not in staged.redacted:
        yield "No redaction erased it.", f"Import {REDACTIONS} with it."
    elif isinstance(one.item, Source):
        yield from _wrong_text(one.item, one.entry.record, staged)
    elif isinstance(one.item, Statement):
        yield from _misplaced(one.item, one.words, staged)
    elif isinstance(one.item, Decision) and not staged.is_erased(one.item):
        yield from _undecided(one.item, staged)


def _wrong_text(source: Source, record: str, staged: Staged) -> Iterator[tuple[str, str]]:
    recorded = json.loads(record)["text"]
    if not source.text and source.id in staged.redacted:
        return
    if digest(source.text) != recorded:
        yield f"The text of source {source.id} is not the one that was recorded.", "Restore it, as in the file before."
    elif digest(staged.sources[source.id].text) != recorded and source.id not in staged.redacted:
        yield f"The ledger has another text of source {source.id}.", "Give the source the id of its own text."


def _misplaced(statement: Statement, words: str, staged: Staged) -> Iterator[tuple[str, str]]:
    source = staged.source(statement.source)
    if source is None:
        yield f"Its source {statement.source} is missing.", "Import the source with it."
    elif words and source.id not in staged.redacted and shown(statement, source.text) != words:
        place = f"from {statement.start} to {statement.end} of source {source.id}"
        yield f"The words do not stand {place}.", "Mend `at`, or take out `words`."


def _undecided(decision: Decision, staged: Staged) -> Iterator[tuple[str, str]]:
    try:
        answer = weigh(decision, None, staged)
    except Refused as refused:
        yield refused.problem.sentence, "Import what it rests on with it."
        return
    if isinstance(answer, Changed):
        said = f"The ledger has another decision on statement {decision.statement}."
        yield said, f"Compare `foedus review log {decision.statement}` on both."
    elif answer is None:
        staged.made.setdefault(decision.statement, []).append(decision)
