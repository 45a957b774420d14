"""`foedus read`: what each report says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.when import When
    from foedus.reading.reader import Reading


@click.command("read")
@options.paths
@options.formats("json", "jsonl")
@options.published
@options.language
def command(paths: tuple[str, ...], form: str, published: When | None, language: str | None) -> None:
    """What each report says: acts, claims and provisions, each with the exact characters that say so.

    Reports in English, French and Russian are read, each text in the language that it is found to be in; of French and
    Russian acts, claims and dates. A text in another language is told as such, never read as one of these.

    With --format jsonl one object a report and line: report, published, acts, claims, provisions.

    \b
    Examples:
      foedus read report.txt
      foedus read reports/ --format jsonl
      foedus read report.txt --published 2024-11-12
      foedus read otchet.txt --language ru
    """
    from foedus.desk import out
    from foedus.desk.gather import read_paths

    with options.progress("Reading") as progress:
        readings, problems = read_paths(paths, published, progress, language=language)
    _print(readings, form)
    raise SystemExit(1 if out.problems(problems) else 0)


def _print(readings: tuple[Reading, ...], form: str) -> None:
    from foedus.desk import out, reports

    if form == "jsonl":
        for reading in readings:
            line = json.dumps(reports.as_label(reading), ensure_ascii=False)
            click.echo(line.encode("utf-8", "replace").decode())
    elif form == "json":
        out.data([reports.as_data(reading) for reading in readings])
    else:
        for reading in readings:
            out.console().print(reports.as_table(reading))
