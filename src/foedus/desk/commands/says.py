"""`foedus says`: who says what in each text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.when import When
    from foedus.reading.days.timex_kinds import Timex
    from foedus.reading.speech.kinds import Attribution, Span


@click.command("says")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@options.formats("jsonl")
@options.published
def command(paths: tuple[str, ...], form: str, published: When | None) -> None:
    """Who says what in each text: source, cue and content with their places, the speaker's name, stance, hedges, and the day.

    Words, thoughts, wishes and judgments of anybody count, of polls and documents too. A pronoun has the name beside it where the
    text tells it. The stance is asserts, denies, neither confirms nor denies, or expects; none where nothing is passed on
    ("did not say"). Days are counted from --published, else from the day that the text itself bears.

    \b
    Examples:
      foedus says report.txt
      foedus says reports/ --published 2024-11-12 --format jsonl
    """
    from foedus.desk import out
    from foedus.reading.days.timex import timex
    from foedus.reading.files.documents import load
    from foedus.reading.speech.attributions import attributions
    from foedus.reading.speech.spoken_on import spoken_on
    from foedus.reading.story.own import own
    from foedus.reading.syntax.scan import scan

    documents, problems = load(paths)
    for document in documents:
        day = published or ((bears := own(document.text)) and bears.when) or None
        times = timex(document.text, day)
        found = attributions(scan(document.text))
        _print(document.name, document.text, [(one, spoken_on(document.text, one, times)) for one in found], form)
    raise SystemExit(1 if out.problems(problems) else 0)


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
    place = f"{'  ' if one.outer is not None else ''}{one.cue[0]}"
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
