"""`foedus what-if`: what an event would trigger."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.ledger.accounts import Account


@click.command("what-if")
@click.argument("scenario")
@options.on
@click.option("--given", multiple=True, metavar="FACT", help='A fact to suppose, such as "state of war"; may be repeated.')
@options.ledger
@options.account
@options.formats("json")
def command(scenario: str, on: date, given: tuple[str, ...], ledger: str | None, account: Account, form: str) -> None:
    """What an event would trigger under the treaties in force that day, each answer with its proof.

    \b
    Examples:
      foedus what-if "UKR attacks RUS" --on 2025-01-15
      foedus what-if "UKR attacks RUS" --given "state of war" --format json
    """
    from foedus.core.plain import plain
    from foedus.desk import out
    from foedus.desk.books import books
    from foedus.desk.passages import Shelf
    from foedus.desk.scenario_lines import supposed, unused
    from foedus.desk.terminal import scenario_tree

    found = books(ledger, account)
    out.problems(found.remarks())
    line = supposed(scenario, on, given, found.treaties, Shelf.of(found.sources))
    out.problems(unused(given, found.treaties))
    if form == "json":
        out.answer(**plain(line))
    else:
        out.console().print(scenario_tree(line))
