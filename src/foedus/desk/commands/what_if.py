"""`foedus what-if`: what an event would trigger."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.ledger.folding.accounts import Account


@click.command("what-if")
@click.argument("scenario")
@options.on
@options.known
@click.option("--given", multiple=True, metavar="FACT", help='A fact to suppose, such as "state of war"; may be repeated.')
@click.option("--hops", type=click.IntRange(1, 9), default=2, show_default=True, help="How far to follow if the bound perform.")
@options.ledger
@options.account
@options.formats("json")
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    on: date,
    known: date | None,
    given: tuple[str, ...],
    hops: int,
    ledger: str | None,
    account: Account,
    form: str,
) -> None:
    """What an event would trigger under the treaties in force that day, each answer with its proof.

    SCENARIO is a line, or a YAML file (.yaml) with the keys on, happenings (each with event, by, to, and if need be on, area,
    defensive), given (facts that are so), not (facts that are not) and supposing. Later hops are hypothetical.

    \b
    Examples:
      foedus what-if "UKR attacks RUS" --on 2025-01-15
      foedus what-if "UKR attacks RUS" --given "state of war" --format json
      foedus what-if "PRK attacks KOR on 2025-03-01; USA attacks PRK on 2025-03-02; not unprovoked" --hops 3
      foedus what-if scenario.yaml
    """
    from foedus.core.plain import plain
    from foedus.desk import out
    from foedus.desk.books import books
    from foedus.desk.passages import Shelf
    from foedus.desk.scenario_lines import read_scenario, supposed, unused
    from foedus.desk.terminal import scenario_tree

    read, problems = read_scenario(scenario, on, given)
    out.problems(problems)
    if read is None:
        ctx.exit(2)
    found = books(ledger, account, known)
    out.problems(found.remarks())
    line = supposed(read, found.treaties, known or date.today(), Shelf.of(found.sources), hops)
    out.problems(unused(read.given, found.treaties))
    if form == "json":
        out.answer(**plain(line))
    else:
        out.console().print(scenario_tree(line))
