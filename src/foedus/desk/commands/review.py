"""`foedus review`: what was read and waits for a person's yes or no, and the decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from foedus.desk import options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from foedus.core.decisions import Verdict
    from foedus.core.problems import Problem
    from foedus.ledger.store import Ledger

_EXAMPLE = "\n\n\b\nExample:\n  foedus review {} 4fa10c22b7 --ledger desk.ledger"
_LEDGER = "The ledger whose statements are reviewed."


@click.group("review", invoke_without_command=True)
@click.option("--ledger", metavar="FILE", envvar=options.LEDGER, help=_LEDGER)
@click.option("--treaty", metavar="NAME", help="Only statements on this treaty: its id, or its name as reported.")
@click.option("--source", metavar="NAME", help="Only statements of this source: its id, or a part of its name.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="List so many; data has all.")
@options.formats("json")
@click.pass_context
def command(ctx: click.Context, ledger: str | None, treaty: str | None, source: str | None, limit: int, form: str) -> None:
    """What was read in reports and waits for a person's decision, in the order of the text; what was deferred is last.

    The commands below decide. A decision is never deleted: `undo` takes it back, and `log` shows who decided what, when and why.
    ID is a statement's, or as much of its beginning as tells it from others. What somebody decided meanwhile is told and left.

    \b
    Examples:
      foedus review --ledger desk.ledger
      foedus review accept 4fa10c22b7 --ledger desk.ledger
      foedus review correct 4fa10c22b7 --set when=2024-11-09 --set "actors=RUS; PRK" --ledger desk.ledger
      foedus review reject 4fa10c22b7 --why "of another treaty" --ledger desk.ledger
      foedus review log --ledger desk.ledger
    """
    if ctx.invoked_subcommand:
        return
    from foedus.desk import apart_lines, out, review_lines
    from foedus.ledger.merging.conflicts import conflicts_of

    with _opened(ctx, ledger) as book:
        found = review_lines.pending(book, treaty, source)
        apart = sum(not one.agree for one in conflicts_of(book))
    if form == "json":
        out.data([review_lines.data(one) for one in found])
        return
    if found:
        heads = ("Id", "What", "Whose", "Day or number", "Treaty", "Source", "Words")
        out.console().print(out.table(heads, map(review_lines.row, found[:limit])))
    click.echo(f"{len(found)} statements wait for a decision" + (f"; {limit} are listed" if len(found) > limit else ""))
    if apart:
        click.echo(f"{apart_lines.how_many(apart)} foedus ledger apart lists them.")


def _deciding(takes: Callable[..., None]) -> Callable[..., None]:
    """What all decisions take."""
    added: list[Callable[[Callable[..., None]], Callable[..., None]]] = [
        click.option("--after", metavar="ID", help="The last decision on it that you saw, to decide after it all the same."),
        click.option("--by", metavar="NAME", help="Who decides (default: your name at the operating system)."),
        click.option("--why", metavar="TEXT", default="", help="Why, to be kept with it."),
        click.option("--ledger", metavar="FILE", envvar=options.LEDGER, help=_LEDGER),
        click.argument("ids", nargs=-1, required=True, metavar="ID..."),
    ]
    takes = click.pass_context(takes)
    for one in added:
        takes = one(takes)
    return takes


def _verdict(name: str, help_: str) -> None:
    @command.command(name, help=help_ + _EXAMPLE.format(name))
    @_deciding
    def decides(ctx: click.Context, **given: Any) -> None:
        _decide(ctx, name, **given)


_verdict("accept", "It says what the report says.")
_verdict("reject", "It does not, and no longer counts.")
_verdict("defer", "Decide it later: it counts as before, and is listed last.")
_verdict("undo", "Take back the decision that stands on it; the one before it stands again.")


@command.command("correct")
@_deciding
@click.option(
    "--set", "changes", multiple=True, required=True, metavar="FIELD=VALUE", help="A field of its content; nothing for none."
)
def correct(ctx: click.Context, changes: tuple[str, ...], **given: Any) -> None:
    """Put another statement in its place, with some fields of its content changed.

    Fields are those of `foedus review --format json`; a day is EDTF, several values are parted by semicolons.

    \b
    Example:
      foedus review correct 4fa10c22b7 --set when=2024-11-09 --set "actors=RUS; PRK" --ledger desk.ledger
    """
    parts = [change.partition("=") for change in changes]
    if wrong := [name for name, equals, _ in parts if not equals]:
        raise click.UsageError(f"{wrong[0]!r} is no change: write it as when=2024-11-09.")
    _decide(ctx, "correct", changes={name.strip(): value for name, _, value in parts}, **given)


@command.command("log")
@click.argument("prefix", required=False, metavar="[ID]")
@click.option("--ledger", metavar="FILE", envvar=options.LEDGER, help=_LEDGER)
@options.formats("json")
@click.pass_context
def log(ctx: click.Context, prefix: str | None, ledger: str | None, form: str) -> None:
    """Who decided what, when (UTC) and why: of one statement, or all.

    \b
    Examples:
      foedus review log --ledger desk.ledger
      foedus review log 4fa10c22b7 --format json --ledger desk.ledger
    """
    from foedus.desk import deciding, out, review_lines
    from foedus.ledger.decisions.reviewed import reviews

    with _opened(ctx, ledger) as book:
        made, found = book.decisions(), reviews(book.decisions())
        if prefix:
            key = deciding.named(book, prefix).id
            made = [d for d in made if key in (d.statement, d.instead)]
        rows = [review_lines.log_row(d, book.statement(d.statement), found) for d in made] if form != "json" else []
    if form == "json":
        out.data([review_lines.log_data(d, found) for d in made])
    elif rows:
        heads = ("When", "Who", "What", "Statement", "It says", "Why", "Stands", "Id")
        out.console().print(out.table(heads, rows))
    else:
        click.echo("Nothing was decided.")


def _decide(
    ctx: click.Context,
    verdict: str,
    ids: tuple[str, ...],
    ledger: str | None,
    by: str | None,
    why: str,
    after: str | None,
    changes: Mapping[str, str] | None = None,
) -> None:
    """Each of the statements; one that somebody decided meanwhile is a problem of its own."""
    from foedus.core.decisions import Verdict
    from foedus.desk import out

    problems: list[Problem] = []
    with _opened(ctx, ledger) as book:
        for prefix in ids:
            done = _one(book, prefix, Verdict(verdict), by or options.user(), why, after, changes)
            if isinstance(done, str):
                click.echo(done)
            else:
                problems += done
    raise SystemExit(1 if out.problems(problems) else 0)


def _one(
    book: Ledger, prefix: str, verdict: Verdict, by: str, why: str, after: str | None, changes: Mapping[str, str] | None
) -> str | list[Problem]:
    from foedus.desk.deciding import decide, named
    from foedus.ledger.decisions.corrections import edited

    statement = named(book, prefix)
    to = edited(statement, changes) if changes else None
    if isinstance(to, list):
        return to
    done = decide(book, statement, verdict, by, why, after, to)
    return done if isinstance(done, str) else [done]


def _opened(ctx: click.Context, ledger: str | None) -> Ledger:
    from foedus.ledger.opening import open_ledger

    address = ledger or (ctx.parent.params.get("ledger") if ctx.parent else None)
    if not address:
        raise click.UsageError("Name the ledger: --ledger FILE.", ctx)
    return open_ledger(address, create=False)
