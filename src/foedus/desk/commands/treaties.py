"""`foedus treaties`: the treaties that are known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.ledger.folding.accounts import Account


@click.command("treaties")
@options.on
@click.option("--state", metavar="KEY", help="Only treaties with this state or organisation (three letters, RUS).")
@options.ledger
@options.account
@options.formats("json")
def command(on: date, state: str | None, ledger: str | None, account: Account, form: str) -> None:
    """The treaties that the shipped register, or a ledger, knows, and where each stands.

    \b
    Examples:
      foedus treaties
      foedus treaties --state PRK --on 1990-01-01
    """
    from foedus.desk import out
    from foedus.desk.books import books
    from foedus.law.basics.facts import parties
    from foedus.law.life.standing import standing
    from foedus.law.version import rules

    found = books(ledger, account)
    out.problems(found.remarks())
    kept = [t for t in found.treaties.values() if not state or state.upper() in parties(t)]
    words = {t.id: standing(t, on, found.treaties, date.today()).word.value for t in kept}
    if form == "json":
        keys = ("id", "title", "kind", "parties", "open", "incomplete")
        out.data([{k: getattr(t, k) for k in keys} | {"on": on, "standing": words[t.id], "rules": rules()} for t in kept])
        return
    rows = [(t.id, t.title, t.kind, "open" if t.open else ", ".join(t.parties), words[t.id]) for t in kept]
    out.console().print(out.table(("Id", "Title", "Kind", "Parties", f"On {on}"), rows))
    click.echo(f"{len(rows)} treaties")
