"""`foedus import`: cards and exported ledgers into a ledger."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("import")
@options.paths
@click.option(
    "--ledger", metavar="FILE", required=True, envvar=options.LEDGER, help="The ledger to add to; made where there is none."
)
@options.formats("json")
def command(paths: tuple[str, ...], ledger: str, form: str) -> None:
    """Add YAML cards, or what `foedus export` wrote, files or folders, to a ledger. What is there already is not added again.

    \b
    Examples:
      foedus import nato.yaml --ledger desk.ledger
      foedus import desk.jsonl --ledger copy.ledger
    """
    from foedus.desk import out
    from foedus.desk.exchange import take_in
    from foedus.ledger.opening import open_ledger

    with open_ledger(ledger) as book:
        added, found = take_in(paths, book)
    if form == "json":
        out.data({"new sources": added.sources, "new statements": added.statements, "problems": found})
    else:
        click.echo(f"{added.sources} sources and {added.statements} statements were new.")
    raise SystemExit(1 if out.problems(found) else 0)
