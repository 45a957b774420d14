"""`foedus duties`: each duty under a treaty on a day, with its life so far."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.desk.duty_life_lines import DutiesLine, LifeLine
    from foedus.ledger.folding.accounts import Account

PROOFS = 12  # more would drown the table; the data have all


@click.command("duties")
@click.argument("treaty")
@click.option("--state", metavar="KEY", help="Only the duties of this state (three letters, RUS).")
@click.option("--toward", metavar="KEY", help="Only the duties toward this state.")
@options.on
@options.known
@options.ledger
@options.account
@options.formats("json")
def command(
    treaty: str,
    state: str | None,
    toward: str | None,
    on: date,
    known: date | None,
    ledger: str | None,
    account: Account,
    form: str,
) -> None:
    """Each duty under a treaty on a day: created, in effect, suspended, triggered, performed, violated or discharged.

    With what moved it so far (invocations, performances and breaches as reported) and on what that rests.
    TREATY is an id of `foedus treaties`, a name, or a card file.

    \b
    Examples:
      foedus duties nato --on 2001-10-01 --state DEU --toward USA
      foedus duties rus-prk-2024 --on 2024-11-20
    """
    from foedus.core.plain import plain
    from foedus.desk import out
    from foedus.desk.cardfiles import asked
    from foedus.desk.duty_life_lines import of_treaty
    from foedus.desk.terminal import proof_tree

    found = asked(treaty, ledger, account, known)
    out.problems([*found.problems, *found.books.remarks()])
    line = of_treaty(found.treaty, found.books, on, known, state, toward)
    if form == "json":
        out.answer(account=str(account), **plain(line))
        return
    click.echo(line.title)
    if not line.duties:
        click.echo(f"No such duty had been created by {line.on}, as far as the sources tell.")
        return
    _table(line)
    if len(line.duties) > PROOFS:
        click.echo("Give --state or --toward for what each rests on; --format json has all.")
        return
    click.echo("On what this rests:")
    for duty in line.duties:
        out.console().print(proof_tree(duty.proof))


def _table(line: DutiesLine) -> None:
    from foedus.core.saying import day
    from foedus.desk import out

    rows = [(_who(d), _whom(d), _what(d), d.state, "\n".join(f"{e.day}: {e.says}" for e in d.events)) for d in line.duties]
    out.console().print(out.table(("Who", "Toward", "Duty", f"On {day(line.on)}", "Life so far"), rows))


def _who(duty: LifeLine) -> str:
    from foedus.desk.passages import names

    return ", ".join(names(duty.bearers))


def _whom(duty: LifeLine) -> str:
    from foedus.desk.passages import names

    mutual = len(duty.bearers) > 1 and set(duty.bearers) == set(duty.toward)
    return "each other" if mutual else ", ".join(names(duty.toward))


def _what(duty: LifeLine) -> str:
    article = f" (article {duty.article})" if duty.article else ""
    act = ": ".join(filter(None, (duty.modality, duty.act)))
    return f"{duty.kind}{article}" + (f", {act}" if act else "")
