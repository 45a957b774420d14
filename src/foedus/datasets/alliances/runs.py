"""Yearly rows as spells: years in a row under the same flags are one, begun and ended on days that the file does not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from foedus.core.when import When
from foedus.datasets.alliances.spell import Spell

_OF_THE_YEAR = {"year", "left_censor", "right_censor"}


def runs(years: Iterable[Spell]) -> Iterator[Spell]:
    """The runs of each pair and flags, in order of time; the last year of the file ends nothing, so `end` is then None.

    Rows that say the same twice (of two alliances without their numbers) are one.
    """
    told = {(*_kept(spell), _year(spell)): spell for spell in reversed(list(years))}
    ordered = [told[key] for key in sorted(told)]
    last = max(map(_year, ordered), default=0)
    for _, run in groupby(enumerate(ordered), key=lambda pair: (_kept(pair[1]), _year(pair[1]) - pair[0])):
        spells = [spell for _, spell in run]
        closing = _year(spells[-1])
        yield replace(spells[0], end=None if closing == last else When.year(closing))


def _year(spell: Spell) -> int:
    return spell.start.earliest.year if spell.start.earliest else 0


def _kept(spell: Spell) -> tuple[int, int, tuple[str, ...]]:
    return spell.state, spell.toward or 0, tuple(cell for column, cell in spell.row.items() if column not in _OF_THE_YEAR)
