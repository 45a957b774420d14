"""`foedus ledger stats`: how much a ledger holds, and of what."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("stats")
@click.argument("ledger")
@options.formats("json")
def command(ledger: str, form: str) -> None:
    """How much a ledger holds: entries and statements by their kinds, treaties, sources, text, days, size.

    \b
    Examples:
      foedus ledger stats desk.ledger
      foedus ledger stats postgresql://desk@localhost/foedus --format json
    """
    from foedus.desk.keeping import counted, tell_counted

    tell_counted(counted(ledger), form)
