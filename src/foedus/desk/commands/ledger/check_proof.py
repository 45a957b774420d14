"""`foedus ledger check-proof`: is what a proof shows in the ledger that was signed?"""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("check-proof")
@click.argument("file")
@click.option("--public", metavar="KEY", help="The signer's public key, or a file with it: also check who signed.")
@options.formats("json")
def command(file: str, public: str | None, form: str) -> None:
    """Check a proof that `prove` made, and tell what it proves; the ledger is not needed.

    Without the signer's public key the check ends at the head: the entry is under it, whoever made it.

    \b
    Example:
      foedus ledger check-proof signature.tlog-proof --public desk.key.pub
    """
    from foedus.desk.heads.checks import check_proof
    from foedus.desk.heads.words import proof_data, proof_rows, proof_verdict
    from foedus.desk.out import data, problems, rows

    found = check_proof(file, public)
    if form == "json":
        data(proof_data(found))
    else:
        click.echo(proof_verdict(found))
        rows(proof_rows(found))
    problems(found.problems)
    raise SystemExit(1 if found.problems else 0)
