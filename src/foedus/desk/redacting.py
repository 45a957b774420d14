"""A source that must go: what its redaction takes and what it leaves, told before; and the redaction, to the last copy here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction
from foedus.core.saying import day
from foedus.desk.books import grouped
from foedus.desk.days import words
from foedus.desk.deskfile import DeskFile, beside
from foedus.desk.safe import one_line
from foedus.ledger.database import Database
from foedus.ledger.keeping.redacting import Affected, affected, named, sound

ELSEWHERE = (
    "What was copied before still has the words, and is not reached from here: backups, copies and exports of the ledger, proofs "
    "of statements, briefs and tables made from it, the files that were read, answers kept by `foedus second-read --cache`."
)
OF_POSTGRES = (
    "PostgreSQL's own copies are not reached from here either: its write-ahead log until it is overwritten, archives of that "
    "log, standby servers, base backups."
)
_SHOWN, _WIDE = 10, 160  # statements that hold words of the source, and characters of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be redacted; `new` is False where it was, and only what is left of the bytes is to go."""

    affected: Affected
    redaction: Redaction
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done: was it `new`, how many kept `uploads` were dropped, and what could not be done away with yet."""

    redaction: Redaction
    new: bool
    uploads: int
    problems: tuple[Problem, ...]


def plan(book: Database, name: str, redaction: Redaction) -> Plan:
    """The redaction of the source called so, with what is still to be known of it. Refused where no one source is meant."""
    sources = book.sources()
    source = named(sources, name)
    groups, before = grouped(sources), source.redacted
    group = groups.get(source.id)
    kin = tuple(sorted(key for key, of in groups.items() if of == group and key != source.id)) if group else ()
    made = sound(replace(redaction, source=source.id, kind=source.kind, kin=kin))
    further = before is None or made.statements > before.statements or made.record > before.record
    return Plan(affected=affected(book, source), redaction=made, new=further)


def lines(found: Plan, postgres: bool = False) -> Iterator[str]:
    """What goes and what stays, a sentence a line."""
    source, asked, told = found.affected.source, found.redaction, found.affected
    published = f", published {words(source.published)}" if source.published else ""
    yield f"{one_line(source.title or source.name)} ({source.kind} {source.id}{published})"
    yield f"Its text, {len(source.text):,} characters, is erased."
    yield "Its name, title, publisher, address and day" + (" are erased." if asked.record else " stay: --record erases them too.")
    if told.record and not asked.record:
        yield f"  They hold words of it: {one_line(told.record, _WIDE)}"
    yield from _said(told, asked.statements)
    if told.decisions:
        holding = f"; {len(told.reasons)} of these hold words of it" if told.reasons else ""
        yield f"{_count(len(told.decisions), 'decision')} of persons on them cannot be erased, nor the reasons given{holding}."
    if asked.kin:
        yield f"It shares its prose with {_count(len(asked.kin), 'other source')}: that these are of one line is kept."
    yield ELSEWHERE
    if postgres:
        yield OF_POSTGRES


def carry_out(book: Database, found: Plan, desk: str | None = None) -> Done:
    """Erase it in the ledger, then whatever copies lie in free pages, in journals and among the desk's uploads."""
    new = book.redact(found.redaction)
    problems: list[Problem] = []
    try:
        book.scrub()
    except Refused as refused:
        said = f"{refused.problem.sentence} The words are erased, but may still lie in free pages or in the journal."
        problems.append(Problem(book.place, said, "Give the command again when nothing else uses the ledger."))
    dropped = _uploads(desk or beside(book.place), problems)
    stands = next(r for r in book.redactions() if r.source == found.redaction.source)
    return Done(redaction=found.redaction if new else stands, new=new, uploads=dropped, problems=tuple(problems))


def told(done: Done) -> str:
    """What was done, in a line."""
    of = done.redaction
    if not done.new:
        return (
            f"{of.source} was redacted on {day(of.at.date())} by {one_line(of.by)}. What was left of its bytes is done away with."
        )
    too = " and ".join(name for name, gone in (("what was read in it", of.statements), ("its record", of.record)) if gone)
    return f"{of.source} is redacted: its text{f' and {too}' if too else ''} is erased, its hash and the redaction stay."


def _said(found: Affected, erased: bool) -> Iterator[str]:
    kinds = Counter(type(s.content).__name__.lower() for s in found.statements.values())
    if not kinds:
        return
    each = ", ".join(_count(n, kind) for kind, n in kinds.most_common())
    yield f"What was read in it, {_count(len(found.statements), 'statement')} ({each}), {'is erased.' if erased else 'stays.'}"
    if found.quoting and not erased:
        yield f"{len(found.quoting)} of them hold words of it: --statements erases all of them. They say:"
        yield from (f"  {key[:10]}  {one_line(text, _WIDE)}" for key, text in list(found.quoting.items())[:_SHOWN])
        if len(found.quoting) > _SHOWN:
            yield f"  and {len(found.quoting) - _SHOWN} more"


def _uploads(path: str, problems: list[Problem]) -> int:
    """Drop what the desk keeps of uploads that nobody is to read, for it cannot be told which of them hold the words."""
    if not Path(path).exists():
        return 0
    from foedus.desk.intake.uploads import Uploads

    try:
        file = DeskFile(path)
        try:
            dropped, waiting = Uploads(file).clear()
            if waiting:
                said = f"What waits to be read, {_count(waiting, 'file')}, may hold the words."
                problems.append(Problem(path, said, "Give the command again when they have been read."))
            if not file.scrub():
                problems.append(Problem(path, "Another program is reading it.", "Give the command again when it has ended."))
            return dropped
        finally:
            file.close()
    except Refused as refused:
        problems.append(refused.problem)
        return 0


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
