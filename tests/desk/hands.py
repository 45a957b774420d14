"""A team whose hashes cost next to nothing and whose clock is set by hand."""

from __future__ import annotations

from argon2 import PasswordHasher

from foedus.desk.deskfile import DeskFile
from foedus.desk.team.audit import By
from foedus.desk.team.door import Entered
from foedus.desk.team.roles import Role
from foedus.desk.team.team import Team

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
GOOD = "correct horse battery staple"
BY = By(name="admin", address="10.0.0.1")
HOME = "192.0.2.7"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 1_800_000_000

    def __call__(self) -> int:
        return self.at


def team(clock: Clock | None = None, path: str = ":memory:", hasher: PasswordHasher = CHEAP) -> Team:
    return Team(DeskFile(path), clock or Clock(), hasher)


def with_anna(clock: Clock | None = None, path: str = ":memory:", role: Role = Role.REVIEW) -> Team:
    made = team(clock, path)
    made.users.add("root", GOOD, Role.ADMIN, BY)
    made.users.add("anna", GOOD, role, BY)
    return made


def entered(of: Team, name: str = "anna", password: str = GOOD, address: str = HOME) -> Entered:
    found = of.door.log_in(name, password, address)
    assert isinstance(found, Entered)
    return found


def events(of: Team) -> list[str]:
    """What the audit tells, oldest first."""
    return [entry.event for entry in reversed(of.audit.listed(limit=500))]
