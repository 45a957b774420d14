"""Coming in: a name and a password for a session, at a bounded rate."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select, update

from foedus.desk.deskfile import DeskFile
from foedus.desk.team import limits
from foedus.desk.team.audit import By, note
from foedus.desk.team.clock import Clock
from foedus.desk.team.events import Event
from foedus.desk.team.names import folded
from foedus.desk.team.passwords import Passwords
from foedus.desk.team.schema import USERS
from foedus.desk.team.sessions import Session, start
from foedus.desk.team.users import Users, user_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A log-in that succeeded. The token is given this once; it goes into the session's cookie."""

    session: Session
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """One that did not. `tried` tells whether the password was looked at; `wait` is seconds until the next try is."""

    tried: bool
    wait: int = 0

    @property
    def sentence(self) -> str:
        """For the one who tried; it tells not whether the name exists."""
        wrong = "The name or the password is wrong." if self.tried else "There were too many failed attempts."
        return wrong + (f" Try again in {_lasting(self.wait)}." if self.wait else "")


class Door:
    """Where passwords are tried."""

    def __init__(self, desk: DeskFile, clock: Clock, passwords: Passwords, users: Users) -> None:
        self._desk, self._clock, self._passwords, self._users = desk, clock, passwords, users

    def log_in(self, name: str, password: str, address: str) -> Entered | Denied:
        """A session for the right password, from that address of the network."""
        tried = self._try(name, password, address, Event.LOG_IN_REFUSED)
        if isinstance(tried, Denied):
            return tried
        row, ids = tried
        by = By(name=row.name, address=address)
        renewed = self._passwords.renewed(row.password, password)
        with self._desk.writing() as connection:
            now = self._clock()
            if not _as_before(connection, row):
                note(connection, now, Event.LOG_IN_REFUSED, by, row.name, "changed meanwhile")
                return Denied(tried=True)
            limits.take_back(connection, ids)
            limits.forgive(connection, name)
            if renewed != row.password:
                connection.execute(update(USERS).where(USERS.c.id == row.id).values(password=renewed))
            user = user_of(row)
            token, session = start(connection, now, user)
            note(connection, now, Event.LOGGED_IN, by, user.name)
        return Entered(session=session, token=token)

    def change_password(self, name: str, old: str, new: str, address: str) -> Denied | None:
        """A user's own change; ends all their sessions. Refused where the new one is too short or too long."""
        tried = self._try(name, old, address, Event.PASSWORD_REFUSED)
        if isinstance(tried, Denied):
            return tried
        row, ids = tried
        with self._desk.writing() as connection:
            limits.take_back(connection, ids)
        self._users.set_password(row.name, new, By(name=row.name, address=address), was=row.password)
        return None

    def _try(self, name: str, password: str, address: str, event: Event) -> tuple[Row[Any], tuple[int, ...]] | Denied:
        """The user whose password that is and the attempt to take back, or a failure that was counted."""
        things = limits.counted(name, address)
        with self._desk.writing() as connection:
            now = self._clock()
            if wait := limits.left(connection, now, things):
                return Denied(tried=False, wait=wait)
            row = connection.execute(select(USERS).where(USERS.c.name == folded(name))).one_or_none()
            ids = limits.count(connection, now, things)
        right = self._passwords.right(row.password if row else None, password)
        if right and row is not None and row.disabled is None:
            return row, ids
        with self._desk.writing() as connection:
            now = self._clock()
            wait = limits.left(connection, now, things)
            why = "no such user" if row is None else "disabled" if row.disabled is not None else "wrong password"
            who = By(name=row.name if row else "", address=address)
            note(connection, now, event, who, who.name, why + (f"; to wait {wait} s" if wait else ""))
        return Denied(tried=True, wait=wait)


def _as_before(connection: Connection, row: Row[Any]) -> bool:
    """Whether nobody changed the user while the password was looked at."""
    return connection.execute(select(USERS).where(USERS.c.id == row.id)).one_or_none() == row


def _lasting(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return f"{seconds} seconds" if seconds < 120 else f"{minutes} minutes"
