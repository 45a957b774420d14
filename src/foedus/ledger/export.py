"""A ledger as text: a folder with `sources.jsonl`, `decisions.jsonl` and `statements/` with a file a treaty, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from foedus.core.decisions import Decision
from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.deciding import Decided
from foedus.ledger.records import (
    decision_of,
    decision_record,
    digest,
    encode,
    redaction_record,
    source_of,
    source_record,
    statement_of,
    statement_record,
)
from foedus.ledger.store import Added, Item, Ledger

_SOURCES = "sources.jsonl"
_DECISIONS = "decisions.jsonl"
_STATEMENTS = "statements"
_ELSEWHERE = "no-treaty"
Line = tuple[date, Item]


def export(ledger: Ledger, folder: Path) -> list[Path]:
    """Write the ledger into the folder, one JSON object a line, each with the day it was recorded; the files written.

    Refused where the folder cannot be written. Statements are sorted, so that the order of reading does not show.
    """
    lines: dict[Path, list[str]] = {folder / _SOURCES: []}
    for day, item in ledger.recorded():
        lines.setdefault(folder / _file(item), []).append(_line(day, item))
    try:
        for file, content in lines.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            ordered = content if file.name in (_SOURCES, _DECISIONS) and file.parent == folder else sorted(content)
            file.write_text("".join(f"{line}\n" for line in ordered), encoding="ascii", newline="\n")
    except OSError as error:
        raise Refused(Problem(str(folder), f"It cannot be written ({error.strerror}).", "Name another folder.")) from None
    return sorted(lines)


def lines(ledger: Ledger) -> Iterator[str]:
    """The whole ledger as one stream of such lines: sources as they came, statements, decisions."""
    return (f"{_line(day, item)}\n" for day, item in ledger.recorded())


def import_(path: Path, ledger: Ledger) -> tuple[Added, list[Problem]]:
    """Add what such a folder, or one of its files, holds, as recorded on the days it names.

    Left out, with a problem each, are lines that cannot be read, statements whose source is in neither, and decisions that do
    not follow on the last one that the ledger has on their statement.
    """
    lines: list[tuple[str, Line]] = []
    problems: list[Problem] = []
    for place, line in _lines(path, problems):
        try:
            lines.append((place, _read(line)))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            problems.append(Problem(place, f"This is no line of an exported ledger ({error}).", "Export it anew."))
    there = {item.id for _, (_, item) in lines if isinstance(item, Source)} | set(ledger.sources())
    good = [(place, line) for place, line in lines if _founded(place, line[1], there, problems)]
    added = _add([line for _, line in good], ledger)
    for place, (day, item) in good:
        if isinstance(item, Decision):  # in the order in which they were made, once all statements are there
            added += Added(decisions=_decide(place, item, day, ledger, problems))
    return added, problems


def _decide(place: str, decision: Decision, day: date, ledger: Ledger, problems: list[Problem]) -> int:
    try:
        answer = ledger.decide(decision, known=day)
    except Refused as refused:
        problems.append(Problem(place, refused.problem.sentence, "Import what it rests on with it."))
        return 0
    if isinstance(answer, Decided):
        return answer.new
    said = f"The ledger has another decision on statement {decision.statement}."
    problems.append(Problem(place, said, f"Compare `foedus review log {decision.statement}` on both."))
    return 0


def _add(lines: list[Line], ledger: Ledger) -> Added:
    added = Added()
    for day in sorted({day for day, _ in lines}):
        items = [item for on, item in lines if on == day]
        sources = [i for i in items if isinstance(i, Source)]
        added += ledger.add(sources, [i for i in items if isinstance(i, Statement)], day)
    return added


def _founded(place: str, item: Item, there: set[str], problems: list[Problem]) -> bool:
    if not isinstance(item, Statement) or item.source in there:
        return True
    problems.append(Problem(place, f"Its source {item.source} is missing.", f"Import {_SOURCES} with it."))
    return False


def _line(day: date, item: Item) -> str:
    return encode(json.loads(_record(item)) | {"recorded": day.isoformat()})


def _record(item: Item) -> str:
    if isinstance(item, Source):
        return encode(json.loads(source_record(item)) | {"text": item.text})
    if isinstance(item, Statement):
        return statement_record(item)
    return decision_record(item) if isinstance(item, Decision) else redaction_record(item)


def _read(line: str) -> Line:
    whole = json.loads(line)
    day = date.fromisoformat(whole.pop("recorded"))
    if "verdict" in whole:
        return day, decision_of(encode(whole))
    if "content" in whole:
        return day, statement_of(encode(whole))
    return day, source_of(encode(whole), {whole["id"]: whole.get("text", "")})


def _file(item: Item) -> str:
    """Where in the folder it is written."""
    if isinstance(item, Statement):
        return f"{_STATEMENTS}/{_named(item.content.treaty or _ELSEWHERE)}.jsonl"
    return _SOURCES if isinstance(item, Source) else _DECISIONS


def _named(treaty: str) -> str:
    """The treaty's key as a file name; a name as reported is shortened, with a hash that keeps two apart."""
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", treaty):
        return treaty
    plain = re.sub(r"[^a-z0-9]+", "-", treaty.casefold())[:40].strip("-")
    return f"{plain}-{digest(treaty)[:8]}".lstrip("-")


def _lines(path: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        problems.append(Problem(str(path), "There is no exported ledger here.", "Name a folder that foedus export wrote."))
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(str(file), f"It cannot be read ({error}).", "Name a file that foedus export wrote."))
            continue
        yield from ((f"{file}:{n}", line) for n, line in enumerate(text.split("\n"), 1) if line.strip())
