"""What a user asks of a panel, and why it may be refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.core.problems import Problem, Refused
from foedus.datasets.alliances.obligations import variables
from foedus.research.panels.times import DAY, YEAR, Time

USUAL = {name: variables(name) for name in ("ATOP", "COW")}
WHO = {"state": ("state",), "dyad": ("state", "toward"), "directed-dyad": ("state", "toward")}
TIMES = {"year": YEAR, "day": DAY}
_CHOICES = {
    "unit": tuple(f"{who}-{time}" for time in TIMES for who in WHO),
    "system": ("cow", "gw"),
    "members": ("system", "all"),
    "as_published": ("", "atop-5.0", "cow-4.1"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel of `unit` (state-year, dyad-year, directed-dyad-year, state-day, dyad-day, directed-dyad-day) between two days.

    Both days are included; a panel of years takes the years that they lie in. `flags` are variables of a file after "atop_" or
    "cow_"; None are the usual ones.
    `members`: "system" are all members of the state system, "all" are the rows that the data have, whoever the states are.
    `system` says whose numbers: cow (Correlates of War) or gw (Gleditsch and Ward). `as_published` is "", or the published yearly
    file whose rows are wanted as its makers have them (see published_atop, published_cow).
    """

    unit: str
    first: date
    last: date
    flags: tuple[str, ...] | None = None
    system: str = "cow"
    members: str = "system"
    as_published: str = ""

    def __post_init__(self) -> None:
        for name, known in _CHOICES.items():
            if getattr(self, name) not in known:
                raise refused(name, f"{getattr(self, name)!r} is not known.", f"Give one of {', '.join(filter(None, known))}.")
        if self.last < self.first:
            raise refused("last", f"{self.last} is before the first day, {self.first}.", "Give the earlier day first.")
        if self.last.year == date.max.year:
            raise refused("last", f"{self.last} is too late to be reckoned with.", "Give an earlier last day.")
        strange = next((f for f in self.flags or () if not f.startswith(tuple(f"{name.lower()}_" for name in USUAL))), None)
        if strange is not None:
            raise refused("flags", f"{strange!r} is of no data set.", "Name a variable after atop_ or cow_: atop_defense.")

    @property
    def who(self) -> str:
        """One of state, dyad, directed-dyad."""
        return self.unit.rpartition("-")[0]

    @property
    def time(self) -> Time:
        """The step of time of its rows."""
        return TIMES[self.unit.rpartition("-")[2]]

    @property
    def opens(self) -> date:
        """The first day of its first row's time."""
        return date(self.first.year, 1, 1) if self.time is YEAR else self.first

    @property
    def closes(self) -> date:
        """The last day of its last row's time."""
        return date(self.last.year, 12, 31) if self.time is YEAR else self.last

    def variables(self, data_set: str) -> tuple[str, ...]:
        """The flags that are that data set's (ATOP, COW), without the prefix."""
        if self.flags is None:
            return USUAL[data_set]
        prefix = f"{data_set.lower()}_"
        return tuple(flag.removeprefix(prefix) for flag in dict.fromkeys(self.flags) if flag.startswith(prefix))


def refused(field: str, says: str, remedy: str) -> Refused:
    """A request that cannot be carried out, for what stands in that field."""
    return Refused(Problem(f"panel: {field}", says, remedy))
