"""`foedus ledger merge`: what another ledger has beside this one is taken over into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.desk.merging import Told


@click.command("merge")
@click.argument("other", metavar="OTHER")
@click.option("--into", "ledger", metavar="LEDGER", required=True, help="The ledger that takes it over; made where there is none.")
@click.option("--by", metavar="NAME", help="Who merges (default: your name at the operating system).")
@click.option("--keep-days", is_flag=True, help="Record everything on the days on which OTHER recorded it, not today.")
@options.formats("json")
def command(other: str, ledger: str, by: str | None, keep_days: bool, form: str) -> None:
    """Take over sources, statements and decisions of OTHER, which is only read; what is there already is not added again.

    All of it, or nothing where it fails. LEDGER learns it today, so that what it knew on an earlier day stays as it was;
    with --keep-days it answers for earlier days as if it had been told then.

    Where both decided on one statement, each in its own way, what was decided in LEDGER stands, and the other's decisions
    are kept beside it: `foedus ledger apart` lists them, and the next decision on the statement settles it. Exit code 1
    tells that there are new ones, or that a source was redacted in OTHER and is still in LEDGER.

    \b
    Examples:
      foedus ledger merge laptop.ledger --into desk.ledger
      foedus ledger merge desk.ledger --into laptop.ledger --keep-days
      foedus ledger merge postgresql+psycopg://desk@localhost/foedus --into all.ledger --by Ann
    """
    from foedus.desk import apart_lines, out
    from foedus.desk.merging import merged

    told = merged(other, ledger, by or options.user(), keep_days)
    if form == "json":
        out.data(_data(told))
    else:
        if told.rows:
            out.console().print(out.table(apart_lines.HEADS, told.rows))
        for line in apart_lines.in_words(told.brought, told.open, len(told.apart) - told.open, ledger):
            click.echo(line)
    raise SystemExit(1 if out.problems(told.problems) or told.open else 0)


def _data(told: Told) -> dict[str, Any]:
    added = told.brought.added
    return {
        "new sources": added.sources,
        "new statements": added.statements,
        "new decisions": added.decisions,
        "described otherwise": told.brought.described,
        "apart": told.apart,
        "problems": told.problems,
    }
