"""Opening a ledger's database: what is no ledger, is damaged or comes from a later version is refused and left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from foedus.core.problems import Problem, Refused
from foedus.ledger.tables import addresses, schema

_MAGIC = b"SQLite format 3\x00"  # https://www.sqlite.org/fileformat.html, 1.3
OLDEST = 1  # version of a ledger that can be brought forward
_LAYING_OUT = int.from_bytes(b"foedus")  # the number of a lock that is nobody else's
_WAIT = 30  # seconds for another writer to finish, or for a server to answer
_CACHE = 256 * 1024  # kilobytes of the file that SQLite may hold while it writes: ids fall on every page of their index
_PRAGMAS = (  # for each connection: SQLite keeps none of them in its file
    "synchronous = FULL",  # what was acknowledged outlives a loss of power; some builds of SQLite come with less
    "fullfsync = ON",  # the same on macOS, where a sync alone does not reach the disk
    "trusted_schema = OFF",  # a file from elsewhere may hold views and triggers
    "cell_size_check = ON",  # damage shows where it is, before it does harm
)


def engine(address: str, create: bool) -> Engine:
    """The database at that path or URL, laid out where it is new. Refused where it is no ledger of this version."""
    url = addresses.url(address)
    new = url.get_backend_name() == "sqlite" and _is_new(Path(url.database or ""), create)
    made = _engine(url)
    if new:
        with made.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    try:
        if new or not _current(made):
            _check(made, addresses.shown(address), create)
    except BaseException:
        made.dispose()
        raise
    return made


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that shuts out other writers from its start, so that the chain has one end."""
    with engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if sqlite else "LOCK TABLE entries IN EXCLUSIVE MODE")
        yield connection
        connection.commit()


@contextmanager
def still(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the ledger as it is at its first query, whatever others write meanwhile."""
    with engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        connection.exec_driver_sql("BEGIN" if sqlite else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield connection
        connection.rollback()


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _in_a_file(url)
    if url.drivername != "postgresql+psycopg":
        return create_engine(url)
    asked = {} if "connect_timeout" in url.query else {"connect_timeout": _WAIT}
    # a server that was started anew is no error; the type hstore, which no ledger has, need not be looked for
    return create_engine(url, connect_args=asked, pool_pre_ping=True, use_native_hstore=False)


def _in_a_file(url: URL) -> Engine:
    made = create_engine(url, isolation_level="AUTOCOMMIT", connect_args={"timeout": _WAIT})
    event.listen(made, "connect", _prepare)
    return made


def _prepare(connection: Any, _: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _is_new(path: Path, create: bool) -> bool:
    """Is there no file yet, or one of which nothing was written? Refused where it is of another kind, or none may be made."""
    if path.is_dir() or not path.resolve().parent.is_dir():
        raise Refused(Problem(str(path), "There can be no ledger here.", "Name a file in a folder that exists."))
    if path.exists():
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
        if head == _MAGIC:
            return False
        if head and not Path(f"{path}-journal").exists():  # with it SQLite takes back a first write that was cut short
            raise Refused(Problem(str(path), "This is no ledger, or its beginning is lost.", "Name another file, or a copy."))
    if not create:
        raise Refused(Problem(str(path), "There is no ledger here.", "Make one with foedus ingest PATH... --ledger FILE."))
    return True


def _current(engine: Engine) -> bool:
    """Is it a ledger of this version? One query, for a command asks it first of all."""
    try:
        return _version(engine) == str(schema.VERSION)
    except SQLAlchemyError as error:
        if isinstance(error, OperationalError) and engine.dialect.name != "sqlite":
            raise  # no connection, where SQLite means that there is no table
        return False  # what else it is tells `_check`


def _check(engine: Engine, place: str, create: bool) -> None:
    """Lay out an empty database; refuse another program's or a later version's."""
    tables = set(inspect(engine).get_table_names())
    if not tables and create:
        _lay_out(engine)
    elif not tables:
        raise Refused(Problem(place, "There is no ledger in this database.", "Make one: foedus ingest PATH... --ledger ADDRESS."))
    elif not {"meta", "entries", "texts"} <= tables:
        raise Refused(Problem(place, "This is another program's database.", "Name another file."))
    version = _version(engine)
    if version.isdecimal() and OLDEST <= int(version) < schema.VERSION:
        _bring_forward(engine)
        version = _version(engine)
    if version != str(schema.VERSION):
        known = f"This ledger is of version {version or '?'}, this program knows version {schema.VERSION}."
        raise Refused(Problem(place, known, "Install the version of foedus that made it, or a later one."))


def _version(engine: Engine) -> str:
    with engine.connect() as connection:
        return connection.scalar(select(schema.META.c.value).where(schema.META.c.key == "version")) or ""


def _bring_forward(engine: Engine) -> None:
    """An older ledger, by its first opening with this program; another process may be faster."""
    from foedus.ledger.tables.migrations import upgrade

    with writing(engine) as connection:
        version = int(connection.scalar(select(schema.META.c.value).where(schema.META.c.key == "version")) or 0)
        if version < schema.VERSION:
            upgrade(connection, version)


def _lay_out(engine: Engine) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        elif engine.dialect.name == "postgresql":  # there is no table yet that could be locked
            connection.execute(select(func.pg_advisory_xact_lock(_LAYING_OUT)))
        if not inspect(connection).has_table("meta"):  # another process may have been faster
            schema.make(connection)
        connection.commit()
