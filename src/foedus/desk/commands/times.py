"""`foedus times`: the expressions of time of each text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.when import When
    from foedus.reading.timex.kinds import Timex


@click.command("times")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@options.formats("jsonl")
@options.published
def command(paths: tuple[str, ...], form: str, published: When | None) -> None:
    """The expressions of time of each text: place, words, type, days as EDTF, and value as TimeML (TIMEX3) writes it.

    "Today" and "last Friday" are counted from --published, else from the day that the text itself bears.

    \b
    Examples:
      foedus times report.txt --published 2024-11-12
      foedus times reports/ --format jsonl
    """
    from foedus.desk import out
    from foedus.reading.files.documents import load
    from foedus.reading.story.own import own
    from foedus.reading.timex.timex import timex

    documents, problems = load(paths)
    for document in documents:
        day = published or ((bears := own(document.text)) and bears.when) or None
        _print(document.name, timex(document.text, day), form)
    raise SystemExit(1 if out.problems(problems) else 0)


def _print(name: str, found: tuple[Timex, ...], form: str) -> None:
    from foedus.desk import out

    if form == "jsonl":
        for one in found:
            click.echo(json.dumps(_row(name, one), ensure_ascii=False).encode("utf-8", "replace").decode())
    else:
        rows = [(f"{one.start}-{one.end}", one.words, one.kind, one.edtf, one.value) for one in found]
        out.console().print(out.table(("Place", "Words", "Type", "EDTF", "Value"), rows, name))


def _row(name: str, one: Timex) -> dict[str, str | int]:
    place: dict[str, str | int] = {"report": name, "start": one.start, "end": one.end}
    return place | {"words": one.words, "type": one.kind, "edtf": one.edtf, "value": one.value}
