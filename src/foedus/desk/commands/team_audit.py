"""`foedus team audit`: who did what, when, from where."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import click

from foedus.desk import options
from foedus.desk.team.console import opened, where
from foedus.desk.team.events import Event


def _event(ctx: click.Context, param: click.Parameter, value: str | None) -> Event | None:
    return Event(value) if value else None


@click.command("audit")
@click.option("--who", metavar="NAME", help="Only what this user did.")
@click.option("--event", type=click.Choice([event.value for event in Event]), callback=_event, help="Only this.")
@click.option("--about", metavar="WORDS", help="Only about this user or thing (anna, token 3).")
@click.option("--since", type=options.Day(), help="From the beginning of that day (UTC).")
@click.option("--until", type=options.Day(), help="Before the beginning of that day (UTC).")
@click.option("--before", type=int, metavar="NUMBER", help="The next page: before the last number shown.")
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True, help="How many.")
@where
@options.formats("json")
def command(since: date | None, until: date | None, ledger: str | None, desk: str | None, form: str, **asked: Any) -> None:
    """Who did what, when and from where; the newest first. Nothing can be taken out of it.

    \b
    Examples:
      foedus team audit --ledger desk.ledger
      foedus team audit --event "log-in refused" --since 2026-01-01 --format json --ledger desk.ledger
    """
    from foedus.desk import out

    with opened(ledger, desk) as team:
        entries = team.audit.listed(since=_start(since), until=_start(until), **asked)
    heads = ("n", "when", "who", "address", "event", "about", "details")
    rows = [{head: str(getattr(entry, head)) for head in heads} for entry in entries]
    if form == "json":
        out.data([row | {"n": entry.n} for row, entry in zip(rows, entries, strict=True)])
        return
    titles = ("No.", "When", "Who", "From", "What", "About", "Details")
    out.console().print(out.table(titles, [tuple(row.values()) for row in rows]))


def _start(day: date | None) -> int | None:
    return int(datetime.combine(day, time(), UTC).timestamp()) if day else None
