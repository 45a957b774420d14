"""What a row of an alliance data set says: a state is bound in an alliance from a day to a day, under flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from foedus.core.when import When

_TOLD = {"0": False, "1": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A member's time in an alliance, or, with `toward`, a state's time under obligations toward one other state.

    `state` and `toward` are Correlates of War numbers as the file has them. `end` is the day that the file names (whether that day
    still counts is the data set's to say, `DataSet.end_day`); None where the spell lasts to the end of the data.
    `shared` says that the flags are those of the alliance as a whole, of members with differing obligations.
    """

    line: int
    alliance: str
    phase: int = 0
    state: int
    toward: int | None = None
    start: When
    end: When | None
    shared: bool = False
    row: Mapping[str, str] = field(compare=False, repr=False, default_factory=dict)

    def flag(self, variable: str) -> bool | None:
        """Is it coded 1? None where the file leaves it blank, says NA, or has no such variable."""
        return _TOLD.get(self.row.get(variable) or self.row.get(f"atop_{variable}", ""))

    def has(self, variable: str) -> bool:
        """Has the file that variable, coded or not? ATOP's yearly files put the name of the data set before it."""
        return variable in self.row or f"atop_{variable}" in self.row

    @property
    def varies(self) -> bool:
        """Do this state's obligations hold toward some partner only, the file not saying which (ATOP's obvary)?"""
        return self.flag("obvary") is True
