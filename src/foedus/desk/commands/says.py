"""`foedus says`: who says what in each text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foedus.desk import options
from foedus.desk.modelfiles import trained

if TYPE_CHECKING:
    from foedus.core.problems import Problem
    from foedus.core.when import When
    from foedus.reading.speech.kinds import Attribution, Span
    from foedus.reading.timex.kinds import Timex


@click.command("says")
@click.argument("paths", nargs=-1, metavar="FILE...")
@options.formats("jsonl")
@options.published
@click.option("--model", metavar="FILE", help="Read with a trained model (needs foedus[says]); without it the rules read.")
@click.option("--train", metavar="FOLDER", help="Train a model on texts with brat standoff files (PolNeAR), and write it to -o.")
@click.option("-o", "--output", metavar="FILE", help="Where --train writes the model.")
def command(
    paths: tuple[str, ...], form: str, published: When | None, model: str | None, train: str | None, output: str | None
) -> None:
    """Who says what in each text: source, cue and content with their places, the speaker's name, stance, hedges, and the day.

    Words, thoughts, wishes and judgments of anybody count, of polls and documents too. A pronoun has the name beside it where the
    text tells it. The stance is asserts, denies, neither confirms nor denies, or expects; none where nothing is passed on
    ("did not say"). Days are counted from --published, else from the day that the text itself bears.

    \b
    Examples:
      foedus says report.txt
      foedus says reports/ --published 2024-11-12 --format jsonl
      foedus says --train polnear/train -o says.model
      foedus says report.txt --model says.model
    """
    from foedus.desk import out

    if bool(train) != bool(output) or bool(train) == bool(paths):
        raise click.UsageError("Name the files to read, or --train FOLDER with -o FILE to make a model.")
    found = trained(train, output) if train and output else _read(paths, form, published, model)
    raise SystemExit(1 if out.problems(found) else 0)


def _read(paths: tuple[str, ...], form: str, published: When | None, model: str | None) -> list[Problem]:
    from foedus.core.problems import Problem, Refused
    from foedus.reading.files.documents import load
    from foedus.reading.speech.attributions import attributions
    from foedus.reading.speech.model import tagging
    from foedus.reading.speech.spoken_on import spoken_on
    from foedus.reading.story.own import own
    from foedus.reading.syntax.scan import scan
    from foedus.reading.timex.timex import timex

    reader = tagging.load(Path(model)) if model else None
    if isinstance(reader, Problem):
        raise Refused(reader)
    documents, problems = load(paths)
    for document in documents:
        day = published or ((bears := own(document.text)) and bears.when) or None
        times = timex(document.text, day)
        found = (reader.attributions if reader else attributions)(scan(document.text))
        _print(document.name, document.text, [(one, spoken_on(document.text, one, times)) for one in found], form)
    return problems


def _print(name: str, text: str, found: list[tuple[Attribution, Timex | None]], form: str) -> None:
    from foedus.desk import out

    if form == "jsonl":
        for one, day in found:
            click.echo(json.dumps(_row(name, text, one, day), ensure_ascii=False).encode("utf-8", "replace").decode())
    else:
        rows = [_cells(text, one, day) for one, day in found]
        out.console().print(out.table(("Place", "Source", "Cue", "Stance", "Content", "Hedges", "Day"), rows, name))


def _cells(text: str, one: Attribution, day: Timex | None) -> tuple[str, ...]:
    source = _words(text, one.source) if one.source else "(not told)"
    named = f" = {one.speaker}" if one.source and one.speaker and one.speaker not in source else ""
    content = " … ".join(_words(text, span) for span in one.content)
    hedges = ", ".join(_words(text, span) for span in one.hedges)
    place = f"{'└ ' if one.outer is not None else ''}{one.cue[0]}"
    return place, source + named, _words(text, one.cue), one.stance or "–", content, hedges, day.edtf if day else ""


def _words(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())


def _row(name: str, text: str, one: Attribution, day: Timex | None) -> dict[str, Any]:
    return {
        "report": name,
        "source": _place(text, one.source) if one.source else None,
        "speaker": one.speaker,
        "cue": _place(text, one.cue),
        "stance": one.stance,
        "content": [_place(text, span) for span in one.content],
        "hedges": [_place(text, span) for span in one.hedges],
        "day": day.edtf if day else None,
        "outer": one.outer,
    }


def _place(text: str, span: Span) -> dict[str, str | int]:
    return {"start": span[0], "end": span[1], "words": text[slice(*span)]}
