"""The desk's own file, beside the ledger: what is no statement (people, uploads, what they did) and may change."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, MetaData, create_engine, event, inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from foedus.core.problems import Problem, Refused
from foedus.ledger.tables.addresses import shown

_WAIT = 30  # seconds for another writer to finish
_OWN = 0o600  # it holds hashes of passwords


def beside(ledger: str | None) -> str:
    """Where the desk of a ledger keeps its own file: LEDGER.desk; for a database's address in the user's folder; else in memory."""
    if ledger in (None, ":memory:"):
        return ":memory:"
    if "://" not in str(ledger):
        return f"{ledger}.desk"
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "foedus"
    home.mkdir(parents=True, exist_ok=True)
    return str(home / f"{hashlib.sha256(shown(str(ledger)).encode()).hexdigest()[:16]}.desk")


class DeskFile:
    """One SQLite file; one writer at a time, readers never wait. Refused where it is no such file."""

    def __init__(self, path: str = ":memory:") -> None:
        self.path = path
        memory = path == ":memory:"
        self._turn = threading.RLock() if memory else nullcontext()  # in memory there is one connection for all threads
        if not memory:
            _made(Path(path))
        self._engine = create_engine(
            URL.create("sqlite", database=None if memory else path),
            isolation_level="AUTOCOMMIT",
            connect_args={"timeout": _WAIT, "check_same_thread": False},
            **({"poolclass": StaticPool} if memory else {}),
        )
        event.listen(self._engine, "connect", _settled)

    def lay_out(self, tables: MetaData) -> None:
        """Make those of the tables that are not there yet. Refused in a ledger."""
        with self.writing() as connection:
            if inspect(connection).has_table("entries"):
                raise Refused(Problem(self.path, "This is a ledger, no desk's file.", "Name another with --desk FILE."))
            tables.create_all(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with."""
        with self._turn, self._refusing(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that shuts out other writers; all of it is kept, or nothing."""
        with self._turn, self._refusing(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def scrub(self) -> bool:
        """Write the file anew without what was deleted, and empty its journal; False where another program is reading it."""
        from foedus.ledger.tables.erasing import scrubbed

        with self.reading() as connection:
            return scrubbed(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            said = str(getattr(error, "orig", None) or error).splitlines()[0][:150]
            raise Refused(
                Problem(self.path, f"The desk's file cannot be used ({said}).", "Name another with --desk FILE.")
            ) from None


def _made(path: Path) -> None:
    """The file, readable by its owner alone. Refused where its folder is missing or closed."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OWN))
    except OSError as error:
        raise Refused(
            Problem(str(path), f"The desk cannot keep a file here ({error.strerror}).", "Name another with --desk FILE.")
        ) from None


def _settled(connection: object, _: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
