"""`foedus scan`: a corpus into a table of statements."""

from __future__ import annotations

import json
import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.when import When
    from foedus.desk.scans.joining import Told

_COLUMNS = {"text": "text", "id": "name", "published": "stated", "title": "title", "url": "address", "publisher": "publisher"}
_SHOWN = 20  # problems told one by one


def _columns(command: options.F) -> options.F:
    """One option for each column that a corpus may have."""
    for name in reversed(_COLUMNS):
        command = click.option(f"--{name}-column", f"column_{name}", metavar="NAME", help=f"The column or field with the {name}.")(
            command
        )
    return command


@click.command("scan")
@click.argument("source")
@click.option("-o", "--output", "out", required=True, metavar="OUT.parquet", help="The table of statements to write.")
@click.option("--engine", type=click.Choice(["local", "daft"]), default="local", show_default=True, help="What runs the reader.")
@click.option("--workers", type=click.IntRange(1), help="Processes that read (default: one for each core).")
@click.option("--part", "most", type=click.IntRange(1), default=500, show_default=True, help="Documents saved at a time.")
@click.option("--all", "every", is_flag=True, help="Read also the texts that cannot concern a treaty.")
@click.option("--pairs", metavar="PAIRS.parquet", help="Write also which documents draw on one another.")
@_columns
@options.published
def command(
    source: str, out: str, engine: str, workers: int | None, most: int, every: bool, pairs: str | None, published: When | None,
    **columns: str | None,
) -> None:  # fmt: skip
    """Read a corpus into a Parquet table, one row a statement.

    SOURCE is a folder, a file of JSON lines or Parquet, or an address of these (s3://, gs://, https://). A row holds the
    document, the place and words of the statement, who says it with which stance, the fields of the act, claim or provision,
    and days as EDTF. What could not be read goes to OUT.problems.jsonl, one line each.

    Each document is read by itself. Its day is the one that its column or its text gives; documents do not date one another, and
    a treaty that the register does not know is named as each document names it. For reports of one story, which tell each other's
    days and treaties, use foedus ingest.

    A first pass leaves out texts in which no word can name a treaty; what they claim about other things is not read (--all
    reads it). A scan that was stopped or killed goes on where it stood when it is run again: until it is done its parts stand
    in OUT.parquet.parts/.

    \b
    Examples:
      foedus scan archive/ -o statements.parquet
      foedus scan news.parquet -o statements.parquet --text-column body --published-column day
      foedus scan s3://bucket/news/ -o statements.parquet --engine daft
      foedus scan archive/ -o statements.parquet --pairs pairs.parquet
    """
    from foedus.desk.scans.parts import Choices
    from foedus.desk.scans.scan import scan
    from foedus.desk.writing import form_of, refusing

    form_of(out, "table of statements", (".parquet",))
    named = {_COLUMNS[name]: column for name in _COLUMNS if (column := columns[f"column_{name}"])}
    choices = Choices(published=published, every=every, signed=pairs is not None)
    with refusing(out), options.progress("Scanning") as progress:
        told = scan(
            source, Path(out), choices, columns=named, engine=engine, workers=workers or os.cpu_count() or 1,
            most=most, pairs=Path(pairs) if pairs else None, progress=progress,
        )  # fmt: skip
    click.echo(_summary(told, out))
    raise SystemExit(1 if _problems(told) else 0)


def _summary(told: Told, out: str) -> str:
    read = f"{told.documents:,} documents, {told.documents - told.dropped:,} of which may concern a treaty"
    return f"{read}: {told.statements:,} statements in {out}"


def _problems(told: Told) -> int:
    """Tell the first problems one by one, and where the others stand."""
    from foedus.core.problems import Problem
    from foedus.desk import out

    if told.problems:
        with told.problem_file.open(encoding="utf-8") as lines:
            rows = map(json.loads, islice(lines, _SHOWN))
            out.problems(Problem(row["place"], row["problem"], row["remedy"] or "") for row in rows)
        if told.problems > _SHOWN:
            click.echo(f"foedus: {told.problems - _SHOWN:,} more problems stand in {told.problem_file}", err=True)
    return told.problems
