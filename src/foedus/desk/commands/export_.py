"""`foedus export`: treaties as cards, a ledger as lines."""

from __future__ import annotations

from collections.abc import Iterator

import click


@click.command("export")
@click.argument("treaties", nargs=-1, metavar="[TREATY...]")
@click.option("--ledger", metavar="FILE", help="Export this ledger, whole.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write; else standard output. With --ledger a folder (a name that ends in /) is filled with YAML, and "
    "kept up to date at the next export; a file gets JSON lines.",
)
def command(treaties: tuple[str, ...], ledger: str | None, output: str | None) -> None:
    """Treaties of the shipped register as YAML cards; with --ledger a whole ledger, without loss: as a folder of YAML to read,
    review and keep under version control, or as JSON lines.

    `foedus import` reads them all.

    \b
    Examples:
      foedus export nato > nato.yaml
      foedus export --ledger desk.ledger -o desk.jsonl
      foedus export --ledger desk.ledger -o desk/
    """
    from pathlib import Path

    from foedus.desk.exchange import card_texts, ledger_folder, ledger_lines
    from foedus.desk.writing import written

    if ledger and output and (output.endswith("/") or Path(output).is_dir()):
        click.echo(ledger_folder(ledger, Path(output)), err=True)
        return
    texts = ledger_lines(ledger) if ledger else card_texts(treaties)
    if output and output != "-":
        written(output, texts)
    else:
        _told(texts)


def _told(texts: Iterator[str]) -> None:
    for text in texts:
        click.echo(text, nl=False)
