"""`foedus export`: treaties as cards, a ledger as lines."""

from __future__ import annotations

from typing import TextIO

import click


@click.command("export")
@click.argument("treaties", nargs=-1, metavar="[TREATY...]")
@click.option("--ledger", metavar="FILE", help="Export this ledger, whole, as JSON lines.")
@click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="Where to write; else standard output."
)
def command(treaties: tuple[str, ...], ledger: str | None, output: TextIO) -> None:
    """Treaties of the shipped register as YAML cards; with --ledger all of a ledger's sources and statements, without loss.

    `foedus import` reads both.

    \b
    Examples:
      foedus export nato > nato.yaml
      foedus export --ledger desk.ledger -o desk.jsonl
    """
    from foedus.desk.exchange import card_texts, ledger_lines

    for text in ledger_lines(ledger) if ledger else card_texts(treaties):
        output.write(text)
