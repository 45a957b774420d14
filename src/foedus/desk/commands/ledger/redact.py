"""`foedus ledger redact`: a source that must go."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("redact")
@click.argument("ledger")
@click.argument("source")
@click.option("--why", metavar="TEXT", required=True, help="Why it must go: kept for ever and shown, so name nobody here.")
@click.option("--by", metavar="NAME", help="Who redacts (default: your name at the operating system).")
@click.option("--statements", is_flag=True, help="Erase also the statements that were read in it.")
@click.option("--record", is_flag=True, help="Erase also its name, title, publisher, address and day.")
@click.option("--desk", metavar="FILE", help="The desk's own file, where it does not lie beside the ledger.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.formats("json")
def command(
    ledger: str, source: str, why: str, by: str | None, statements: bool, record: bool, desk: str | None, yes: bool, form: str
) -> None:
    """Erase the text of a source that must go, as by a court's order. It cannot be undone.

    SOURCE is its id, or as much of its beginning, or of its file's name, as tells it from others. Its place in the chain, its
    hash, and who redacted it when and why stay; the ledger still verifies. What was read in it stays too, without its words,
    unless --statements erases it. The same source is not taken in again. What was copied before still has it: backups, exports,
    copies on other machines.

    Given again for a source that is redacted, it does away with what was left of the bytes.

    \b
    Examples:
      foedus ledger redact desk.ledger 4fa10c22b7 --why "order of a court, file 12/2026"
      foedus ledger redact desk.ledger report.txt --why "privacy" --statements --record --yes
    """
    from datetime import UTC, datetime

    from foedus.core.redactions import Redaction
    from foedus.desk import out, redacting
    from foedus.ledger.database import Database

    asked = Redaction(source="", by=by or options.user(), at=datetime.now(UTC), why=why, statements=statements, record=record)
    with Database(ledger, create=False) as book:
        plan = redacting.plan(book, source, asked)
        if plan.new and not yes:
            for line in redacting.lines(plan, ledger.startswith("postgres")):
                click.echo(line, err=form == "json")
            click.confirm("Erase it? It cannot be undone", abort=True, err=True)
        done = redacting.carry_out(book, plan, desk)
    if form == "json":
        out.data({"redaction": done.redaction, "new": done.new, "uploads dropped": done.uploads, "elsewhere": redacting.ELSEWHERE})
    else:
        click.echo(redacting.told(done))
        click.echo(redacting.ELSEWHERE)
    raise SystemExit(1 if out.problems(done.problems) else 0)
