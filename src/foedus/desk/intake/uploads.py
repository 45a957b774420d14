"""Files received in pieces. What was acknowledged is kept, whatever is killed; what comes twice is kept once."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.bounds import Bounds
from foedus.desk.intake.keeping import digest_of, forget, refused, row_of, settle, sweep, unheld, waits, whole
from foedus.desk.intake.names import file_name
from foedus.desk.intake.tables import PIECES, TABLES, UPLOADS


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file, whole or still coming. `received` counts its bytes from the beginning: there the next piece goes on."""

    id: str
    name: str
    size: int
    by: str
    received: int
    sha256: str | None = None

    @property
    def whole(self) -> bool:
        """Has it been finished?"""
        return self.sha256 is not None


class Uploads:
    """The files in a desk's file. Every method raises Refused, with what to do, where it cannot be done."""

    def __init__(self, desk: DeskFile, bounds: Bounds | None = None, clock: Callable[[], float] = time.time) -> None:
        self._desk, self._bounds, self._clock = desk, bounds or Bounds(), clock
        desk.lay_out(TABLES)

    def begin(self, name: str, size: int, by: str) -> Upload:
        """Room for a file of so many bytes."""
        name, most = file_name(name), self._bounds.size
        if size <= 0:
            raise refused(name, "is empty.", "Choose the file that holds the report.")
        if size > most:
            raise refused(name, f"is larger than {most / 1e6:g} MB.", "Split it, or give its text alone.")
        key, now = secrets.token_hex(16), self._clock()
        with self._desk.writing() as connection:
            sweep(connection, now - self._bounds.forgotten)
            self._fits(connection, name, size, files=1)
            connection.execute(insert(UPLOADS).values(id=key, name=name, size=size, by=by, kept=0, touched=now))
        return Upload(id=key, name=name, size=size, by=by, received=0)

    def append(self, key: str, offset: int, data: bytes) -> Upload:
        """Keep the bytes from that offset on. A piece sent again changes nothing; other bytes, or a gap, are refused."""
        with self._desk.writing() as connection:
            row = row_of(connection, key)
            if row.sha256 is None and (fresh := self._fresh(connection, row, offset, data)):
                self._fits(connection, row.name, len(fresh))
                connection.execute(insert(PIECES).values(upload=row.id, start=row.kept, data=fresh))
                kept = row.kept + len(fresh)
                connection.execute(update(UPLOADS).where(UPLOADS.c.id == row.id).values(kept=kept, touched=self._clock()))
            return _upload(row_of(connection, key))

    def finish(self, key: str, sha256: str | None = None) -> Upload:
        """The file is whole, with that SHA-256 if stated. The same content under the same name is the same upload."""
        with self._desk.writing() as connection:
            row = row_of(connection, key)
            if row.sha256 is None:
                if row.kept != row.size:
                    raise refused(row.name, f"is not whole: {row.kept:,} of {row.size:,} bytes are here.", "Send the rest.")
                settle(connection, row, digest_of(connection, row, sha256), self._clock())
            return _upload(row_of(connection, key))

    def receive(self, name: str, size: int, pieces: Iterable[bytes], by: str) -> Upload:
        """A whole file from a form, as its bytes come. Where something goes wrong nothing of it is kept."""
        began = self.begin(name, size, by)
        try:
            at = 0
            for data in self._portions(pieces):
                at = self.append(began.id, at, data).received
            return self.finish(began.id)
        except BaseException:
            self.drop(began.id)
            raise

    def find(self, key: str) -> Upload:
        """The upload of that id."""
        with self._desk.reading() as connection:
            return _upload(row_of(connection, key))

    def data(self, key: str) -> bytes:
        """The bytes of a whole upload; Refused where they have been dropped since."""
        with self._desk.reading() as connection:
            row = row_of(connection, key)
            if row.sha256 is None or row.kept != row.size:
                raise refused(row.name, "is no longer kept here.", "Upload it again.")
            return whole(connection, row.id)

    def drop(self, key: str) -> None:
        """Forget a file that no job is to read: the sender gave it up."""
        with self._desk.writing() as connection:
            row = row_of(connection, key)
            if row.sha256 is None:
                forget(connection, [row.id])

    def clear(self) -> tuple[int, int]:
        """Drop the bytes of all files that no job is to read; how many files that were, and how many are left."""
        with self._desk.writing() as connection:
            idle = list(connection.scalars(select(UPLOADS.c.id).where(UPLOADS.c.kept > 0, unheld())))
            forget(connection, idle)
            return len(idle), connection.scalar(select(func.count()).select_from(UPLOADS).where(UPLOADS.c.kept > 0)) or 0

    def _fresh(self, connection: Connection, row: Row[Any], offset: int, data: bytes) -> bytes:
        """Those of the bytes that are new."""
        end = offset + len(data)
        if not 0 <= offset <= row.kept:
            raise refused(row.name, f"has {row.kept:,} bytes here; a piece from {offset:,} leaves a gap.", "Go on where it ends.")
        if end > row.size:
            raise refused(row.name, f"is longer than the {row.size:,} bytes that it was said to have.", "Begin anew.")
        if len(data) > self._bounds.piece or (len(data) < self._bounds.least and end < row.size):
            least, most = self._bounds.least, self._bounds.piece
            raise refused(row.name, "comes in pieces of a wrong size.", f"Send from {least:,} to {most:,} bytes at once.")
        known = min(end, row.kept) - offset
        if known and whole(connection, row.id)[offset : offset + known] != data[:known]:
            raise refused(row.name, "is not the file that was begun.", "Begin anew.")
        return data[known:]

    def _fits(self, connection: Connection, name: str, size: int, files: int = 0) -> None:
        found = connection.execute(select(func.sum(UPLOADS.c.kept), func.count()).where(waits())).one()
        if (found[0] or 0) + size > self._bounds.kept or found[1] + files > self._bounds.number:
            raise refused(name, "cannot be taken now: too much is waiting.", "Try again when the waiting reports have been read.")

    def _portions(self, pieces: Iterable[bytes]) -> Iterable[bytes]:
        """The same bytes in pieces of the right size."""
        held = bytearray()
        for piece in pieces:
            held += piece
            while len(held) > self._bounds.piece:
                yield bytes(held[: self._bounds.piece])
                del held[: self._bounds.piece]
        if held:
            yield bytes(held)


def _upload(row: Row[Any]) -> Upload:
    received = row.size if row.sha256 else row.kept
    return Upload(id=row.id, name=row.name, size=row.size, by=row.by, received=received, sha256=row.sha256)
