"""`foedus backtest`: wars replayed before the alliances, against the published coding of casus foederis."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("backtest")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@options.data_ledger
@click.option("--war", type=int, metavar="NUMBER", help="Only this war.")
@click.option("--why", is_flag=True, help="Each disagreement with its proof; without a coding, each row with its proof.")
@options.formats("json")
def command(files: tuple[str, ...], ledger: str | None, war: int | None, why: bool, form: str) -> None:
    """Which alliances each war calls on, by law, beside the published coding: precision, recall, F1, and why the two differ.

    FILEs are told apart by their columns: interstate wars (Reiter, Stam and Horowitz), a coding of casus foederis (Berkemeier and
    Fuhrmann), and ATOP's members where they are not in the ledger. Without a coding every war is put to every alliance that had a
    belligerent among its members.

    \b
    Examples:
      foedus backtest interstate_war_data.csv casus_foederis.csv --ledger alliances.ledger
      foedus backtest interstate_war_data.csv casus_foederis.csv atop4_01m.csv --why
      foedus backtest interstate_war_data.csv --war 37 --why --ledger alliances.ledger
    """
    from foedus.desk import out
    from foedus.desk.backtests import data, read, report, table

    with options.progress("Replaying") as progress:
        found = read(files, ledger, war, progress)
    out.problems(found.problems)
    if form == "json":
        out.answer(**data(found.backtest))
        return
    out.console().print(table(found.backtest))
    for line in report(found.backtest, why):
        click.echo(line)
    for citation in found.citations:
        click.echo(f"Cite: {citation}", err=True)
