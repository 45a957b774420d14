"""`foedus status`: where a treaty stands on a day, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.desk.views import StandingLine
    from foedus.ledger.folding.accounts import Account


@click.command("status")
@click.argument("treaty")
@options.on
@options.known
@click.option("--state", metavar="KEY", help="Where this state stands toward it (three letters, RUS).")
@options.ledger
@options.account
@options.formats("json")
def command(treaty: str, on: date, known: date | None, state: str | None, ledger: str | None, account: Account, form: str) -> None:
    """Where a treaty stands on a day, what is outstanding, and the acts that this rests on.

    TREATY is an id of `foedus treaties`, a name, or a card file (.yaml), which then stands beside the other treaties.

    \b
    Examples:
      foedus status nato --on 2024-03-07 --state SWE
      foedus status rus-prk-2024 --on 2024-11-12
      foedus status cards/my-treaty.yaml --on 2024-11-12
    """
    from foedus.core.problems import Problem, Refused
    from foedus.desk import out
    from foedus.desk.cardfiles import asked
    from foedus.desk.passages import Shelf
    from foedus.desk.standing_lines import standing_line, state_proof, treaty_proof
    from foedus.desk.terminal import proof_tree
    from foedus.law.life.standing import standing

    found = asked(treaty, ledger, account, known)
    code = 1 if out.problems(found.problems) else 0
    out.problems(found.books.remarks())
    chosen = found.treaty
    answer = standing(chosen, on, found.books.treaties, known or date.today())
    shelf = Shelf.of(found.books.sources)
    line = standing_line(answer, shelf)
    if form == "json":
        out.answer(
            treaty=chosen.id, title=chosen.title, on=on, known=known, account=str(account), state=state, standing=_of(line, state)
        )
        raise SystemExit(code)
    own = answer.of(state.upper()) if state else None
    if state and not own:
        raise Refused(Problem(state, f"It has no part in {chosen.title}.", "Give one of its parties, by three letters."))
    click.echo(f"{chosen.title}\n{line.sentence}")
    if line.rule:
        click.echo(f"By: {line.rule} ({line.article})")
    _table(_of(line, state))
    click.echo("On what this rests:")
    out.console().print(proof_tree(state_proof(own, shelf) if own else treaty_proof(answer, shelf)))
    if chosen.incomplete:
        click.echo(f"The card is incomplete: {chosen.incomplete}")
    raise SystemExit(code)


def _of(line: StandingLine, state: str | None) -> StandingLine:
    from dataclasses import replace

    return replace(line, states=tuple(s for s in line.states if s.state == state.upper())) if state else line


def _table(line: StandingLine) -> None:
    from foedus.desk import out
    from foedus.desk.standing_lines import since

    for item in line.outstanding:
        click.echo(f"- {item}")
    rows = [(s.name, s.word, since(s), "\n".join(s.done), "\n".join(s.outstanding)) for s in line.states]
    out.console().print(out.table(("State", "Standing", "Since", "Done", "Outstanding"), rows))
