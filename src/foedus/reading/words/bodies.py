"""Bodies that the tables do not name: an unknown chamber by its last word, and for whom a chamber called only "Senate" acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedus.core.organs import Organ, organ_lexicon
from foedus.reading.words.lexicon import table


def unknown_chambers(text: str) -> list[tuple[int, int, Organ]]:
    """Capitalised names that end in "Assembly", "Chamber" and the like: a chamber, whose state the context tells."""
    none = tuple(table("names")["bodies"]["no_chamber"])
    found = (m for m in _chamber().finditer(text) if not m.group().endswith(none))
    return [(m.start(), m.end(), Organ(m.group(), "", "parliament")) for m in found]


def having(name: str, likely: Sequence[str], spoken: Sequence[str]) -> tuple[str, ...]:
    """For whom a body called only `name` acts: a state known to have one, likely ones first; else the likeliest; else untold."""
    known = _holders().get(name, frozenset())
    return next(((key,) for key in (*likely, *spoken) if key in known), tuple(likely[:1]))


def congress_of(likely: Sequence[str], spoken: Sequence[str]) -> tuple[str, ...]:
    """Whose "Congress" it is: of the likeliest state that has one, else of the one most often named, else the American one."""
    known = _congresses()
    return next(((key,) for key in (*likely, *spoken) if key in known), ("USA",))


@cache
def _congresses() -> frozenset[str]:
    return frozenset(o.state for o in organ_lexicon().values() if "Congress" in o.name and "People" not in o.name and o.state)


@cache
def _chamber() -> re.Pattern[str]:
    return re.compile(table("names")["bodies"]["chamber"])


@cache
def _holders() -> dict[str, frozenset[str]]:
    """A chamber's bare name ("Senate") → the states whose chamber is called so."""
    organs = set(organ_lexicon().values())
    bare = {o.name for o in organs if not o.state}
    full = {name: frozenset(o.state for o in organs if o.state and name in o.name) for name in bare}
    told = {name: frozenset(states) for name, states in table("names")["holders"].items()}
    return {name: full.get(name, frozenset()) | told.get(name, frozenset()) for name in {*full, *told}}
