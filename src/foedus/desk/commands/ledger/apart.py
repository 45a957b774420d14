"""`foedus ledger apart`: what another ledger decided otherwise, and waits for a person."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("apart")
@click.argument("ledger", metavar="LEDGER")
@click.option("--alike", is_flag=True, help="Also those that both decided alike, each by a person of its own.")
@options.formats("json")
def command(ledger: str, alike: bool, form: str) -> None:
    """Statements on which a merged ledger decided otherwise, with who decided what, when and why, here and there.

    What was decided in LEDGER stands. The next decision on a statement settles it, the same as before or another:
    `foedus review accept ID --after LAST`, where LAST is the last decision here. Exit code 1 where any is open.

    \b
    Examples:
      foedus ledger apart desk.ledger
      foedus ledger apart desk.ledger --format json
    """
    from foedus.desk import apart_lines, out
    from foedus.ledger.merging.conflicts import conflicts_of
    from foedus.ledger.opening import open_ledger

    with open_ledger(ledger, create=False) as book:
        found = [one for one in conflicts_of(book) if alike or not one.agree]
        open_ = sum(not one.agree for one in found)
        if form == "json":
            out.data([apart_lines.data(one, book) for one in found])
        elif found:
            out.console().print(out.table(apart_lines.HEADS, [apart_lines.row(one, book) for one in found]))
    if form != "json":
        click.echo(apart_lines.how_many(open_))
    raise SystemExit(1 if open_ else 0)
