"""`foedus calendar`: what is to come, as a table or as a file for calendars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.ledger.folding.accounts import Account


@click.command("calendar")
@click.argument("treaties", nargs=-1, metavar="[TREATY...]")
@click.option("--state", metavar="KEY", help="Only what concerns this state (three letters, RUS).")
@click.option("--from", "start", type=options.Day(), default="today", help="The first day (default: today).")
@click.option("--to", "until", type=options.Day(), help="The last day; without it, terms that are renewed end but once.")
@options.known
@options.ledger
@options.account
@click.option(
    "-o", "--output", metavar="FILE", help="Write a file for calendars (iCalendar; - is standard output) instead of a table."
)
@options.formats("json")
def command(
    treaties: tuple[str, ...],
    state: str | None,
    start: date,
    until: date | None,
    known: date | None,
    ledger: str | None,
    account: Account,
    output: str | None,
    form: str,
) -> None:
    """Coming deadlines and effects: ends of terms, last days for notice, withdrawals taking effect, entries into force.

    TREATY is an id of `foedus treaties`, a name or a card file; without one, all that are known. A day that is announced,
    doubted or not known exactly is tentative.

    \b
    Examples:
      foedus calendar csto --from 2025-01-01 --to 2035-01-01
      foedus calendar --state RUS --from 2025-01-01 -o russia.ics
    """
    from foedus.core.problems import Problem, Refused
    from foedus.desk import out
    from foedus.desk.books import last_told
    from foedus.desk.calendar_lines import calendar_lines
    from foedus.desk.cardfiles import books_for

    if until and until < start:
        raise Refused(Problem("--to", f"{until} comes before {start}.", "Give a last day that is no earlier than the first."))
    found, names, problems = books_for(treaties, ledger, account, known)
    code = 1 if out.problems(problems) else 0
    out.problems(found.remarks())
    lines = calendar_lines(found, names, state.upper() if state else None, start, until, known or date.today())
    if output:
        from foedus.desk.ics import ics
        from foedus.desk.writing import written_bytes

        written_bytes(output, ics(lines, last_told(found, ledger, known), ", ".join(treaties) or state or "Foedus"))
        click.echo(f"{len(lines)} events written to {output}", err=True)
    elif form == "json":
        out.answer(start=start, until=until, known=known, account=str(account), state=state, days=lines)
    else:
        rows = [(x.day, x.name, x.what, x.article or "", "not certain" if x.tentative else "") for x in lines]
        out.console().print(out.table(("Day", "Treaty", "What", "Article", ""), rows))
        click.echo(f"{len(rows)} day{'' if len(rows) == 1 else 's'}")
    raise SystemExit(code)
