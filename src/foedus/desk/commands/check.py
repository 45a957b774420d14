"""`foedus check`: is the ledger whole, are the cards sound?"""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[CARD...]")
@click.option("--ledger", metavar="FILE", help="Check this ledger: that no record is missing, changed or out of its place.")
@options.formats("json")
def command(paths: tuple[str, ...], ledger: str | None, form: str) -> None:
    """Check a ledger's records, or cards (files or folders); without either, the shipped register.

    \b
    Examples:
      foedus check
      foedus check --ledger desk.ledger
      foedus check cards/my-treaty.yaml
    """
    if ledger and not paths:
        from foedus.desk.keeping import tell_verified, verified

        raise SystemExit(tell_verified(verified(ledger), form))

    from foedus.desk import out
    from foedus.desk.checking import check_cards

    checked, found = check_cards(paths)
    if form == "json":
        out.data({"checked": checked, "problems": found})
    else:
        click.echo(f"{checked}: {len(found)} problems")
        out.problems(found)
    raise SystemExit(1 if found else 0)
