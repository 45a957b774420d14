"""`foedus ledger keys`: a pair of keys that sign heads."""

from __future__ import annotations

import click


@click.command("keys")
@click.argument("name")
@click.argument("file")
def command(name: str, file: str) -> None:
    """Make a key that signs heads: the private half to FILE, for you alone, the public half to FILE.pub and standard output.

    NAME stands under what is signed. It has no spaces; the address of a page of yours is best (desk.example.org/treaties). A file
    that is there is never overwritten. Give the public half to whoever shall check, on another way than the heads.

    \b
    Example:
      foedus ledger keys desk.example.org desk.key
    """
    from foedus.desk.heads.files import write_keys
    from foedus.ledger.heads.keys import new_key

    key = new_key(name)
    public = write_keys(key, file)
    click.echo(str(key.public))
    click.echo(f"{file} is the private key: who has it signs in your name. {public} is for those who check.", err=True)
