"""`foedus claims`: who asserts, who denies, who neither confirms nor denies."""

from __future__ import annotations

from datetime import date

import click

from foedus.desk import options


@click.command("claims")
@click.argument("treaty")
@options.known
@options.ledger
@options.account
@options.formats("json")
def command(treaty: str, known: date | None, ledger: str | None, account: str, form: str) -> None:
    """Who asserts, who denies, who neither confirms nor denies what, with their numbers side by side.

    \b
    Example:
      foedus claims rus-prk-2024 --ledger desk.ledger
    """
    from foedus.desk import out
    from foedus.desk.books import books
    from foedus.desk.claim_lines import claim_groups
    from foedus.desk.passages import Shelf
    from foedus.desk.terminal import claims_table

    found = books(ledger, account, known)
    chosen = found.find(treaty)
    groups = claim_groups(chosen.claims, Shelf.of(found.sources), "c")
    if form == "json":
        out.data(groups)
    elif groups:
        out.console().print(claims_table(groups))
    else:
        click.echo(f"No claim about {chosen.title} is known here.")
