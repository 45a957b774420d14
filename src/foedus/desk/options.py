"""Options that several commands share, and how they read what a user typed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from foedus.core.when import When
    from foedus.ledger.folding.accounts import Account

F = TypeVar("F", bound=Callable[..., Any])
LEDGER = "FOEDUS_LEDGER"
MANY = 50  # files before a progress bar is worth its line


class Day(click.ParamType[date]):
    """A day of the calendar, written 2024-12-04 or "today"."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows how to write one."""
        try:
            return value if isinstance(value, date) else date.today() if value == "today" else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day: write it as 2024-12-04.", param, ctx)


class Edtf(click.ParamType["When"]):
    """A day that may be uncertain, as EDTF: 2024-11-09, 2024-11, 2024-10-21/2024-10-31."""

    name = "EDTF"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> When:
        """The uncertain day, or a usage error that shows how to write one."""
        from foedus.core.when import When

        try:
            return value if isinstance(value, When) else When.parse(value)
        except ValueError:
            self.fail(f"{value!r} is no day: write 2024-11-09, 2024-11 or 2024-10-21/2024-10-31.", param, ctx)


class Believing(click.ParamType["Account"]):
    """Whose statements are believed: everything, reports, register, models, accepted, without:TASS, only:TASS, independent:2."""

    name = "ACCOUNT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Account:
        """The account, or a usage error that shows how to write one."""
        from foedus.core.problems import Problem
        from foedus.ledger.folding.accountwords import parse

        found = parse(value) if isinstance(value, str) else value
        return self.fail(f"{found.sentence} {found.remedy}", param, ctx) if isinstance(found, Problem) else found


class Network(click.ParamType[str]):
    """An address of a network, or of a machine in it."""

    name = "ADDRESS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, or a usage error that shows how to write one."""
        from ipaddress import ip_network

        try:
            return str(value) if ip_network(value) else ""
        except ValueError:
            self.fail(f"{value!r} is no address: write it as 10.0.0.2 or 10.0.0.0/24.", param, ctx)


class Tongue(click.ParamType[str]):
    """A language that the reader has tables for, by its code."""

    name = "CODE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code, or a usage error that lists the languages."""
        from foedus.reading.languages.detect import languages

        known = languages()
        listed = ", ".join(f"{code} ({name})" for code, name in known.items())
        if value not in known:
            self.fail(f"{value!r} is no language that is read. Read are {listed}.", param, ctx)
        return str(value)


def language(command: F) -> F:
    """The reports' language where the user tells it."""
    text = "The language of the reports: en, fr or ru (default: told from each text)."
    return click.option("--language", type=Tongue(), help=text)(command)


def paths(command: F) -> F:
    """One or more files or folders."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def on(command: F) -> F:
    """The day of law."""
    return click.option("--on", type=Day(), default="today", help="The day on which to ask what the law was (default: today).")(
        command
    )


def known(command: F) -> F:
    """The day of knowledge."""
    return click.option("--known", type=Day(), help="Answer only from what could be known by the end of that day.")(command)


def published(command: F) -> F:
    """The reports' day of publication where the user knows it."""
    return click.option("--published", type=Edtf(), help="The day the reports were published, where you know it (EDTF).")(command)


def ledger(command: F) -> F:
    """The ledger that a command reads."""
    text = "The ledger to read; without it the register shipped with Foedus answers."
    return click.option("--ledger", metavar="FILE", envvar=LEDGER, help=text)(command)


def data_ledger(command: F) -> F:
    """The ledger that holds imported data sets."""
    text = "The ledger with imported data sets (foedus import atop, cow, states), where no files are named."
    return click.option("--ledger", metavar="FILE", envvar=LEDGER, help=text)(command)


def account(command: F) -> F:
    """Whose statements are believed: one account, of all that were given."""
    text = (
        "Whose statements to believe: everything (the default), reports, register, models (also what a language model read), "
        "accepted (of reports only what a person accepted or corrected), "
        "without:NAME[,NAME], only:NAME[,NAME] "
        "(speakers, publishers, reports, states: KCNA, North Korea), independent:N; may be repeated, and all must hold."
    )
    return click.option("--account", type=Believing(), multiple=True, callback=_together, metavar="ACCOUNT", help=text)(command)


def _together(ctx: click.Context, param: click.Parameter, value: tuple[Account, ...]) -> Account:
    from functools import reduce
    from operator import and_

    from foedus.ledger.folding.accounts import everything

    return reduce(and_, value, everything())


def formats(*names: str) -> Callable[[F], F]:
    """A table for people, or data for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", *(names or ("json",))]),
        default="table",
        show_default=True,
        help="How to print.",
    )


def user() -> str:
    """The user's name at the operating system, where no other is given."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        raise click.UsageError("The operating system tells no name of yours: give --by NAME.") from None


@contextmanager
def progress(label: str, many: int = MANY) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error where that is a terminal; it shows once there are as many files."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total or None, visible=max(done, total) >= many)
