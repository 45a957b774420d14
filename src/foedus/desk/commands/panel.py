"""`foedus panel`: state-years, dyad-years and state-days of alliances."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from foedus.desk import options

UNITS = ("state-year", "dyad-year", "directed-dyad-year", "state-day", "dyad-day", "directed-dyad-day")
ROWS = 40  # that a table shows


class YearOrDay(click.ParamType[date]):
    """A year, or a day; of a year the first day, or with `last` the last one."""

    name = "YEAR|DAY"

    def __init__(self, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows how to write one."""
        if isinstance(value, date):
            return value
        try:
            whole = value.isdecimal() and len(value) == 4
            return date(int(value), *((12, 31) if self.last else (1, 1))) if whole else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no year and no day: write 1914 or 1914-07-28.", param, ctx)


@click.command("panel")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--unit", type=click.Choice(UNITS), required=True, help="What a row is.")
@click.option("--from", "first", type=YearOrDay(last=False), help="First year or day (default: the first of the data).")
@click.option("--to", "last", type=YearOrDay(last=True), help="Last year or day (default: the last of the data).")
@click.option(
    "--flags",
    metavar="NAME,...",
    help="Such as atop_defense,cow_entente (default: the obligations).",
)
@click.option("--system", type=click.Choice(["cow", "gw"]), default="cow", show_default=True, help="Whose states and numbers.")
@click.option(
    "--members",
    type=click.Choice(["system", "all"]),
    default="system",
    show_default=True,
    help="All members of the state system, or only the rows that the data have.",
)
@click.option("--as-published", type=click.Choice(["atop-5.0", "cow-4.1"]), help="The published yearly file, with its faults.")
@click.option("--differences", is_flag=True, help="Of the published file, the rows that are not what the data say, and why.")
@click.option(
    "--similarity",
    type=click.Choice(["cow", "atop"]),
    multiple=True,
    help="Add S, tau-b, kappa and pi of portfolios.",
)
@click.option("--weights", metavar="FILE", help="Weights of states for S: ccode, year, weight (or cinc).")
@click.option("--events", metavar="FILE", help="Add peace years since events: interstate wars, or a table of units and years.")
@click.option("--spells", "spells_of", metavar="FLAG", help="Add the spells of that flag: their number, and the year within.")
@options.data_ledger
@click.option("-o", "--output", metavar="FILE", help="Where to write it: .parquet, .csv or .dta.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)
def command(
    files: tuple[str, ...], unit: str, first: date | None, last: date | None, flags: str | None, system: str, members: str,
    as_published: str | None, differences: bool, similarity: tuple[str, ...], weights: str | None, events: str | None,
    spells_of: str | None,
    ledger: str | None, output: str | None, form: str,
) -> None:  # fmt: skip
    """A panel from the alliances and states that a ledger holds (foedus import atop, cow, states), or from FILEs.

    A flag is 1 where the data say that it held on some day of the row, 0 where it did not, and missing where that cannot be told:
    an obligation that varies by partner, a day that is left open, time outside the data. Every row has the numbers of Correlates of
    War and of Gleditsch and Ward, and the ISO code. How to cite the data goes to standard error.

    \b
    Examples:
      foedus panel --unit directed-dyad-year --from 1816 --to 2018 --ledger alliances.ledger -o dyads.parquet
      foedus panel --unit state-year --flags atop_defense --system gw --ledger alliances.ledger -o states.dta
      foedus panel --unit state-day --from 1914-07-28 --to 1914-07-28 --ledger alliances.ledger
      foedus panel --unit dyad-year --similarity cow --events wars.csv --ledger alliances.ledger -o dyads.csv
      foedus panel --unit directed-dyad-year --as-published cow-4.1 alliance_v4.1_by_directed.csv -o yearly.csv
      foedus panel --unit directed-dyad-year --as-published cow-4.1 --differences --ledger alliances.ledger -o falsified.csv
    """
    from foedus.desk import out
    from foedus.desk.panelfiles import FORMS, csv_text, write
    from foedus.desk.panels import Asked, ask
    from foedus.desk.writing import form_of

    if output:
        form_of(output, "panel", FORMS)
    asked = Asked(
        unit=unit, first=first, last=last, flags=tuple(flags.split(",")) if flags else None, system=system, members=members,
        as_published=as_published or "", similarity=similarity, weights=weights, events=events, spells_of=spells_of,
        differences=differences,
    )  # fmt: skip
    made = ask(asked, ledger, files)
    out.problems(made.problems)
    if output:
        write(made, output)
        click.echo(f"{made.frame.height:,} rows and {made.frame.width} columns written to {output}.")
    elif form == "table":
        click.echo(_table(made.frame))
    else:
        click.echo(csv_text(made.frame) if form == "csv" else made.frame.write_json(), nl=form == "json")
    for line in made.citations:
        click.echo(f"Cite: {line}", err=True)


def _table(frame: Any) -> str:
    import polars

    more = f", the first {ROWS}; -o FILE writes all" if frame.height > ROWS else ""
    with polars.Config(tbl_rows=ROWS, tbl_cols=-1, tbl_width_chars=2000,
                       fmt_str_lengths=200, tbl_formatting="NOTHING", tbl_hide_dataframe_shape=True,
                       tbl_hide_column_data_types=True):  # fmt: skip
        return f"{frame.height:,} rows{more}\n{frame.head(ROWS)}"
