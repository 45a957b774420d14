"""What the commands that keep a ledger do, and what they print."""

from __future__ import annotations

from collections.abc import Mapping

import click

from foedus.core.plain import plain
from foedus.desk import options, out
from foedus.desk.safe import one_line
from foedus.ledger.database import Database
from foedus.ledger.keeping.carrying import carry
from foedus.ledger.keeping.copying import Copied
from foedus.ledger.keeping.figures import Figures, figures
from foedus.ledger.tables.whole import CHECKED, Verified, verify

_MANY = 20_000  # entries before a progress bar is worth its line


def verified(address: str) -> Verified:
    """The ledger at that address, checked to its end. Refused where there is none."""
    with Database(address, create=False) as ledger, options.progress("Checking", _MANY) as progress:
        return verify(ledger.rows, progress)


def tell_verified(found: Verified, form: str) -> int:
    """Print what was checked and what is wrong; the exit code."""
    if form == "json":
        out.data(_checked(found) | {"problems": found.problems})
    else:
        click.echo(f"{one_line(found.place)}: {len(found.problems)} problems in {_entries(found)}.")
        click.echo(f"Checked: {CHECKED}.")
        click.echo(f"Last hash: {found.last}")
        out.problems(found.problems)
    return 1 if found.problems else 0


def carried(source: str, target: str, over: bool = False) -> Copied:
    """Copy the one to the other. Refused as `carry`."""
    with options.progress("Copying and checking", _MANY) as progress:
        return carry(source, target, over, progress)


def tell_carried(found: Copied, form: str) -> int:
    """Print what both ends hold, or why nothing was written; the exit code."""
    ends = {"from": found.source, **({"to": found.target} if found.target else {})}
    if form == "json":
        out.data({name: _checked(end) for name, end in ends.items()} | {"problems": found.problems})
    elif found.problems:
        click.echo("Nothing was written.")
        out.problems(found.problems)
    else:
        for name, end in ends.items():
            click.echo(f"{name.capitalize()} {one_line(end.place)}: {_entries(end)}, checked, no problem.")
        click.echo(f"Ledger: {one_line(found.source.name)}")
        click.echo(f"Last hash of both: {found.source.last}")
    return 1 if found.problems else 0


def counted(address: str) -> Figures:
    """The figures of the ledger at that address. Refused where there is none."""
    with Database(address, create=False) as ledger:
        return figures(ledger.rows)


def tell_counted(found: Figures, form: str) -> None:
    """Print them."""
    if form == "json":
        out.data(plain(found) | {"per_statement": found.per_statement})
        return
    rows = [
        ("ledger", found.place),
        ("name", found.name),
        ("version of the form", found.version),
        ("entries", _by_kind(found.entries, found.kinds)),
        ("statements", _by_kind(sum(found.contents.values()), found.contents)),
        ("treaties", f"{found.treaties:,}"),
        ("sources", f"{found.sources:,}"),
        ("characters of text", f"{found.characters:,}"),
        ("recorded", f"{found.first_day} to {found.last_day}" if found.first_day else "nothing"),
        ("bytes on disk", f"{found.size:,}" + (f"; {found.per_statement:,} a statement" if found.per_statement else "")),
        ("last hash", found.last),
    ]
    out.console().print(out.table(("what", "how much"), rows))


def _by_kind(total: int, kinds: Mapping[str, int], what: str = "") -> str:
    """As "1,204 entries (statement 1,192, source 12)"."""
    told = ", ".join(f"{one_line(kind)} {number:,}" for kind, number in sorted(kinds.items(), key=lambda pair: -pair[1]))
    return f"{total:,}{what}" + (f" ({told})" if told else "")


def _checked(found: Verified) -> dict[str, object]:
    return {
        "checked": found.place,
        "name": found.name,
        "entries": found.entries,
        "kinds": dict(found.kinds),
        "last": found.last,
    }


def _entries(found: Verified) -> str:
    return _by_kind(found.entries, found.kinds, " entries")
