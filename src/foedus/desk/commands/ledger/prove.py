"""`foedus ledger prove`: one entry, proved without the rest."""

from __future__ import annotations

import click


@click.command("prove")
@click.argument("ledger")
@click.argument("id_", metavar="ID")
@click.option("--head", metavar="FILE", help="The head by which it is proved (foedus ledger head); else a new one is made.")
@click.option("--key", metavar="FILE", help="Sign the new head with this private key (foedus ledger keys).")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write; else standard output.")
def command(ledger: str, id_: str, head: str | None, key: str | None, output: str) -> None:
    """Prove that a ledger has a statement, source or decision, in a file that shows nothing else of the ledger.

    ID is its id, or as much of the beginning as tells it from others. `check-proof` checks the file without the ledger. The file
    is a C2SP tlog-proof, named FILE.tlog-proof by custom.

    \b
    Examples:
      foedus ledger prove desk.ledger 4fa10c22b7 --head 2024-12-05.head -o signature.tlog-proof
      foedus ledger prove desk.ledger 4fa10c22b7 --key desk.key
    """
    from foedus.desk.heads.making import made_proof
    from foedus.desk.writing import written_bytes

    if head and key:
        raise click.UsageError("--key signs a new head; the one in --head is taken as it is.")
    written_bytes(output, str(made_proof(ledger, id_, head, key)).encode())
