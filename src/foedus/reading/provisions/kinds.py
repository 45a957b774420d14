"""The table of what treaties provide: kinds with the words that show them, and how a clause binds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from foedus.reading.words.lexicon import table


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of provision: every pattern of `all` and none of `none` must be found. `free`: it needs no word of duty."""

    name: str
    every: tuple[re.Pattern[str], ...]
    none: tuple[re.Pattern[str], ...]
    free: bool
    binds: bool  # its modality is told
    lasts: bool  # its duration is told
    counts: bool  # it sets a number

    def fits(self, low: str) -> bool:
        """Does the lower-case text tell of this kind?"""
        return all(p.search(low) for p in self.every) and not any(p.search(low) for p in self.none)


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds in the order in which they are tried."""
    return tuple(
        Kind(
            row["name"],
            _patterns(row["all"]),
            _patterns(row.get("none", ())),
            row.get("free", False),
            row.get("binds", True),
            row.get("lasts", False),
            row.get("counts", False),
        )
        for row in table("provisions")["kind"]
    )


@cache
def free_kinds() -> tuple[Kind, ...]:
    """The kinds that need no word of duty, in order."""
    return tuple(kind for kind in kinds() if kind.free)


@cache
def bound_kinds() -> tuple[Kind, ...]:
    """The kinds that need a word of duty, in order."""
    return tuple(kind for kind in kinds() if not kind.free)


@cache
def duty() -> re.Pattern[str]:
    """A word by which a clause binds, as a group for each modality."""
    rows = table("provisions")["duty"]
    return re.compile("|".join(rf"(?P<{_group(m)}>\b(?:{'|'.join(forms)})\b)" for m, forms in rows.items()))


def modality(found: re.Match[str]) -> str:
    """The modality of a match of `duty`: shall, shall not, may, declares."""
    return next(m for m in table_of("duty") if found[_group(m)])


@cache
def table_of(name: str) -> dict[str, Any]:
    """A part of the table by its name."""
    return dict(table("provisions")[name])


@cache
def context(name: str) -> re.Pattern[str]:
    """Nouns that show what a clause speaks of: treaty, bearer."""
    return re.compile(rf"\b(?:{'|'.join(table('provisions')['context'][name])})\b")


@cache
def defence(name: str) -> re.Pattern[str]:
    """A list of words on mutual defence: event, help, party."""
    return re.compile(rf"\b(?:{'|'.join(table('provisions')['defence'][name])})\b")


@cache
def named(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Conditions, manners or limits of a defence clause with what shows them."""
    return tuple((row["name"], re.compile(rf"\b(?:{row['pattern']})\b")) for row in table("provisions")["defence"][name])


@cache
def conditions_of_clauses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Conditions of final clauses with what shows them."""
    return tuple((row["name"], re.compile(rf"\b(?:{row['pattern']})\b")) for row in table("provisions")["condition"])


def _group(modality: str) -> str:
    return modality.replace(" ", "_")


def _patterns(sources: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source) for source in sources)
