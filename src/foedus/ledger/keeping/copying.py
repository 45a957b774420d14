"""One ledger copied into another, entry by entry: the same chain to its last hash, both checked, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, update

from foedus.core.problems import Problem, Refused
from foedus.ledger.tables import appending, connect, guards
from foedus.ledger.tables.portions import Portion, Progress, portions
from foedus.ledger.tables.rows import Rows
from foedus.ledger.tables.schema import ENTRIES, META, TEXTS
from foedus.ledger.tables.whole import Verified, checked

_FULL = "Name a new one, or merge the two: foedus ledger merge."


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What both hold. `target` is None where the source is not whole; where either has problems nothing was written."""

    source: Verified
    target: Verified | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why nothing was written."""
        if not self.target or self.source.problems or self.target.problems:
            return self.source.problems or (self.target.problems if self.target else ())
        if self.target.last == self.source.last:
            return ()
        return (Problem(self.target.place, "The copy's last hash is not that of the ledger.", "Copy it again."),)


class _Unsound(Exception):
    def __init__(self, copied: Copied) -> None:
        super().__init__()
        self.copied = copied


def fill(target: Rows, source: Rows, progress: Progress | None = None) -> Copied:
    """Fill the empty target with the source as it is at this moment, under its name. Refused where the target has entries."""
    try:
        with source.still() as now, target.refusing(), connect.writing(target.engine) as connection:
            return _filled(target.within(connection), connection, now, progress)
    except _Unsound as error:
        return error.copied


def _filled(target: Rows, connection: Connection, source: Rows, progress: Progress | None) -> Copied:
    if target.head()[0]:
        raise Refused(Problem(target.place, "This ledger has entries already.", _FULL))
    guards.take_down(connection)  # what is put in is checked below; other connections see none of it
    problems: list[Problem] = []
    read = checked(source, _put(connection, portions(source, progress), problems), problems)
    if problems:
        raise _Unsound(Copied(source=read))
    connection.execute(update(META).where(META.c.key == "name").values(value=read.name))
    guards.put_up(connection)
    made = Copied(source=read, target=checked(target, portions(target, progress), problems))
    if made.problems:
        raise _Unsound(made)
    return made


def _put(connection: Connection, read: Iterator[Portion], problems: list[Problem]) -> Iterator[Portion]:
    """Each portion, which is put in once it was checked and nothing wrong was found so far."""
    kept: set[str] = set()
    for portion in read:
        yield portion
        texts = [(key, text) for key, text in portion.texts.items() if key not in kept]
        kept |= portion.texts.keys()
        if not problems:
            appending.put(connection, TEXTS, texts)
            appending.put(connection, ENTRIES, portion.entries)
