"""`foedus import atop | cow | states`: data sets of alliances and states into a ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from foedus.desk import options

F = TypeVar("F", bound=Callable[..., Any])


_MADE = "The ledger to add to; made where there is none."
_VERSION = "The version of the data, where neither a column nor the file's name tells."
_version = click.option("--version", metavar="VERSION", help=_VERSION)


def _shared(command: F) -> F:
    for option in (
        click.argument("files", nargs=-1, required=True, metavar="FILE..."),
        click.option("--ledger", metavar="FILE", required=True, envvar=options.LEDGER, help=_MADE),
        click.option("--strict", is_flag=True, help="Take no file that has a faulty row."),
        options.formats("json"),
    ):
        command = option(command)
    return command


@click.command("atop")
@_shared
@_version
def atop(files: tuple[str, ...], ledger: str, strict: bool, form: str, version: str | None) -> None:
    """ATOP's alliances: members, phases, alliances or directed dyad-years, versions 4 to 5.1, as CSV, CSV in gzip or Stata.

    Each phase becomes a treaty (atop-3180-2) with its members' entries and exits, to the day where the file has it, and its
    obligations; a condition flag becomes a condition that only facts given decide. Rows that cannot be taken are told, one line
    a value, and the others load.

    \b
    Examples:
      foedus import atop atop4_01m.csv --ledger alliances.ledger
      foedus import atop atop5_1ddyr.dta --version 5.1 --ledger alliances.ledger
    """
    _take(files, "ATOP", ledger, version, strict, form)


@click.command("cow")
@_shared
@_version
def cow(files: tuple[str, ...], ledger: str, strict: bool, form: str, version: str | None) -> None:
    """Correlates of War formal alliances 4.1: by member, by directed dyad, or by year, as CSV, CSV in gzip or Stata.

    Each alliance becomes a treaty (cow-210-0); the directed file makes one of each pair of members (cow-210-0-2-200).

    \b
    Example:
      foedus import cow alliance_v4.1_by_member.csv alliance_v4.1_by_directed.csv --ledger alliances.ledger
    """
    _take(files, "COW", ledger, version, strict, form)


@click.command("states")
@_shared
def states(files: tuple[str, ...], ledger: str, strict: bool, form: str) -> None:
    """Members of the state system: the list of Correlates of War, or that of Gleditsch and Ward, with days.

    \b
    Example:
      foedus import states states2016.csv --ledger alliances.ledger
    """
    _take(files, "states", ledger, None, strict, form)


def _take(files: tuple[str, ...], what: str, ledger: str, version: str | None, strict: bool, form: str) -> None:
    from foedus.desk import out
    from foedus.desk.datafiles import take

    with options.progress("Loading") as progress:
        done = take(files, what, ledger, version, strict, progress)
    out.problems(done.problems)
    if form == "json":
        files_ = [{"source": one.source.id, "says": one.says, "citation": one.citation} for one in done.loaded]
        counted = {"new sources": done.added.sources, "new statements": done.added.statements}
        out.data({"files": files_, **counted, "problems": done.problems})
    else:
        for one in done.loaded:
            click.echo(f"{one.says}\nCite: {one.citation}")
        click.echo(f"{done.added.sources} sources and {done.added.statements} statements were new.")
    raise SystemExit(1 if done.refused else 0)
