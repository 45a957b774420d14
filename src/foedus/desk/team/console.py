"""The team as the command line meets it: the file opened, who types, a password asked for."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from foedus.core.problems import Problem, Refused
from foedus.desk.options import LEDGER

if TYPE_CHECKING:
    from foedus.desk.team.audit import By
    from foedus.desk.team.team import Team

F = TypeVar("F", bound=Callable[..., Any])


def where(command: F) -> F:
    """Options: the ledger whose desk it is, or the desk's file."""
    desk = click.option("--desk", metavar="FILE", help="The desk's own file, where it does not lie beside the ledger.")
    return click.option("--ledger", metavar="FILE", envvar=LEDGER, help="The ledger whose desk it is.")(desk(command))


def password_option(command: F) -> F:
    """Option: the password from standard input."""
    text = "Read the password from the first line of standard input instead of asking."
    return click.option("--password-stdin", "piped", is_flag=True, help=text)(command)


@contextmanager
def opened(ledger: str | None, desk: str | None, make: bool = False) -> Iterator[Team]:
    """The team of that desk. Refused where there is none yet, unless one is to be made."""
    from foedus.desk.deskfile import DeskFile, beside
    from foedus.desk.team.team import Team

    path = desk or beside(ledger)
    if path == ":memory:":
        raise Refused(
            Problem("team", "Which desk is not told.", "Name its ledger with --ledger FILE, or its own file with --desk FILE.")
        )
    if not make and not Path(path).exists():
        raise Refused(Problem(path, "This desk has no team.", "Add a first user: foedus team add NAME --role admin."))
    file = DeskFile(path)
    try:
        yield Team(file)
    finally:
        file.close()


def hands() -> By:
    """Who types: nobody of the team, but a user of this machine."""
    from foedus.desk.team.audit import By

    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container without names for its users
        user = "?"
    return By(name="(command line)", address=f"user {user}")


def asked(piped: bool) -> str:
    """The password, typed twice without being shown, or the first line of standard input."""
    if piped:
        return sys.stdin.readline(1 << 14).rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
