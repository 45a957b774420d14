"""A ledger as text: one folder with `sources.jsonl` and a file of statements for each treaty, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.records import digest, encode, source_of, source_record, statement_of, statement_record
from foedus.ledger.store import Added, Ledger

_SOURCES = "sources.jsonl"
_ELSEWHERE = "statements"  # on no treaty


def export(ledger: Ledger, folder: Path) -> list[Path]:
    """Write the ledger into the folder, one JSON object a line with its text in full; the files written.

    Refused where the folder cannot be written. Lines are sorted, so that equal ledgers give equal files.
    """
    lines = {_SOURCES: [_source_line(s) for s in ledger.sources().values()]}
    for statement in ledger.statements():
        lines.setdefault(_file(statement), []).append(statement_record(statement))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in lines.items():
            (folder / name).write_text("".join(f"{line}\n" for line in sorted(content)), encoding="ascii", newline="\n")
    except OSError as error:
        raise Refused(Problem(str(folder), f"It cannot be written ({error.strerror}).", "Name another folder.")) from None
    return sorted(folder / name for name in lines)


def import_(path: Path, ledger: Ledger, known: date | None = None) -> tuple[Added, list[Problem]]:
    """Add what such a folder, or one of its files, holds. A line that cannot be read, or whose source is in neither, is left out."""
    problems: list[Problem] = []
    sources: list[Source] = []
    said: list[tuple[str, Statement]] = []
    for place, line in _lines(path, problems):
        try:
            made = _read(line)
        except (ValueError, TypeError, KeyError) as error:
            problems.append(Problem(place, f"This is no line of an exported ledger ({error}).", "Export it anew."))
            continue
        if isinstance(made, Source):
            sources.append(made)
        else:
            said.append((place, made))
    there = {s.id for s in sources} | set(ledger.sources())
    problems += [
        Problem(p, f"Its source {s.source} is missing.", f"Import {_SOURCES} with it.") for p, s in said if s.source not in there
    ]
    return ledger.add(sources, [s for _, s in said if s.source in there], known), problems


def _source_line(source: Source) -> str:
    return encode(json.loads(source_record(source)) | {"text": source.text})


def _read(line: str) -> Source | Statement:
    whole = json.loads(line)
    if "content" in whole:
        return statement_of(line)
    return source_of(line, {whole["id"]: whole.get("text", "")})


def _file(statement: Statement) -> str:
    """The treaty's key as a file name; a name as reported is shortened, with a hash that keeps two apart."""
    treaty = statement.content.treaty or _ELSEWHERE
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", treaty):
        return f"{treaty}.jsonl"
    plain = re.sub(r"[^a-z0-9]+", "-", treaty.casefold())[:40].strip("-")
    return f"{plain}-{digest(treaty)[:8]}.jsonl".lstrip("-")


def _lines(path: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        problems.append(Problem(str(path), "There is no exported ledger here.", "Name a folder that foedus export wrote."))
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(str(file), f"It cannot be read ({error}).", "Name a file that foedus export wrote."))
            continue
        yield from ((f"{file}:{n}", line) for n, line in enumerate(text.split("\n"), 1) if line.strip())
