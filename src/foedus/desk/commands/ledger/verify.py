"""`foedus ledger verify`: is the ledger whole?"""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("verify")
@click.argument("ledger")
@options.formats("json")
def command(ledger: str, form: str) -> None:
    """Check a ledger: that no record is missing, changed or out of its place, and that all it rests on is there.

    What somebody cut off at its end does not show: compare the last hash with a copy's.

    \b
    Examples:
      foedus ledger verify desk.ledger
      foedus ledger verify postgresql://desk@localhost/foedus
    """
    from foedus.desk.keeping import tell_verified, verified

    raise SystemExit(tell_verified(verified(ledger), form))
