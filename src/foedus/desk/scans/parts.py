"""A scan in parts: each is read whole and put in place by one rename, so that a scan that was killed goes on where it stood.

A part is named for what is in it: the documents, the reader's version and the choices of the scan. What stands under its name
is what would be read again, and so is not read again.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedus.core.versions import version_of
from foedus.core.when import When
from foedus.desk.frames import put
from foedus.desk.scans.sources import Item
from foedus.reading.files.documents import Document

MOST = 500  # documents of one part
_CHARACTERS = 1_000_000  # a part is full when it has so many


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a scan was asked for, beside the documents; `today` bounds the days of undated reports."""

    published: When | None = None
    every: bool = False  # read also what the first pass would drop
    signed: bool = False  # with signatures, for pairs of near duplicates
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that are read together, with what was wrong with those that could not be had."""

    key: str
    items: tuple[Item, ...]


def parts(items: Iterable[Item], choices: Choices, most: int = MOST) -> Iterator[Part]:
    """The items in order, in parts of so many documents at most."""
    version = version_of("foedus.core", "foedus.ledger", "foedus.reading")
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if len(held) == most or size >= _CHARACTERS:
            yield _part(held, choices, version)
            held, size = [], 0
    if held:
        yield _part(held, choices, version)


def _part(items: Sequence[Item], choices: Choices, version: str) -> Part:
    asked = (version, choices.published and choices.published.edtf, choices.every, choices.signed, choices.today)
    whole = hashlib.sha256(repr(asked).encode())
    for item in items:
        known = (item.name, item.id, item.stated) if isinstance(item, Document) else (str(item),)
        whole.update(repr(known).encode("utf-8", "surrogatepass"))
    return Part(whole.hexdigest()[:24], tuple(items))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder in which the parts of one scan stand until all are there."""

    folder: Path

    def began(self) -> date:
        """The day on which the scan began; today where it begins now. Makes the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        noted = self.folder / "began"
        if not noted.exists():
            put(noted, lambda path: path.write_text(date.today().isoformat(), encoding="ascii"))
        return date.fromisoformat(noted.read_text(encoding="ascii"))

    def statements(self, key: str) -> Path:
        """Where the statements of a part stand; it is read when this file is there."""
        return self.folder / f"{key}.parquet"

    def documents(self, key: str) -> Path:
        """Where it stands what each document of a part gave."""
        return self.folder / f"{key}.documents.parquet"

    def clear(self) -> None:
        """Remove the folder with all parts."""
        shutil.rmtree(self.folder)
