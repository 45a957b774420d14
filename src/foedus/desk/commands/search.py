"""`foedus search`: treaties, states, persons, articles and words of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.ledger.folding.accounts import Account


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--most", type=click.IntRange(1, 1000), default=6, show_default=True, help="Hits of each kind.")
@options.ledger
@options.account
@options.formats("json")
def command(words: tuple[str, ...], most: int, ledger: str | None, account: Account, form: str) -> None:
    """Treaties, states, persons, articles, reports and passages with these words; the last word may be half typed.

    \b
    Examples:
      foedus search kyoto
      foedus search article 4 rus-prk
      foedus search '"armed attack"' pyongyang --ledger desk.ledger
    """
    from foedus.desk import out
    from foedus.desk.books import books
    from foedus.desk.search.index import Index
    from foedus.desk.search_lines import tables

    found = books(ledger, account)
    out.problems(found.remarks())
    index = Index.of(found)
    try:
        hits = index.search(" ".join(words), most)
    finally:
        index.close()
    if form == "json":
        out.data(hits)
        return
    for line in tables(hits):
        out.console().print(line)
