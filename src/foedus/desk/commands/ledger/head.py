"""`foedus ledger head`: what the ledger holds now, as a line to be kept elsewhere."""

from __future__ import annotations

import click


@click.command("head")
@click.argument("ledger")
@click.option("--key", metavar="FILE", help="Sign it with this private key (foedus ledger keys).")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write; else standard output.")
def command(ledger: str, key: str | None, output: str) -> None:
    """The head of a ledger: how many entries it has, and one hash over them all, which `check-head` compares later.

    Keep it where nobody who can change the ledger can change it too: sent to others, printed, published.

    \b
    Examples:
      foedus ledger head desk.ledger --key desk.key -o 2024-12-05.head
      foedus ledger head desk.ledger
    """
    from foedus.desk.heads.making import made_head
    from foedus.desk.writing import written_bytes

    written_bytes(output, str(made_head(ledger, key)).encode())
