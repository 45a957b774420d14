"""The users: added, given a role or a password, disabled; never removed, so that a name in the audit stays one person's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from foedus.core.problems import Problem, Refused
from foedus.desk.deskfile import DeskFile
from foedus.desk.team.audit import By, note
from foedus.desk.team.clock import Clock
from foedus.desk.team.events import Event
from foedus.desk.team.limits import forgive
from foedus.desk.team.names import folded, named
from foedus.desk.team.passwords import Passwords
from foedus.desk.team.roles import Role
from foedus.desk.team.schema import SESSIONS, TOKENS, USERS


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One person; `created` and `disabled` are seconds since 1970."""

    id: int
    name: str
    role: Role
    created: int
    disabled: int | None = None


def user_of(row: Row[Any]) -> User:
    """The user of a row that has the columns of users."""
    return User(id=row.id, name=row.name, role=Role(row.role), created=row.created, disabled=row.disabled)


class Users:
    """All users of a desk. What is asked of a name that nobody has is refused."""

    def __init__(self, desk: DeskFile, clock: Clock, passwords: Passwords) -> None:
        self._desk, self._clock, self._passwords = desk, clock, passwords

    def listed(self) -> tuple[User, ...]:
        """Everybody, by name."""
        with self._desk.reading() as connection:
            return tuple(map(user_of, connection.execute(select(USERS).order_by(USERS.c.name))))

    def of(self, name: str) -> User | None:
        """The user of that name, however it is capitalised."""
        with self._desk.reading() as connection:
            row = connection.execute(select(USERS).where(USERS.c.name == folded(name))).one_or_none()
        return user_of(row) if row else None

    def has_admin(self) -> bool:
        """Whether somebody can run the team."""
        with self._desk.reading() as connection:
            return _admins(connection) > 0

    def add(self, name: str, password: str, role: Role, by: By) -> User:
        """A new user. Refused where the name is taken or cannot be one, or the password is too short or too long."""
        kept, hashed, now = named(name), self._passwords.hashed(password), self._clock()
        with self._desk.writing() as connection:
            if connection.scalar(select(USERS.c.id).where(USERS.c.name == kept)):
                raise Refused(Problem(f"user {kept}", "There is a user of this name.", "Take another name."))
            row = {"name": kept, "password": hashed, "role": role.value, "created": now}
            number = connection.execute(insert(USERS).values(row)).lastrowid
            note(connection, now, Event.USER_ADDED, by, kept, role.value)
        return User(id=number, name=kept, role=role, created=now)

    def set_role(self, name: str, role: Role, by: By) -> None:
        """Give another role; ends the user's sessions. Refused for the last admin."""
        with self._desk.writing() as connection:
            user = found(connection, name)
            if user.role is role:
                return
            _keep_an_admin(connection, user, role)
            self._change(connection, user, by, Event.ROLE_CHANGED, f"{user.role} to {role}", role=role.value)

    def set_password(self, name: str, password: str, by: By, was: str | None = None) -> None:
        """Give another password; ends the user's sessions and forgets failed log-ins. With `was` only in place of that hash."""
        hashed = self._passwords.hashed(password)
        with self._desk.writing() as connection:
            user = found(connection, name)
            if was not in (None, connection.scalar(select(USERS.c.password).where(USERS.c.id == user.id))):
                raise Refused(Problem(f"user {user.name}", "The password was changed meanwhile.", "Log in with the new one."))
            forgive(connection, user.name)
            self._change(connection, user, by, Event.PASSWORD_CHANGED, password=hashed)

    def disable(self, name: str, by: By) -> None:
        """Shut a user out: ends the sessions and revokes the tokens. Refused for the last admin."""
        with self._desk.writing() as connection:
            user = found(connection, name)
            if user.disabled is not None:
                return
            _keep_an_admin(connection, user, None)
            now = self._clock()
            live = (TOKENS.c.user == user.id) & TOKENS.c.revoked.is_(None)
            revoked = connection.execute(update(TOKENS).where(live).values(revoked=now)).rowcount
            self._change(connection, user, by, Event.USER_DISABLED, f"{revoked} tokens revoked", disabled=now)

    def enable(self, name: str, by: By) -> None:
        """Let a disabled user in again, with the same password; tokens stay revoked."""
        with self._desk.writing() as connection:
            user = found(connection, name)
            if user.disabled is not None:
                self._change(connection, user, by, Event.USER_ENABLED, disabled=None)

    def _change(self, connection: Connection, user: User, by: By, event: Event, details: str = "", **values: object) -> None:
        connection.execute(update(USERS).where(USERS.c.id == user.id).values(values))
        connection.execute(delete(SESSIONS).where(SESSIONS.c.user == user.id))
        note(connection, self._clock(), event, by, user.name, details)


def found(connection: Connection, name: str) -> User:
    """The user of that name. Refused where there is none."""
    row = connection.execute(select(USERS).where(USERS.c.name == folded(name))).one_or_none()
    if row is None:
        raise Refused(Problem(f"user {folded(name)[:64]}", "There is no user of this name.", "See the list of users."))
    return user_of(row)


def _keep_an_admin(connection: Connection, user: User, role: Role | None) -> None:
    leaving = user.role is Role.ADMIN and user.disabled is None and role is not Role.ADMIN
    if leaving and _admins(connection) == 1:
        raise Refused(Problem(f"user {user.name}", "This is the last admin.", "Make another user an admin first."))


def _admins(connection: Connection) -> int:
    live = (USERS.c.role == Role.ADMIN.value) & USERS.c.disabled.is_(None)
    return int(connection.scalar(select(func.count()).where(live)) or 0)
