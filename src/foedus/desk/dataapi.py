"""What `import foedus` offers of data sets: loading them, panels, how to cite them. Days are as in `foedus.desk.api`, or years.

Where something cannot be answered at all, `foedus.core.problems.Refused` is raised, with what to do in its `problem`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import fspath
from typing import TYPE_CHECKING

from foedus.desk.api import Day, Path, as_day, as_paths

if TYPE_CHECKING:
    import polars

    from foedus.desk.datafiles import Taken


def panel(
    unit: str,
    start: Day | int = None,
    until: Day | int = None,
    *,
    ledger: str | None = None,
    files: Path | Iterable[Path] = (),
    flags: Iterable[str] | None = None,
    system: str = "cow",
    members: str = "system",
    as_published: str = "",
    similarity: Iterable[str] = (),
    weights: Path | None = None,
    events: Path | None = None,
    spells: str | None = None,
    differences: bool = False,
    pandas: bool = False,
) -> polars.DataFrame:
    """A panel of alliances (state-year, dyad-year, directed-dyad-year, state-day, ...) as a polars frame, or one of pandas.

    From what `foedus import atop`, `cow` and `states` put into the `ledger`, or from `files` as their publishers have them.
    `start` and `until` are years or days, both included. A flag is 1, 0, or null where it cannot be told; see `foedus panel --help`
    for the rest. `citations` tells how to cite the data.
    """
    from foedus.desk.panels import Asked, ask

    first, last = _edge(start, (1, 1)), _edge(until, (12, 31))
    asked = Asked(unit=unit, first=first, last=last, flags=None if flags is None else tuple(flags), system=system, members=members,
                  as_published=as_published, similarity=tuple(similarity), weights=fspath(weights) if weights else None,
                  events=fspath(events) if events else None, spells_of=spells,
                  differences=differences)  # fmt: skip
    frame = ask(asked, ledger, as_paths(files)).frame
    return frame.to_pandas() if pandas else frame


def load(files: Path | Iterable[Path], ledger: str, strict: bool = False) -> Taken:
    """Put files of alliances (ATOP, COW) and of states, told apart by their columns, into a ledger; made where there is none.

    What is faulty is told in the answer's `problems`, by row and value; the other rows load, with `strict` no file that has faults.
    """
    from foedus.desk.datafiles import take

    return take(as_paths(files), None, ledger, strict=strict)


def citations(ledger: str | None = None, files: Path | Iterable[Path] = ()) -> list[str]:
    """How to cite each data set of the ledger, or of these files."""
    from foedus.desk.alliancefiles import data_files

    found, _ = data_files(ledger, as_paths(files))
    return list(dict.fromkeys([s.data.citation for s in found.spells] + [one.layout.citation for one in found.lists]))


def _edge(day: Day | int, of_year: tuple[int, int]) -> date | None:
    """A year is its first or its last day."""
    if isinstance(day, int) or (isinstance(day, str) and day.isdecimal() and len(day) == 4):
        return date(int(day), *of_year)
    return as_day(day) if day else None
