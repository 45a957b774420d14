"""`foedus what-decides`: which disputed statements change an answer when they are believed or not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.ledger.folding.accounts import Account


@click.command("what-decides")
@click.argument("question")
@options.on
@options.known
@click.option("--state", metavar="KEY", help="Where this state stands toward the treaty, or the duties that it bears (RUS).")
@options.ledger
@options.account
@options.formats("json")
def command(
    question: str, on: date, known: date | None, state: str | None, ledger: str | None, account: Account, form: str
) -> None:
    """The smallest sets of disputed statements that change an answer when they are believed or not, and how.

    QUESTION is a treaty or a card file (its standing is asked for) or a scenario (the verdicts of its duties). Disputed is what
    somebody denies, what one side alone claims, what differs from others on a day or number, and what rests on one
    independent source.

    \b
    Examples:
      foedus what-decides npt --state PRK --on 2024-01-01
      foedus what-decides "UKR attacks RUS" --state PRK --on 2025-01-15
    """
    from foedus.desk import out
    from foedus.desk.cardfiles import books_for
    from foedus.desk.deciding_lines import deciding_lines, told
    from foedus.desk.safe import one_line

    found, (name,), problems = books_for((question,), ledger, account, known)
    code = 1 if out.problems(problems) else 0
    out.problems(found.remarks())
    lines = deciding_lines(found, name, on, known or date.today(), state.upper() if state else None)
    if form == "json":
        from foedus.core.plain import plain

        out.answer(account=str(account), state=state, **plain(lines))
    for line in told(lines) if form != "json" else ():
        margin = len(line) - len(line.lstrip())
        click.echo(" " * margin + one_line(line))
    raise SystemExit(code)
