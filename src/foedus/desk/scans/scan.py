"""A whole scan: parts that are missing are read, then all are joined to one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from foedus.desk.scans.engines import ENGINES
from foedus.desk.scans.joining import Told, joined
from foedus.desk.scans.pairs import paired
from foedus.desk.scans.parts import MOST, Choices, Part, Shelf, parts
from foedus.desk.scans.sources import corpus

Progress = Callable[[int, int], None]


def scan(
    place: str, out: Path, choices: Choices, *, columns: Mapping[str, str] | None = None, engine: str = "local", workers: int = 1,
    most: int = MOST, pairs: Path | None = None, progress: Progress | None = None,
) -> Told:  # fmt: skip
    """Read a corpus into a Parquet file of statements; what an earlier run has read already is not read again.

    A part has `most` documents; `pairs` is a file for the documents that draw on one another. `progress` is told how many
    documents are done, of how many (0 where that is not known). Raises OSError where files cannot be written.
    """
    shelf = Shelf(out.with_name(f"{out.name}.parts"))
    choices = replace(choices, today=shelf.began())
    found, done = corpus(place, columns), 0
    keys: list[str] = []
    for number in _read(parts(found.items, choices, most), keys, shelf, choices, engine, workers):
        done += number
        if progress:
            progress(done, found.total or 0)
    if pairs:
        paired(keys, shelf, corpus(place, columns).items, pairs)
    told = joined(keys, shelf, out)
    shelf.clear()
    return told


def _read(found: Iterator[Part], keys: list[str], shelf: Shelf, choices: Choices, engine: str, workers: int) -> Iterator[int]:
    """How many documents are done, as they are; the keys of all parts come to stand in `keys`."""
    skipped: list[int] = []

    def missing() -> Iterator[Part]:
        for part in found:
            keys.append(part.key)
            if shelf.statements(part.key).exists():
                skipped.append(len(part.items))
            else:
                yield part

    for number in ENGINES[engine](missing(), choices, shelf, workers):
        yield number + sum(skipped)
        skipped.clear()
    yield sum(skipped)
