"""A ledger into a folder: a file for each source, a file for each treaty with its statements, the decisions in one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foedus.core.resting import resting
from foedus.ledger.database import Database
from foedus.ledger.entries.chain import Entry
from foedus.ledger.folder.files import FIRST_LINE, write
from foedus.ledger.folder.kinds import READS, Context, Place, placed
from foedus.ledger.folder.spelling import block, flow, text

_ORDER = {section: number for number, section in enumerate(READS)}


@dataclass(frozen=True, slots=True)
class Exported:
    """How many files the ledger is in, how many of them were not there so before, how many others were removed."""

    files: int
    written: int
    removed: int


@dataclass(slots=True)
class _File:
    """A file in the making."""

    head: dict[str, Any] = field(default_factory=dict)
    items: list[tuple[int, str, int, str]] = field(default_factory=list)  # section, day, number, text

    def add(self, entry: Entry, place: Place) -> None:
        self.head = self.head or dict(place.head)
        self.items.append((_ORDER[place.section], place.day, entry.n, block(place.item)))

    def text(self) -> str:
        """In one order, whatever order the entries came in; a source's text is last."""
        lines, last = [FIRST_LINE], None
        lines += [f"{key}: {flow(value)}\n" for key, value in self.head.items() if key != "text"]
        for section, _, _, item in sorted(self.items):
            lines += [item] if section == last else [f"{_SECTIONS[section]}:\n", item]
            last = section
        return "".join(lines) + (f"text: {text(self.head['text'])}" if self.head.get("text") else "")


_SECTIONS = list(READS)


def export(ledger: Database, folder: Path) -> Exported:
    """Write the ledger into the folder, which may hold an older export. Refused where the folder cannot be written, or has a
    file of another's where one of the export's belongs.
    """
    with resting():
        files: dict[str, _File] = {}
        context = Context(ledger.texts())
        for entry in ledger.entries():
            place = placed(entry, context)
            files.setdefault(place.file, _File()).add(entry, place)
        written, removed = write(folder, {name: file.text() for name, file in files.items()})
    return Exported(len(files) + 1, written, removed)
