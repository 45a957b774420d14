"""`foedus ledger copy`: a ledger in another place, to its last hash."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("copy")
@click.argument("from_", metavar="FROM")
@click.argument("to", metavar="TO")
@options.formats("json")
def command(from_: str, to: str, form: str) -> None:
    """Copy a ledger between any two places, entry by entry: the same chain, under the same name. Both ends are checked.

    TO is a new file, or a database or ledger that is empty. A copy that is stopped leaves nothing in it.

    \b
    Examples:
      foedus ledger copy desk.ledger postgresql://desk@localhost/foedus
      foedus ledger copy postgresql://desk@localhost/foedus field.ledger
    """
    from foedus.desk.keeping import carried, tell_carried

    raise SystemExit(tell_carried(carried(from_, to), form))
