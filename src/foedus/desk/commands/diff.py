"""`foedus diff`: what became of an answer when more was known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.desk.diff_lines import DiffLines
    from foedus.ledger.folding.accounts import Account

TWO = 2


@click.command("diff")
@click.argument("treaty")
@click.option(
    "--known", type=options.Day(), multiple=True, required=True, help="Give it twice: the earlier day, then the later one."
)
@options.on
@options.ledger
@options.account
@options.formats("json")
def command(treaty: str, known: tuple[date, ...], on: date, ledger: str | None, account: Account, form: str) -> None:
    """What changed in the answer about a treaty between two days of knowledge, and which newly known statements changed it.

    The standing, since when, each state's, acts and duties, on one day of law. A ledger knows on which day it was told of a report
    (with `foedus ingest --as-published` when that was published); of the register, what happened later was not known.

    \b
    Examples:
      foedus diff rus-prk-2024 --known 2024-11-12 --known 2024-12-05
      foedus diff rus-prk-2024 --known 2024-11-20 --known 2024-12-05 --on 2024-12-05 --ledger desk.ledger
    """
    from foedus.desk import out
    from foedus.desk.cardfiles import books_for
    from foedus.desk.diff_lines import diff_lines

    if len(known) != TWO:
        raise click.UsageError("Give --known twice: --known 2024-11-12 --known 2024-12-05.")
    (before, *_), (after, (name,), problems) = (books_for((treaty,), ledger, account, day) for day in sorted(known))
    code = 1 if out.problems(problems) else 0
    out.problems(after.remarks())
    lines = diff_lines(before, after, name, on, (known[0], known[1]))
    if form == "json":
        from foedus.core.plain import plain

        out.answer(account=str(account), **plain(lines))
    else:
        _show(lines)
    raise SystemExit(code)


def _show(lines: DiffLines) -> None:
    from foedus.desk import out
    from foedus.desk.diff_lines import because, headlines
    from foedus.desk.safe import one_line

    for line in headlines(lines):
        click.echo(one_line(line))
    if not lines.changes:
        click.echo("Nothing changed.")
        return
    rows = [(f"{c.about} {c.which}".rstrip(), c.before or "-", c.after or "-", because(c)) for c in lines.changes]
    out.console().print(out.table(("What changed", f"Known {lines.known[0]}", f"Known {lines.known[1]}", "Because of"), rows))
    new = [(str(n.number), n.says, "; ".join(dict.fromkeys(p.name for p in n.passages))) for n in lines.new]
    if new:
        out.console().print(out.table(("No.", "Newly known", "Source"), new))
