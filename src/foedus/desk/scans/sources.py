"""The documents of a corpus, one after the other and always in the same order: folders, JSON lines, Parquet, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from foedus.core.problems import Problem
from foedus.core.sources import source_id
from foedus.desk.scans.addresses import Place, is_address, listed, opened
from foedus.reading.files.content import Bad, Content
from foedus.reading.files.documents import Document, fitting, read_file
from foedus.reading.files.lines import FIELDS, REMEDY, content, content_of
from foedus.reading.files.walk import Found, find, reason

Item = Document | Problem
_PARQUET, _LINES = (".parquet",), (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_AT_ONCE = 10_000  # rows of Parquet in memory


@dataclass(frozen=True, slots=True)
class Corpus:
    """The items of a corpus, read as they are asked for, and how many there are where that is told beforehand."""

    items: Iterator[Item]
    total: int | None = None


def corpus(place: str, columns: Mapping[str, str] | None = None) -> Corpus:
    """The documents of a file, a folder or an address; `columns` names the columns that hold text, name, stated, ..."""
    fields = {**FIELDS, "name": ("id", *FIELDS["name"]), **{part: (column,) for part, column in (columns or {}).items()}}
    if is_address(place):
        return _gathered(listed(place), fields)
    files, problems = find([place], more=(*_PARQUET, *_LINES))
    return _gathered([*problems, *(Place(str(file.path), file.name) for file in files)], fields)


def _gathered(places: Sequence[Place | Problem], fields: Mapping[str, Sequence[str]]) -> Corpus:
    tables = [p for p in places if isinstance(p, Place) and p.name.endswith((*_PARQUET, *_LINES))]
    single = len(places) if not tables else _rows(tables[0]) if len(places) == 1 else None
    return Corpus(chain.from_iterable(_items(place, fields) for place in places), single)


def _items(place: Place | Problem, fields: Mapping[str, Sequence[str]]) -> Iterable[Item]:
    if isinstance(place, Problem):
        return [place]
    if place.name.endswith(_PARQUET):
        return _guarded(place, _table(place, fields))
    if place.name.endswith(_LINES):
        return _guarded(place, _lines(place, fields))
    return read_file(Found(Path(place.path), place.name), place.data() if is_address(place.path) else None)


def _guarded(place: Place, items: Iterator[Item]) -> Iterator[Item]:
    """Whatever a library meets in a damaged file costs the rest of this file only."""
    try:
        yield from items
    except Bad as bad:
        yield Problem(place.shown, bad.sentence, bad.remedy)
    except OSError as error:
        yield Problem(place.shown, reason(error), "Check the address, the file and its permissions.")
    except Exception as error:
        yield Problem(place.shown, f"cannot be read on ({type(error).__name__}: {str(error).splitlines()[0][:200]}).", "Check it.")


def _lines(place: Place, fields: Mapping[str, Sequence[str]]) -> Iterator[Item]:
    with opened(place.path) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _item(content(line, fields), place, number)


def _rows(place: Place) -> int | None:
    if not place.name.endswith(_PARQUET):
        return None
    import polars as pl

    try:
        return int(pl.scan_parquet(place.path).select(pl.len()).collect().item())
    except Exception:  # told when its documents are asked for
        return None


def _table(place: Place, fields: Mapping[str, Sequence[str]]) -> Iterator[Item]:
    import polars as pl

    whole = pl.scan_parquet(place.path)
    there = whole.collect_schema().names()
    wanted = [column for columns in fields.values() for column in columns if column in there]
    if not any(column in there for column in fields["text"]):
        raise Bad(f'has no column "{fields["text"][0]}".', f"Name it with --text-column; there are: {', '.join(there[:20])}.")
    total = int(whole.select(pl.len()).collect().item())
    texts = whole.select(pl.col(dict.fromkeys(wanted)).cast(pl.String, strict=False))
    for start in range(0, total, _AT_ONCE):
        rows = texts.slice(start, _AT_ONCE).collect().iter_rows(named=True)
        yield from (_item(content_of(row, fields), place, start + n) for n, row in enumerate(rows, 1))


def _item(found: Content | str, place: Place, number: int) -> Item:
    at = f"{place.shown}:{number}"
    if isinstance(found, str):
        return Problem(at, found, REMEDY)
    return fitting(
        Document(
            name=found.name or f"{place.name}:{number}", place=at, text=found.text, id=source_id(found.text), title=found.title,
            address=found.address, stated=found.stated, publisher=found.publisher,
        )
    )  # fmt: skip
