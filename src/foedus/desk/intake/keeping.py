"""The rows behind uploads: which count as waiting, and what becomes of their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from foedus.core.problems import Problem, Refused
from foedus.desk.intake.tables import JOB_FILES, JOBS, PIECES, UPLOADS

OPEN = ("waiting", "reading")  # states of jobs that still need their files


def empty(connection: Connection, keys: Iterable[str]) -> None:
    """Drop the bytes of these uploads; that they were here stays known."""
    for key in keys:
        connection.execute(delete(PIECES).where(PIECES.c.upload == key))
        connection.execute(update(UPLOADS).where(UPLOADS.c.id == key).values(kept=0))


def forget(connection: Connection, keys: Iterable[str]) -> None:
    """Drop the bytes; a file that was finished stays known by its name, another is gone."""
    for key in keys:
        empty(connection, [key])
        connection.execute(delete(UPLOADS).where(UPLOADS.c.id == key, UPLOADS.c.sha256.is_(None)))


def unheld() -> ColumnElement[bool]:
    """Which uploads no open job waits for."""
    held = select(JOB_FILES.c.upload).join(JOBS).where(JOBS.c.state.in_(OPEN))
    return UPLOADS.c.id.not_in(held)


def waits() -> ColumnElement[bool]:
    """Which uploads take up room."""
    return (UPLOADS.c.kept > 0) | (UPLOADS.c.sha256.is_(None) & UPLOADS.c.same.is_(None))


def sweep(connection: Connection, before: float) -> None:
    """Drop what was left lying since before that time."""
    old = select(UPLOADS.c.id).where(waits(), UPLOADS.c.touched < before, unheld())
    forget(connection, list(connection.scalars(old)))
    connection.execute(delete(UPLOADS).where(UPLOADS.c.same.is_not(None), UPLOADS.c.touched < before))


def settle(connection: Connection, row: Row[Any], digest: str, now: float) -> None:
    """Give the upload its hash, or its bytes to the former upload that is the same."""
    former = connection.execute(select(UPLOADS).where(UPLOADS.c.name == row.name, UPLOADS.c.sha256 == digest)).one_or_none()
    if former is None:
        connection.execute(update(UPLOADS).where(UPLOADS.c.id == row.id).values(sha256=digest, touched=now))
        return
    if former.kept:
        connection.execute(delete(PIECES).where(PIECES.c.upload == row.id))
    else:
        connection.execute(update(PIECES).where(PIECES.c.upload == row.id).values(upload=former.id))
    connection.execute(update(UPLOADS).where(UPLOADS.c.id == row.id).values(same=former.id, kept=0))
    connection.execute(update(UPLOADS).where(UPLOADS.c.id == former.id).values(kept=former.size, touched=now))


def digest_of(connection: Connection, row: Row[Any], stated: str | None) -> str:
    """SHA-256 of the bytes kept. Refused where another is stated."""
    found = hashlib.sha256(whole(connection, row.id)).hexdigest()
    if stated is not None and stated.lower() != found:
        raise refused(row.name, "was damaged on its way.", "Send it again.")
    return found


def whole(connection: Connection, key: str) -> bytes:
    """All bytes kept of the upload, in order."""
    return b"".join(connection.scalars(select(PIECES.c.data).where(PIECES.c.upload == key).order_by(PIECES.c.start)))


def row_of(connection: Connection, key: str) -> Row[Any]:
    """The row of the upload, or of the one that it turned out to be."""
    row = connection.execute(select(UPLOADS).where(UPLOADS.c.id == key)).one_or_none()
    if row is None:
        raise refused("upload", "is not known here.", "Begin it anew.")
    return row_of(connection, row.same) if row.same else row


def refused(place: str, sentence: str, remedy: str) -> Refused:
    """A request that cannot be carried out."""
    return Refused(Problem(place, sentence, remedy))
