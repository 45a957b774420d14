"""Who is logged in. A session's token is known to its user alone; the file has its hash."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from foedus.desk.deskfile import DeskFile
from foedus.desk.team import tickets, unguessable
from foedus.desk.team.audit import By, note
from foedus.desk.team.clock import Clock
from foedus.desk.team.events import Event
from foedus.desk.team.roles import Role
from foedus.desk.team.schema import SESSIONS, USERS
from foedus.desk.team.users import User, found, user_of

IDLE = 12 * 3600  # seconds without a request
WHOLE = 7 * 24 * 3600  # seconds from log-in
MOST = 20  # sessions of one user; beyond them the oldest end
_NOTED = 60  # seconds between two writings of "last seen"; it may end so much early


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A user who is logged in; `secret` is what tickets in their forms are sealed with."""

    user: User
    started: int
    seen: int
    secret: bytes = field(repr=False)

    @property
    def role(self) -> Role:
        """What they may do."""
        return self.user.role


class Sessions:
    """The sessions of a desk."""

    def __init__(self, desk: DeskFile, clock: Clock) -> None:
        self._desk, self._clock = desk, clock

    def of(self, token: str) -> Session | None:
        """The live session of that token, now seen; None where it is unknown, ended or expired."""
        now, key = self._clock(), unguessable.digest(token)
        query = select(USERS, SESSIONS.c.started, SESSIONS.c.seen).join_from(SESSIONS, USERS, SESSIONS.c.user == USERS.c.id)
        with self._desk.reading() as connection:
            row = connection.execute(query.where(SESSIONS.c.digest == key, USERS.c.disabled.is_(None), _live(now))).one_or_none()
        if row is None:
            return None
        if now - row.seen >= _NOTED:
            with self._desk.writing() as connection:
                connection.execute(update(SESSIONS).where(SESSIONS.c.digest == key).values(seen=now))
        return Session(user=user_of(row), started=row.started, seen=row.seen, secret=tickets.secret_of(token))

    def end(self, token: str, address: str) -> None:
        """Log out, from that address of the network."""
        key = unguessable.digest(token)
        query = select(USERS.c.name).join_from(SESSIONS, USERS, SESSIONS.c.user == USERS.c.id).where(SESSIONS.c.digest == key)
        with self._desk.writing() as connection:
            if name := connection.scalar(query):
                connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == key))
                note(connection, self._clock(), Event.LOGGED_OUT, By(name=name, address=address), name)

    def end_all(self, name: str, by: By) -> int:
        """Log a user out everywhere; how many sessions there were."""
        with self._desk.writing() as connection:
            user = found(connection, name)
            many = connection.execute(delete(SESSIONS).where(SESSIONS.c.user == user.id, _live(self._clock()))).rowcount
            note(connection, self._clock(), Event.SESSIONS_ENDED, by, user.name, str(many))
        return many


def start(connection: Connection, now: int, user: User) -> tuple[str, Session]:
    """A new session with its token, within the transaction of a log-in; what has expired is cleared away."""
    token = unguessable.fresh()
    connection.execute(delete(SESSIONS).where(~_live(now)))
    own = select(SESSIONS.c.digest).where(SESSIONS.c.user == user.id).order_by(SESSIONS.c.started.desc())
    connection.execute(delete(SESSIONS).where(SESSIONS.c.digest.in_(own.limit(-1).offset(MOST - 1))))
    connection.execute(insert(SESSIONS).values(digest=unguessable.digest(token), user=user.id, started=now, seen=now))
    return token, Session(user=user, started=now, seen=now, secret=tickets.secret_of(token))


def _live(now: int) -> ColumnElement[bool]:
    return (SESSIONS.c.seen > now - IDLE) & (SESSIONS.c.started > now - WHOLE)
