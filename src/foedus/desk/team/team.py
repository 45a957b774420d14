"""The team of a desk: its users, sessions, tokens and audit over one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.desk.deskfile import DeskFile
from foedus.desk.team.apitokens import Tokens
from foedus.desk.team.audit import Audit
from foedus.desk.team.clock import Clock, now
from foedus.desk.team.door import Door
from foedus.desk.team.passwords import Passwords
from foedus.desk.team.schema import TABLES
from foedus.desk.team.sessions import Sessions
from foedus.desk.team.users import Users

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class Team:
    """Opened over a desk's file; any number of processes may. `hasher` sets other parameters of argon2."""

    def __init__(self, desk: DeskFile, clock: Clock = now, hasher: PasswordHasher | None = None) -> None:
        desk.lay_out(TABLES)
        passwords = Passwords(hasher)
        self.users = Users(desk, clock, passwords)
        self.sessions = Sessions(desk, clock)
        self.tokens = Tokens(desk, clock)
        self.door = Door(desk, clock, passwords, self.users)
        self.audit = Audit(desk, clock)
