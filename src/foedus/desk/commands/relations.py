"""`foedus relations`: a treaty between each two of its parties."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.treaties import Treaty
    from foedus.desk.passages import Shelf
    from foedus.law.pairs.between import Relations
    from foedus.ledger.folding.accounts import Account


@click.command("relations")
@click.argument("treaty")
@options.on
@options.known
@click.option("--state", "states", multiple=True, metavar="KEY", help="Only this state's pairs; twice: these two (RUS, USA).")
@options.ledger
@options.account
@options.formats("json")
def command(
    treaty: str, on: date, known: date | None, states: tuple[str, ...], ledger: str | None, account: Account, form: str
) -> None:
    """Whether a treaty is in force between each two of its parties, and how modified.

    Reservations and objections, amendments that bind some parties only, later treaties on the subject and the UN Charter
    (VCLT arts. 19-23, 30, 40; Charter art. 103). TREATY is an id of `foedus treaties`, a name, or a card file.

    \b
    Examples:
      foedus relations genocide-convention
      foedus relations vclt --state GBR --on 1990-01-01
      foedus relations vclt --state GBR --state SYR --format json
    """
    from foedus.desk import out
    from foedus.desk.api import between
    from foedus.desk.cardfiles import asked
    from foedus.desk.passages import Shelf

    found = asked(treaty, ledger, account, known)
    code = 1 if out.problems(found.problems) else 0
    out.problems(found.books.remarks())
    answer = between(found.books, found.treaty, on, known, states)
    shelf = Shelf.of(found.books.sources)
    if form == "json":
        out.answer(account=str(account), **_data(answer, known, shelf))
    else:
        _show(found.treaty, answer, len(states), shelf)
    raise SystemExit(code)


def _show(treaty: Treaty, answer: Relations, asked: int, shelf: Shelf) -> None:
    from foedus.core.saying import day
    from foedus.desk.relation_rows import summary

    click.echo(f"{treaty.title}\nOn {day(answer.on)}:")
    if asked == 2:
        _two(answer, shelf)
    elif asked:
        _one(answer, answer.pairs[0].state_a)
    else:
        for line in summary(answer):
            click.echo(line)
        _all(answer)
    if treaty.incomplete:
        click.echo(f"The card is incomplete: {treaty.incomplete}")


def _two(answer: Relations, shelf: Shelf) -> None:
    from foedus.desk import out
    from foedus.desk.pair_lines import effects, governed, pair_line
    from foedus.desk.terminal import proof_tree

    (pair,) = answer.pairs
    line = pair_line(pair, shelf)
    click.echo(line.sentence)
    for item in (*effects(pair), *map(governed, answer.above)):
        click.echo(f"- {item}")
    if line.proof:
        click.echo("On what this rests:")
        out.console().print(proof_tree(line.proof))


def _one(answer: Relations, state: str) -> None:
    from foedus.core.states import name_of
    from foedus.desk import out
    from foedus.desk.pair_lines import effects
    from foedus.law.basics.names import full, listed

    if state in answer.not_bound:
        click.echo(f"It does not bind {full(state)}.")
        return
    bound = [p for p in answer.pairs if p.state_b in answer.states]
    rows = [(name_of(p.state_b), p.answer.value, p.version, "\n".join(effects(p)) or p.reason) for p in bound]
    out.console().print(out.table(("With", "In force", "Version", "Why"), rows))
    if answer.not_bound:
        click.echo(f"Not bound: {listed(map(full, answer.not_bound))}.")


def _all(answer: Relations) -> None:
    from foedus.desk import out
    from foedus.desk.relation_rows import other_rows, reservation_rows, shown

    if rows := reservation_rows(answer):
        out.console().print(out.table(("Reservation of", "To", "Effect between the two", "Toward"), rows))
    if others := list(other_rows(answer)):
        out.console().print(out.table(("Finding", "Between"), others))
    for line in shown(answer):
        click.echo(f"- {line}")


def _data(answer: Relations, known: date | None, shelf: Shelf) -> dict[str, object]:
    from foedus.desk.pair_lines import governing_line, matrix, pair_line
    from foedus.law.pairs.between import AS_WRITTEN

    told = [p for p in answer.pairs if p.version != AS_WRITTEN or p.governed_by or p.modified or p.proof]
    keys = ("treaty", "title", "on", "states", "unsure", "not_bound", "incomplete")
    return {k: getattr(answer, k) for k in keys} | {
        "known": known,
        "above": [governing_line(g) for g in answer.above],
        "matrix": matrix(answer),
        "pairs": [pair_line(p, shelf) for p in told],
    }
