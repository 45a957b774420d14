"""The parts of a scan joined: one file of statements, and one of problems where there were any. Nothing is held in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.desk.frames import frame, put
from foedus.desk.scans.parts import Shelf
from foedus.desk.scans.reading import DOCUMENTS
from foedus.reading.corpus.columns import COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Of a scan: how many documents and characters, how many could not concern a treaty, what the others gave, what was wrong."""

    documents: int
    dropped: int
    characters: int
    statements: int
    problems: int
    problem_file: Path


def joined(keys: Sequence[str], shelf: Shelf, out: Path) -> Told:
    """All parts in order in the file `out`, what was wrong in a file of JSON lines beside it."""
    import polars as pl

    beside = out.with_suffix(".problems.jsonl")
    statements = pl.scan_parquet([shelf.statements(key) for key in keys]) if keys else frame([], COLUMNS).lazy()
    documents = pl.scan_parquet([shelf.documents(key) for key in keys]) if keys else frame([], DOCUMENTS).lazy()
    wrong = documents.filter(pl.col("problem").is_not_null()).select("place", "problem", "remedy")
    sums = documents.select(
        pl.col("document").count(), pl.col("dropped", "characters", "statements").sum(), pl.col("problem").count()
    ).collect().row(0)  # fmt: skip
    put(out, lambda path: statements.sink_parquet(path))
    if sums[-1]:
        put(beside, lambda path: wrong.sink_ndjson(path))
    else:
        beside.unlink(missing_ok=True)
    count, dropped, characters, number, problems = map(int, sums)
    return Told(
        documents=count, dropped=dropped, characters=characters, statements=number, problems=problems, problem_file=beside
    )  # fmt: skip
