"""`foedus ledger check-head`: is this the ledger that was signed?"""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("check-head")
@click.argument("head")
@click.argument("ledger")
@click.option("--public", metavar="KEY", help="The signer's public key, or a file with it: also check who signed.")
@options.formats("json")
def command(head: str, ledger: str, public: str | None, form: str) -> None:
    """Is the ledger, as far as the head in file HEAD goes, the one that the head was made of? Tells also what came since.

    The ledger is verified, too: a head tells that its hashes are the same, `verify` that its records and texts are those of
    the hashes. The last day on which an entry under the head was recorded is the one to give other commands as --known.

    \b
    Example:
      foedus ledger check-head 2024-12-05.head desk.ledger --public desk.key.pub
    """
    from foedus.desk.heads.checks import check_head
    from foedus.desk.heads.words import head_data, head_rows
    from foedus.desk.out import data, problems, rows

    found = check_head(head, ledger, public)
    if form == "json":
        data(head_data(found))
    else:
        click.echo("It is not, or cannot be relied on:" if found.problems else "It is, as far as the head goes.")
        rows(head_rows(found))
    problems(found.problems)
    raise SystemExit(1 if found.problems else 0)
