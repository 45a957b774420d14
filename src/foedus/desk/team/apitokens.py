"""Tokens for programs. A token is shown once; the file has its hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, insert, or_, select, update

from foedus.core.problems import Problem, Refused
from foedus.desk.deskfile import DeskFile
from foedus.desk.safe import one_line
from foedus.desk.team import unguessable
from foedus.desk.team.audit import By, note
from foedus.desk.team.clock import Clock
from foedus.desk.team.events import Event
from foedus.desk.team.roles import Role
from foedus.desk.team.schema import TOKENS, USERS, within
from foedus.desk.team.users import User, found, user_of

PREFIX = "foedus_"  # by which scanners for leaked secrets can know one
LABEL = 64  # characters
MOST = 50  # live tokens of one user
_DAY = 24 * 3600
_LONGEST = 3650  # days
_NOTED = 60  # seconds between two writings of "last used"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """A token without its secret; times are seconds since 1970, None for never."""

    id: int
    user: User
    label: str
    role: Role
    created: int
    expires: int | None = None
    used: int | None = None
    revoked: int | None = None


class Tokens:
    """The tokens of a desk."""

    def __init__(self, desk: DeskFile, clock: Clock) -> None:
        self._desk, self._clock = desk, clock

    def make(self, name: str, label: str, role: Role, by: By, days: int | None = None) -> tuple[str, ApiToken]:
        """The secret, given this once, and the token. Refused above the user's own role, or for a disabled user."""
        secret, now, label = unguessable.fresh(PREFIX), self._clock(), one_line(label, LABEL)
        expires = now + days * _DAY if days else None
        if not label or (days is not None and not 0 < days <= _LONGEST):
            remedy = f"Give it a name, and at most {_LONGEST} days where any."
            raise Refused(Problem("token", "A token needs a name, and days to live from 1 on.", remedy))
        with self._desk.writing() as connection:
            user = found(connection, name)
            live = (TOKENS.c.user == user.id) & TOKENS.c.revoked.is_(None) & _unexpired(now)
            _check(user, role, int(connection.scalar(select(func.count()).where(live)) or 0))
            row = {"user": user.id, "label": label, "role": role.value, "created": now, "expires": expires}
            number = connection.execute(insert(TOKENS).values(digest=unguessable.digest(secret), **row)).lastrowid
            note(connection, now, Event.TOKEN_MADE, by, f"token {number}", f"{user.name}, {role}: {label}")
        return secret, ApiToken(id=number, user=user, label=label, role=role, created=now, expires=expires)

    def of(self, secret: str) -> ApiToken | None:
        """The live token of that secret, now used, with the lesser of its role and its user's; None where there is none."""
        now = self._clock()
        query = _query().where(TOKENS.c.digest == unguessable.digest(secret), TOKENS.c.revoked.is_(None))
        with self._desk.reading() as connection:
            row = connection.execute(query.where(USERS.c.disabled.is_(None), _unexpired(now))).one_or_none()
        if row is not None and now - (row.used or 0) >= _NOTED:
            with self._desk.writing() as connection:
                connection.execute(update(TOKENS).where(TOKENS.c.id == row.token).values(used=now))
        return _token_of(row) if row else None

    def listed(self, name: str | None = None) -> tuple[ApiToken, ...]:
        """A user's tokens, or everybody's, newest first; also those that are revoked or expired."""
        query = _query().order_by(TOKENS.c.id.desc())
        with self._desk.reading() as connection:
            whose = query if name is None else query.where(USERS.c.id == found(connection, name).id)
            return tuple(map(_token_of, connection.execute(whose)))

    def revoke(self, number: int, by: By, of: str | None = None) -> None:
        """End a token; with `of` only where it is that user's. Refused where there is no such token."""
        now = self._clock()
        with self._desk.writing() as connection:
            row = connection.execute(_query().where(TOKENS.c.id == within(number))).one_or_none()
            if row is None or (of is not None and row.name != found(connection, of).name):
                raise Refused(Problem(f"token {number}", "There is no such token.", "See the list of tokens."))
            if row.revoked is None:
                connection.execute(update(TOKENS).where(TOKENS.c.id == number).values(revoked=now))
                note(connection, now, Event.TOKEN_REVOKED, by, f"token {number}", f"{row.name}: {row.label}")


def _check(user: User, role: Role, live: int) -> None:
    wrong = (
        (user.disabled is not None, "The user is disabled.", "Enable the user first."),
        (not user.role.may(role), f"A token of {user.name} can do no more than {user.role}.", "Take that role or a lesser one."),
        (live >= MOST, f"There are {MOST} live tokens of {user.name}.", "Revoke one first."),
    )
    for holds, sentence, remedy in wrong:
        if holds:
            raise Refused(Problem("token", sentence, remedy))


def _query() -> Select[Any]:
    own = (TOKENS.c.label, TOKENS.c.expires, TOKENS.c.used, TOKENS.c.revoked)
    named = (TOKENS.c.id.label("token"), TOKENS.c.role.label("least"), TOKENS.c.created.label("made"))
    return select(USERS, *own, *named).join_from(TOKENS, USERS, TOKENS.c.user == USERS.c.id)


def _unexpired(now: int) -> Any:
    return or_(TOKENS.c.expires.is_(None), TOKENS.c.expires > now)


def _token_of(row: Row[Any]) -> ApiToken:
    user, times = user_of(row), {"expires": row.expires, "used": row.used, "revoked": row.revoked}
    return ApiToken(id=row.token, user=user, label=row.label, role=min(Role(row.least), user.role), created=row.made, **times)
