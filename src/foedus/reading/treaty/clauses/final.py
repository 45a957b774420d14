"""All final clauses of a treaty's text, each read or told as unread with its article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from foedus.core.clauses import FinalClauses
from foedus.core.texts import Element
from foedus.reading.treaty.clauses.amending import amending
from foedus.reading.treaty.clauses.clause import Found
from foedus.reading.treaty.clauses.entry import entry_into_force
from foedus.reading.treaty.clauses.extending import territory
from foedus.reading.treaty.clauses.joining import accession, depositary
from foedus.reading.treaty.clauses.lasting import lasting
from foedus.reading.treaty.clauses.leaving import leaving
from foedus.reading.treaty.clauses.provisional import provisional_application
from foedus.reading.treaty.clauses.reserving import reserving
from foedus.reading.treaty.clauses.sentences import sentences
from foedus.reading.treaty.clauses.surviving import surviving

_READERS = MappingProxyType(
    {
        "entry_into_force": entry_into_force,
        "provisional_application": provisional_application,
        "duration": lasting,
        "withdrawal": leaving,
        "survival": surviving,
        "amendment": amending,
        "accession": accession,
        "reservations": reserving,
        "depositary": depositary,
        "territory": territory,
    }
)


def final_clauses(text: str, articles: Sequence[Element]) -> Mapping[str, Found[Any]]:
    """What was found of each, by its name in `FinalClauses`, in the order of that list; a clause without data was not read."""
    said = list(sentences(text, articles))
    return {name: one for name, reader in _READERS.items() if (one := reader(said)) is not None}


def as_data(found: Mapping[str, Found[Any]], languages: tuple[str, ...] = ()) -> FinalClauses:
    """Those that were read, as the law engine takes them."""
    return FinalClauses(**{name: one.clause for name, one in found.items() if one.clause is not None}, languages=languages)
