"""`foedus export`: treaties as cards, a ledger as lines."""

from __future__ import annotations

from collections.abc import Iterator

import click


@click.command("export")
@click.argument("treaties", nargs=-1, metavar="[TREATY...]")
@click.option("--ledger", metavar="FILE", help="Export this ledger, whole, as JSON lines.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write; else standard output. With --ledger a name that ends in / is a folder, with a file for each treaty.",
)
def command(treaties: tuple[str, ...], ledger: str | None, output: str | None) -> None:
    """Treaties of the shipped register as YAML cards; with --ledger all of a ledger's sources and statements, without loss.

    `foedus import` reads both.

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
        click.echo(f"{ledger_folder(ledger, Path(output))} files written to {output}", err=True)
        return
    texts = ledger_lines(ledger) if ledger else card_texts(treaties)
    if output and output != "-":
        written(output, texts)
    else:
        _told(texts)


def _told(texts: Iterator[str]) -> None:
    for text in texts:
        click.echo(text, nl=False)
