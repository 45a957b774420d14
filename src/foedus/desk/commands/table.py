"""`foedus table`: every table of a ledger, as CSV, Parquet or JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.desk.tables.table import Column
    from foedus.ledger.folding.accounts import Account


@click.command("table")
@click.argument("name", required=False)
@options.on
@options.known
@options.ledger
@options.account
@click.option("-o", "--output", metavar="FILE", help="Where to write it: .csv or .parquet.")
@click.option(
    "--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True, help="How to print without -o."
)
def command(
    name: str | None, on: date, known: date | None, ledger: str | None, account: Account, output: str | None, form: str
) -> None:
    """One table of the shipped register, or of a ledger; without NAME the tables there are, with their columns.

    CSV is made for spreadsheets: UTF-8 with a byte order mark, and text that a spreadsheet would run as a formula has an
    apostrophe before it. Parquet and JSON hold the text as it is. Uncertain days are EDTF, with their bounds beside them.

    \b
    Examples:
      foedus table
      foedus table acts --ledger desk.ledger -o acts.csv
      foedus table statements --ledger desk.ledger -o statements.parquet
      foedus table treaties --on 1999-12-31 --format json
    """
    from foedus.desk import out
    from foedus.desk.current.current import Current
    from foedus.desk.tables.tables import named, view

    if name is None:
        _list(form)
        return
    table, seen = named(name), view(Current(ledger).now(), account, on, known)
    out.problems(seen.books.remarks())
    if output:
        from foedus.desk.tables.files import write

        write(table, seen, output)
        click.echo(f"{name} written to {output}", err=True)
    elif form == "json":
        out.data(list(table.rows(seen)))
    else:
        from foedus.desk.tables.csvfiles import csv_lines

        for line in csv_lines(table.columns, table.rows(seen)):
            click.echo(line.encode("utf-8", "replace"), nl=False)


def _list(form: str) -> None:
    from foedus.desk import out
    from foedus.desk.tables.tables import TABLES

    if form == "json":
        out.data([{"table": t.name, "title": t.title, "columns": list(map(_column, t.columns))} for t in TABLES.values()])
        return
    rows = [(t.name, t.title, ", ".join(c.name for c in t.columns)) for t in TABLES.values()]
    out.console().print(out.table(("Table", "What a row is", "Columns"), rows))


def _column(column: Column) -> dict[str, str]:
    from foedus.desk.tables.table import KINDS

    kind = next(name for name, kind in KINDS.items() if kind is column.kind)
    return {"name": column.name, "kind": kind, "meaning": column.meaning}
