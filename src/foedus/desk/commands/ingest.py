"""`foedus ingest`: keep what reports say in a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.when import When


@click.command("ingest")
@options.paths
@click.option(
    "--ledger", metavar="FILE", required=True, envvar=options.LEDGER, help="The ledger to add to; made where there is none."
)
@options.published
@options.language
@click.option("--as-published", is_flag=True, help="Record each report as learned on the day by which it was published, not today.")
@options.formats("json")
def command(
    paths: tuple[str, ...], ledger: str, published: When | None, language: str | None, as_published: bool, form: str
) -> None:
    """Read reports and add what they say to a ledger. Reading a report twice adds nothing.

    A ledger learns of a report on the day on which it is given to it, and --known asks by that day. For reports of the past
    --as-published makes it the last day on which each can have been published.

    \b
    Examples:
      foedus ingest reports/ --ledger desk.ledger
      foedus ingest archive/ --ledger desk.ledger --as-published
    """
    from foedus.desk import out
    from foedus.desk.gather import keep, read_paths, refused
    from foedus.ledger.opening import open_ledger

    with open_ledger(ledger) as book:
        with options.progress("Reading") as progress:
            readings, problems = read_paths(paths, published, progress, ledger, language)
        added = keep(readings, book, as_published)
    problems += refused(added, readings)
    if form == "json":
        out.data({"reports": len(readings), "new sources": added.sources, "new statements": added.statements})
    else:
        click.echo(f"{len(readings)} reports read; {added.sources} sources and {added.statements} statements were new.")
    raise SystemExit(1 if out.problems(problems) else 0)
