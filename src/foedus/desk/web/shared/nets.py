"""What the pages of the network keep from frame to frame: the data sets that the ledger holds, its own treaties, the frames."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from foedus.core.sources import DATA_SET
from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.current.kept import Kept
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.ledger_days import with_ties

if TYPE_CHECKING:
    from foedus.desk.alliance_days import AllianceDays

FRAMES = 600  # three centuries of years


@dataclass(frozen=True, slots=True)
class Nets:
    """One for each server."""

    days: Kept[tuple[str, ...], Mapping[str, AllianceDays]] = field(default_factory=lambda: Kept(2))
    own: Kept[int, tuple[Mapping[str, Treaty], list[Treaty]]] = field(default_factory=lambda: Kept(4))
    maps: Kept[Hashable, Markup] = field(default_factory=lambda: Kept(FRAMES))
    frames: Kept[Hashable, Any] = field(default_factory=lambda: Kept(FRAMES))

    def clear(self) -> None:
        """Let go of all."""
        for one in (self.days, self.own, self.maps, self.frames):
            one.clear()

    def data(self, now: Snapshot) -> Mapping[str, AllianceDays]:
        """The data sets of alliances in the ledger, the latest version of each, by name ("atop", "cow")."""
        found = tuple(sorted(key for key, source in now.sources.items() if source.kind == DATA_SET and source.text))
        return self.days.get(found, lambda: _days(now, found))

    def treaties(self, books: Books) -> list[Treaty]:
        """The ledger's own treaties that may tie states, the greatest first."""
        return self.own.get(id(books.treaties), lambda: (books.treaties, with_ties(books.treaties.values(), books.sources)))[1]


def _days(now: Snapshot, keys: tuple[str, ...]) -> Mapping[str, AllianceDays]:
    from foedus.datasets.kept import alliances_in
    from foedus.desk.alliance_days import AllianceDays

    told = [one for one in alliances_in(now.sources[key] for key in keys) if one.layout.about == "members"]
    return {one.data.name.lower(): AllianceDays(one) for one in sorted(told, key=lambda one: float(one.data.version))}
