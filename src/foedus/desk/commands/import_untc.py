"""`foedus import untc`: status tables of the UN Treaty Collection as acts on a card."""

from __future__ import annotations

from datetime import date

import click

from foedus.desk import options


@click.command("untc")
@click.argument("tables", nargs=-1, required=True, metavar="TABLE...")
@click.option("--card", required=True, metavar="CARD", help="The treaty: a card file (.yaml), or an id or name of the register.")
@click.option("-o", "--output", metavar="FILE", help="Where to write the card; else standard output.")
@click.option("--ledger", metavar="FILE", help="Add the acts to this ledger instead; made where there is none.")
@click.option("--as-of", type=options.Day(), metavar="DAY", help="Take only what had been done by the end of that day.")
@options.formats("json")
def command(tables: tuple[str, ...], card: str, output: str | None, ledger: str | None, as_of: date | None, form: str) -> None:
    """A treaty's status tables as acts: signatures, instruments, successions, each state under its name of that day.

    TABLE is a CSV file with a column Participant and one for each kind of act (as the UN Treaty Collection has them), a list by
    country codes, or a page of Multilateral Treaties Deposited with the Secretary-General as JSON. The card is printed with these
    acts added; what it has already is not added again. A row that cannot be read costs one line on standard error.

    \b
    Examples:
      foedus import untc 27-3.csv --card basel.yaml > basel-full.yaml
      foedus import untc 26-5.csv --card ottawa --as-of 1999-12-31 --ledger desk.ledger
    """
    from foedus.desk import out
    from foedus.desk.statustables import add, with_tables
    from foedus.ledger.cards.cards import dump

    done = with_tables(tables, card, as_of)
    found = out.problems(done.problems)
    says = dump(done.card)
    told: dict[str, object] = {"card": says}
    if ledger:
        added = add(done, ledger)
        told = {"new sources": added.sources, "new statements": added.statements}
        says = f"{added.sources} sources and {added.statements} statements were new.\n"
    if output and not ledger:
        from foedus.desk.writing import written

        written(output, [says])
        says = f"{done.acts} acts of {done.participants} participants were new.\n"
    if form == "json":
        counted = {"treaty": done.card.id, "acts": done.acts, "participants": done.participants}
        out.data(counted | told | {"problems": done.problems})
    else:
        click.echo(says, nl=False)
    raise SystemExit(1 if found else 0)
