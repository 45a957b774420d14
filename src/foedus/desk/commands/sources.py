"""`foedus sources`: on what everything rests."""

from __future__ import annotations

from collections import Counter
from datetime import date

import click

from foedus.desk import options


@click.command("sources")
@options.known
@options.ledger
@options.formats("json")
def command(known: date | None, ledger: str | None, form: str) -> None:
    """The sources of the shipped register, or of a ledger, with the day of each and how many statements it makes.

    \b
    Example:
      foedus sources --ledger desk.ledger
    """
    from foedus.desk import out
    from foedus.desk.books import books
    from foedus.desk.days import words

    found = books(ledger, known=known)
    counts = Counter(s.source for s in found.statements)
    kept = sorted(found.sources.values(), key=lambda s: (s.kind, s.name, s.id))
    if form == "json":
        keys = ("id", "kind", "name", "title", "publisher", "address", "published", "ground", "redacted")
        out.data([{k: getattr(s, k) for k in keys} | {"statements": counts[s.id]} for s in kept])
        return
    names = {s.id: f"{s.name}\n{s.redacted.says}" if s.redacted else s.name for s in kept}
    rows = [(s.id, s.kind, names[s.id], words(s.published) if s.kind == "report" else "", str(counts[s.id])) for s in kept]
    out.console().print(out.table(("Id", "Kind", "Source", "Published", "Statements"), rows))
