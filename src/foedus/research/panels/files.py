"""The files that panels are made of, which of them answers, and their pairs, kept once made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from foedus.datasets.alliances.layouts import DataSet
from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.statelists import Memberships
from foedus.research.panels.keys import in_gw
from foedus.research.panels.pairs import pairs
from foedus.research.panels.request import refused
from foedus.research.panels.spellframes import spell_frame

_ATOP = ("atop-member", "atop-phase", "atop-alliance", "atop-dyad-year")
_OF_PAIRS = (*_ATOP, "cow-directed", "cow-member", "cow-member-year", "cow-dyad-year")
_OF_STATES = (*_ATOP, "cow-member", "cow-member-year", "cow-directed", "cow-dyad-year")
_LAYOUTS = {"state": _OF_STATES, "dyad": _OF_PAIRS, "directed-dyad": _OF_PAIRS}


@dataclass(frozen=True, slots=True)
class Files:
    """A user's files of alliances and the lists of states; of several of one data set the one that tells most answers."""

    spells: tuple[Spells, ...] = ()
    lists: tuple[Memberships, ...] = ()
    _kept: dict[tuple[object, ...], pl.DataFrame] = field(default_factory=dict, compare=False, repr=False)

    def best(self, data_set: str, who: str) -> Spells | None:
        """The file that says most of states, of dyads or of directed dyads; None where none is of that data set."""
        ranks = {layout: rank for rank, layout in enumerate(_LAYOUTS[who])}
        mine = [spells for spells in self.spells if spells.data.name == data_set]
        return min(mine, key=lambda spells: ranks[spells.layout.key], default=None)

    def states(self, system: str) -> Memberships:
        """The members of that system; Refused where no list tells them."""
        found = next((one for one in self.lists if one.layout.system == system), None)
        if found is None:
            raise refused(
                "system", f"No list of the members of the {system} system is at hand.", "Give one, or ask for members=all."
            )
        return found

    def pairs(self, data_set: str, who: str, variables: Sequence[str], system: str) -> tuple[DataSet, pl.DataFrame]:
        """The pairs of the best file, with those variables, in that system's numbers; Refused without a file."""
        spells = self.best(data_set, who)
        if spells is None:
            raise refused("flags", f"No file of {data_set} is at hand.", "Import one, or ask for flags of another data set.")
        asked = (spells.data, spells.layout.key, tuple(variables), system)
        if asked not in self._kept:
            found = pairs(spell_frame(spells, variables), spells.data)
            self._kept[asked] = in_gw(found) if system == "gw" else found
        return spells.data, self._kept[asked]
