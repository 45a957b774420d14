"""The files that panels are made of, which of them answers, and their pairs, kept once made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from foedus.datasets.alliances.layouts import DataSet
from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.statelists import Memberships
from foedus.research.panels.base import base, member_frame
from foedus.research.panels.keys import in_gw, with_keys
from foedus.research.panels.levels import NO, level
from foedus.research.panels.pairs import pairs, toward_each
from foedus.research.panels.request import refused
from foedus.research.panels.runs import runs
from foedus.research.panels.spellframes import spell_frame
from foedus.research.panels.times import Time

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

    def data(self, data_set: str, who: str) -> DataSet:
        """The version that answers; Refused where there is no file of that data set."""
        return self._best(data_set, who).data

    def states(self, system: str) -> pl.DataFrame:
        """The members of that system as a frame (see base); Refused where no list tells them."""
        found = next((one for one in self.lists if one.layout.system == system), None)
        if found is None:
            raise refused(
                "system", f"No list of the members of the {system} system is at hand.", "Give one, or ask for members=all."
            )
        return self._once(("states", system), lambda: member_frame(found))

    def spans(self, system: str, who: str, time: Time) -> pl.DataFrame:
        """The states or dyads of that system with their keys, and their first and last step of time, over all time (see base)."""
        key = ("spans", system, who, time.column)
        return self._once(key, lambda: with_keys(base(self.states(system), who, time), who, system, time))

    def pairs(self, asked: Mapping[str, Sequence[str]], who: str, system: str) -> pl.DataFrame:
        """The pairs of the best file of each data set, one below the other, in that system's numbers.

        `asked` are variables by data set: columns of levels (see levels) such as atop_defense, NO in the rows of another data set.
        `data_set` says whose a row is. Refused where a data set has no file.
        """
        key = ("all", who, system, *((name, tuple(variables)) for name, variables in asked.items()))
        frames = [self._pairs(name, tuple(variables), who, system) for name, variables in asked.items()]
        return self._once(key, lambda: pl.concat(frames, how="diagonal").with_columns(pl.col(pl.UInt8).fill_null(NO)))

    def runs(self, asked: Mapping[str, Sequence[str]], who: str, system: str, time: Time) -> pl.DataFrame:
        """What the pairs say of each state or dyad, in runs of years or days (see runs)."""
        key = ("runs", who, system, time.column, *((name, tuple(variables)) for name, variables in asked.items()))
        return self._once(key, lambda: runs(self.pairs(asked, who, system), asked, who, time))

    def _pairs(self, name: str, variables: tuple[str, ...], who: str, system: str) -> pl.DataFrame:
        spells = self._best(name, who)
        return self._once((name, who, system, variables), lambda: _levels(spells, variables, who, system))

    def _best(self, name: str, who: str) -> Spells:
        spells = self.best(name, who)
        if spells is None:
            raise refused("flags", f"No file of {name} is at hand.", "Import one, or ask for flags of another data set.")
        return spells

    def _once(self, key: tuple[object, ...], make: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]


def _levels(spells: Spells, variables: Sequence[str], who: str, system: str) -> pl.DataFrame:
    """Pairs with levels of a state's own flags, or of those toward the very partner."""
    found = pairs(spell_frame(spells, variables), spells.data)
    mine = in_gw(found) if system == "gw" else found
    own = pl.col(variables) if who == "state" else toward_each(variables)
    name = spells.data.name
    return mine.select(pl.exclude("varies", *variables), level(own).name.prefix(f"{name.lower()}_"), data_set=pl.lit(name))
