"""Opening a ledger's database: what is no ledger, is damaged or comes from a later version is refused and left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, select
from sqlalchemy.engine import URL, make_url

from foedus.core.problems import Problem, Refused
from foedus.ledger import schema

_MAGIC = b"SQLite format 3\x00"  # https://www.sqlite.org/fileformat.html, 1.3
OLDEST = 1  # version of a ledger that can be brought forward
_WAIT = 30  # seconds for another writer to finish
_CACHE = 64 * 1024  # kilobytes of the file that SQLite may hold while it writes: ids fall on every page of their index


def engine(address: str, create: bool) -> Engine:
    """The database at that path or URL, laid out where it is new. Refused where it is no ledger of this version."""
    url = make_url(address) if "://" in address else URL.create("sqlite", database=address)
    new = url.get_backend_name() == "sqlite" and _is_new(Path(url.database or ""), create)
    made = _engine(url)
    if new:
        with made.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    try:
        _check(made, address, create)
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


def remedy(said: str) -> str:
    """What to do about what a database driver said."""
    if "locked" in said:
        return "Another program is writing to it: try again when it has finished."
    if "No module" in said:
        return "Install that database's driver for Python (PostgreSQL's is psycopg), or name a file."
    if "readonly" in said or "unable to open" in said or "connect" in said:
        return "Check that the address is right and that you may write there."
    return "Go back to a copy of it, or name another file: foedus ingest PATH... --ledger FILE makes a new one."


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    return create_engine(url, isolation_level="AUTOCOMMIT", connect_args={"timeout": _WAIT})


def _is_new(path: Path, create: bool) -> bool:
    """Is there no file yet? Refused where there is one of another kind, or none and none may be made."""
    if path.is_dir() or not path.resolve().parent.is_dir():
        raise Refused(Problem(str(path), "There can be no ledger here.", "Name a file in a folder that exists."))
    if path.exists():
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                raise Refused(Problem(str(path), "This is no ledger, or its beginning is lost.", "Name another file, or a copy."))
        return False
    if not create:
        raise Refused(Problem(str(path), "There is no ledger here.", "Make one with foedus ingest PATH... --ledger FILE."))
    return True


def _check(engine: Engine, place: str, create: bool) -> None:
    """Lay out an empty database; refuse another program's or a later version's."""
    tables = set(inspect(engine).get_table_names())
    if not tables and create:
        _lay_out(engine)
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
    from foedus.ledger.migrations import upgrade

    with writing(engine) as connection:
        version = int(connection.scalar(select(schema.META.c.value).where(schema.META.c.key == "version")) or 0)
        if version < schema.VERSION:
            upgrade(connection, version)


def _lay_out(engine: Engine) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        if not inspect(connection).has_table("meta"):  # another process may have been faster
            schema.make(connection)
        connection.commit()
