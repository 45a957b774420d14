"""A source erased in a ledger's database: an entry says so, its words are overwritten, and no copy of them stays in the file."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, Engine, select, text, update

from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction
from foedus.ledger.entries.about import about
from foedus.ledger.entries.records import redaction_record
from foedus.ledger.tables.appending import Line, append
from foedus.ledger.tables.lookups import Lookups
from foedus.ledger.tables.schema import ENTRIES, TEXTS

_OWNS = "SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE oid = 'entries'::regclass"
_PATIENCE = 30  # seconds for others to let go of the tables


def erase(connection: Connection, redaction: Redaction, known: date) -> bool:
    """Within the caller's transaction; False where as much of the source was erased before. Refused where it cannot be."""
    source = redaction.source
    if Lookups(connection).source(source) is None:
        raise _refused(source, "There is no such source in this ledger.", "`foedus sources --ledger FILE` lists them.")
    _may(connection, source)
    if _done(redaction, Lookups(connection).redacted().get(source)):
        return False
    append(connection, {("redaction", redaction.id): Line(redaction_record(redaction), about(redaction))}, known)
    connection.execute(update(TEXTS).where(TEXTS.c.source == source).values(text=b""))
    kinds = [kind for kind, too in (("statement", redaction.statements), ("source", redaction.record)) if too]
    of_it = (ENTRIES.c.source == source, ENTRIES.c.kind.in_(kinds), ENTRIES.c.record != "")
    connection.execute(update(ENTRIES).where(*of_it).values(record="", treaty=None))
    return True


def scrub(engine: Engine, place: str) -> None:
    """What was erased stays in free pages and in the journal until the tables are written anew. Refused where that must wait."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET lock_timeout = '{_PATIENCE}s'")
            connection.exec_driver_sql("VACUUM (FULL) entries, texts")
            connection.exec_driver_sql("RESET lock_timeout")
        elif not scrubbed(connection):
            raise Refused(Problem(place, "Another program is reading the ledger.", "Close it and give the command again."))


def scrubbed(connection: Connection) -> bool:
    """Write an SQLite file anew and empty its journal; False where somebody reads an older state of it."""
    connection.exec_driver_sql("VACUUM")
    busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    return not busy


def _done(redaction: Redaction, before: Redaction | None) -> bool:
    return before is not None and redaction.statements <= before.statements and redaction.record <= before.record


def _may(connection: Connection, source: str) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # https://www.sqlite.org/pragma.html#pragma_secure_delete
    elif not connection.scalar(text(_OWNS)):
        user = connection.scalar(select(text("current_user")))
        said = f"Only who owns the ledger's tables may redact, and {user} does not."
        raise _refused(source, said, "Give the address with the owner's name.")


def _refused(source: str, sentence: str, remedy: str) -> Refused:
    return Refused(Problem(f"source {source}", sentence, remedy))
