"""Printing: tables for people (plain when piped), data for programs, problems one line each on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from foedus.desk.safe import one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from foedus.core.problems import Problem

WIDE = 120  # columns when piped, where no terminal gives a width


def console() -> Console:
    """Standard output: styled on a terminal, plain and of a fixed width when piped. No text is read as markup."""
    from rich.console import Console

    piped = not sys.stdout.isatty()
    return Console(
        markup=False, emoji=False, highlight=False, soft_wrap=False, width=WIDE if piped else None, no_color=piped or None
    )


def data(value: Any) -> None:
    """The value as JSON."""
    from foedus.core.plain import plain

    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2).encode("utf-8", "replace").decode())


def answer(**value: Any) -> None:
    """An answer of the law as JSON, with the version of the rules that gave it."""
    from foedus.law.version import rules

    data(value | {"rules": rules()})


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> RenderableType:
    """A table without a grid; every cell is text of others, shown and not obeyed."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    made = Table(
        box=SIMPLE_HEAD, title=Text(one_line(title)) if title else None, title_justify="left", pad_edge=False, header_style="bold"
    )
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(Text("\n".join(map(one_line, cell.splitlines()))) for cell in row))
    return made


def rows(found: Iterable[tuple[str, str]]) -> None:
    """Each label, with what stands under it, on one line."""
    kept = [(one_line(label), one_line(text)) for label, text in found]
    wide = max((len(label) for label, _ in kept), default=0)
    for label, text in kept:
        click.echo(f"  {label:<{wide}}  {text}")


def problems(found: Iterable[Problem]) -> int:
    """Tell each problem in one line on standard error; how many there were."""
    number = 0
    for number, problem in enumerate(found, 1):  # noqa: B007
        click.echo(f"foedus: {one_line(str(problem))}", err=True)
    return number
