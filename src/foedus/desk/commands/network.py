"""`foedus network`: the alliances of a day as a graph."""

from __future__ import annotations

from datetime import date

import click

from foedus.desk import options


@click.command("network")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--on", type=options.Day(), required=True, help="The day, since 1815.")
@click.option("--data-set", type=click.Choice(["atop", "cow"]), default="atop", show_default=True, help="Whose alliances.")
@options.data_ledger
@click.option("-o", "--output", metavar="FILE", help="Where to write it: .graphml, .json, .svg or .png.")
@options.formats("json")
def command(files: tuple[str, ...], on: date, data_set: str, ledger: str | None, output: str | None, form: str) -> None:
    """Which states are bound together on a day, and what each owes the other, from imported alliances or from FILEs by member.

    A tie that hangs on a day, or on a partner, that the data leave open is "undetermined". GraphML and JSON have an edge for each
    alliance and direction; a picture (.svg, .png, needs foedus[pictures]) draws each pair once.

    \b
    Examples:
      foedus network --on 1914-07-28 --ledger alliances.ledger
      foedus network --on 1914-07-28 atop4_01m.csv -o 1914.svg
      foedus network --on 2003-07-01 --data-set cow --ledger alliances.ledger -o 2003.graphml
    """
    from foedus.desk import out
    from foedus.desk.alliancefiles import data_files, of_members
    from foedus.desk.networks import table, write

    found, problems = data_files(ledger, files)
    out.problems(problems)
    told = of_members(found, data_set.upper())
    if output:
        click.echo(write(told, on, output))
    elif form == "json":
        write(told, on, "-.json")
    else:
        out.console().print(table(told, on))
    click.echo(f"Cite: {told.data.citation}", err=True)
