"""Data sets' files into statements for a ledger, and out of a ledger's sources again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from foedus.core.problems import Problem
from foedus.core.sources import DATA_SET, Source
from foedus.core.statements import Statement
from foedus.datasets import statetelling
from foedus.datasets.alliances import telling
from foedus.datasets.alliances.layouts import data_sets, recognised
from foedus.datasets.alliances.spellrows import Spells, spells
from foedus.datasets.rowfiles import of_text, row_file
from foedus.datasets.statelists import Memberships, memberships

STATES = "states"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as a source and its statements; `says` tells how much it holds, `citation` how to cite it."""

    source: Source
    statements: tuple[Statement, ...]
    says: str

    @property
    def citation(self) -> str:
        """How its publisher asks to be cited."""
        return self.source.title or self.source.name


def read(path: Path, what: str | None = None, version: str | None = None) -> tuple[Spells | Memberships | None, list[Problem]]:
    """A user's file as what it is asked to be (ATOP, COW, states), or by its columns; None where it is none of these.

    The problems name row and value.
    """
    file, problems = row_file(path)
    if file is None:
        return None, problems
    layout = recognised(file.columns)
    name = what or (layout.data_set if layout else STATES)
    told, wrong = memberships(file) if name == STATES else spells(file, name, version)
    return told, wrong + problems if told is None else problems + wrong


def loaded(told: Spells | Memberships) -> Loaded:
    """What was read as a source and statements."""
    if isinstance(told, Memberships):
        source = statetelling.source(told)
        return Loaded(source, tuple(statetelling.statements(told)), f"{source.name}: {len(told.members):,} spells")
    made, source = tuple(telling.statements(told)), telling.source(told)
    treaties = len({s.content.treaty for s in made})
    return Loaded(source, made, f"{source.name}: {treaties:,} alliances, {len(told.spells):,} spells")


def alliances_in(sources: Iterable[Source]) -> list[Spells]:
    """The alliance files among these sources, in their order, as they were when loaded."""
    return [told for source in sources if _told(source) and (told := _spells(source))]


def states_in(sources: Iterable[Source]) -> list[Memberships]:
    """The lists of states among these sources, in their order."""
    return [told for source in sources if _told(source) and (told := _memberships(source))]


def _told(source: Source) -> bool:
    return source.kind == DATA_SET and bool(source.text)  # its text may have been erased


@lru_cache(maxsize=32)
def _spells(source: Source) -> Spells | None:
    known = next((data for data in data_sets() if source.name.startswith(f"{data.name} {data.version}, ")), None)
    file, _ = of_text(Path(source.address or source.name), source.text)
    return spells(file, known.name, known.version)[0] if known and file else None


@lru_cache(maxsize=32)
def _memberships(source: Source) -> Memberships | None:
    file, _ = of_text(Path(source.address or source.name), source.text)
    return memberships(file)[0] if file else None
