"""`foedus claims`: who asserts, who denies, who neither confirms nor denies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.ledger.folding.accounts import Account


@click.command("claims")
@click.argument("treaty")
@options.known
@options.ledger
@options.account
@options.formats("json")
def command(treaty: str, known: date | None, ledger: str | None, account: Account, form: str) -> None:
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
    out.problems(found.remarks())
    chosen = found.find(treaty)
    groups = claim_groups(chosen.claims, Shelf.of(found.sources), "c")
    if form == "json":
        out.data(groups)
    elif groups:
        out.console().print(claims_table(groups))
    else:
        click.echo(f"No claim about {chosen.title} is known here.")
