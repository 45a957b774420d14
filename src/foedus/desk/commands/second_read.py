"""`foedus second-read`: what a language model reads in each report, beside what the rules read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.when import When
    from foedus.reading.model.second import SecondReadings


@click.command("second-read")
@options.paths
@click.option("--address", required=True, envvar="FOEDUS_MODEL_ADDRESS", metavar="URL", help="An OpenAI-compatible address.")
@click.option("--model", required=True, envvar="FOEDUS_MODEL", metavar="NAME", help="The model, as the server names it.")
@options.published
@click.option("--ledger", metavar="FILE", help="Keep the model's statements in this ledger; only --account models believes them.")
@click.option("--cache", metavar="FOLDER", help="Keep answers in this folder, so that the same questions cost nothing again.")
@click.option("--max-requests", type=click.IntRange(1), default=1000, show_default=True, help="Ask no more often than this.")
@click.option("--time-limit", type=click.FloatRange(0.1), default=120, show_default=True, help="Seconds for one answer.")
@click.option("--at-once", type=click.IntRange(1, 64), default=1, show_default=True, help="Requests at one time.")
@options.formats("json", "jsonl")
def command(
    paths: tuple[str, ...],
    address: str,
    model: str,
    published: When | None,
    ledger: str | None,
    cache: str | None,
    max_requests: int,
    time_limit: float,
    at_once: int,
    form: str,
) -> None:
    """What a language model reads in each report beside what the rules read, and where the two differ.

    The text of the reports is sent to the address that you give. A key is taken from FOEDUS_MODEL_KEY alone. The model
    only points at words: a statement is accepted where its words stand in the report, and is refused otherwise.
    With --format jsonl the model's reading alone, as `foedus read` prints the rules'.

    \b
    Examples:
      foedus second-read report.txt --address http://localhost:11434/v1 --model qwen3:8b
      foedus second-read reports/ --address http://localhost:8080/v1 --model local --cache answers/ --format json
    """
    from foedus.desk import out, second_lines
    from foedus.desk.gather import keep, read_paths, refused
    from foedus.ledger.opening import open_ledger
    from foedus.reading.model.kept import Kept
    from foedus.reading.model.server import KEY, server

    asked = server(address, model, os.environ.get(KEY), time_limit)
    out.problems(filter(None, [asked.warning]))
    readings, problems = read_paths(paths, published)
    with options.progress("Asking the model", many=1) as progress:
        from foedus.reading.model.second import Limits, second_read

        limits = Limits(requests=max_requests, at_once=at_once)
        found = second_read(readings, asked, limits, Kept(Path(cache)) if cache else None, progress)
    if ledger:
        with open_ledger(ledger) as book:
            read = [one.model for one in found.readings]
            problems += refused(keep(read, book), read)
    _print(found, form)
    for line in second_lines.tally_lines(found.tally) if form != "json" else ():
        click.echo(line, err=form == "jsonl")
    unread = [problem for one in found.readings for problem in one.unread]
    raise SystemExit(1 if out.problems([*problems, *unread]) else 0)


def _print(found: SecondReadings, form: str) -> None:
    from foedus.desk import out, reports, second_lines

    if form == "jsonl":
        for one in found.readings:
            line = json.dumps(reports.as_label(one.model), ensure_ascii=False)
            click.echo(line.encode("utf-8", "replace").decode())
    elif form == "json":
        readings = [second_lines.as_data(one) for one in found.readings]
        out.data({"method": found.method, "tally": second_lines.tally_data(found.tally), "reports": readings})
    else:
        for one in found.readings:
            out.console().print(second_lines.as_table(one))
