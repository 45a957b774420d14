"""A damaged ledger: what can be read of it, and what each command says to it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from foedus.desk.cli import main
from foedus.desk.commands.ledger import command as keeping
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Item, Ledger

TREATY = "pact-of-bern"
READING = (
    ("check",), ("status", TREATY), ("claims", TREATY), ("relations", TREATY), ("duties", TREATY), ("sources",), ("treaties",),
    ("review",), ("review", "log"), ("review", "reject", "4", "--by", "Eve"), ("search", "signed"),
)  # fmt: skip
KEEPING = ("verify", "stats")


def crashes(file: Path, only: int | None = None) -> Iterator[str]:
    """Each command that ends in anything but its answer, a problem or a refusal: its words, and where it broke.

    `only` the one whose turn it is at that number.
    """
    all_ = commands(file)
    for words in all_ if only is None else [all_[only % len(all_)]]:
        done = CliRunner().invoke(main, [*words])
        raised = done.exception if not isinstance(done.exception, SystemExit) else None
        if raised or done.exit_code not in (0, 1, 2):
            where = "".join(traceback.format_exception(raised)[-3:]) if raised else done.output
            yield f"{' '.join(words[:3])}: exit code {done.exit_code}: {where}"


def commands(file: Path) -> list[tuple[str, ...]]:
    """Those that read the ledger in that file; an export goes beside it."""
    there = keeping.list_commands(click.Context(keeping)) if isinstance(keeping, click.Group) else []
    reading = [(*words, "--ledger", str(file)) for words in READING]
    kept = [("ledger", name, str(file)) for name in KEEPING if name in there]
    return [*reading, *kept, ("export", "--ledger", str(file), "-o", str(file.parent / "exported") + "/")]


def held(ledger: Ledger) -> list[object]:
    """All that can be read in it, in the ways in which it is read."""
    items: list[tuple[object, Item]] = list(ledger.recorded())
    return [items, dict(ledger.sources()), dict(ledger.by_id()), ledger.decisions(), ledger.about(TREATY), list(ledger.since(0))]


def held_in(file: Path) -> list[object]:
    """The same of a file. Refused where it cannot be read."""
    with open_ledger(str(file), create=False) as ledger:
        return held(ledger)
