"""`foedus ledger backup`: any ledger in one file."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("backup")
@click.argument("ledger")
@click.argument("file")
@click.option("--force", is_flag=True, help="Replace the file where there is one.")
@options.formats("json")
def command(ledger: str, file: str, force: bool, form: str) -> None:
    """Save a ledger as it is at this moment in one file, while others go on writing. The file is checked, and is a ledger itself.

    It is put in place whole, never over another file unless --force is given. Keep the last hash apart from it.

    \b
    Examples:
      foedus ledger backup desk.ledger /media/saved/desk-2026-11-27.ledger
      foedus ledger backup postgresql://desk@localhost/foedus saved.ledger --force
    """
    from foedus.desk.keeping import carried, tell_carried
    from foedus.ledger.keeping.carrying import new_file

    new_file(file, force)
    raise SystemExit(tell_carried(carried(ledger, file, force), form))
