"""`foedus ledger restore`: a ledger again from the file that it was saved in."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("restore")
@click.argument("file")
@click.argument("to", metavar="TO")
@options.formats("json")
def command(file: str, to: str, form: str) -> None:
    """Put back what `foedus ledger backup` saved, into a new file or an empty database. Both ends are checked.

    It is the copy of a file: nothing is ever restored over a ledger that has entries.

    \b
    Examples:
      foedus ledger restore saved.ledger desk.ledger
      foedus ledger restore saved.ledger postgresql://desk@localhost/foedus
    """
    from foedus.desk.keeping import carried, tell_carried
    from foedus.ledger.keeping.carrying import saved_file

    saved_file(file)
    raise SystemExit(tell_carried(carried(file, to), form))
