"""The data sets for panels, networks and backtests: those that a ledger holds, read once while it stays as it is, or files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.kept import alliances_in, read, states_in
from foedus.datasets.statelists import Memberships
from foedus.ledger.opening import open_ledger
from foedus.ledger.tables.addresses import shown

if TYPE_CHECKING:
    from foedus.research.panels.files import Files

_IMPORT = "Load it with foedus import atop, foedus import cow or foedus import states, or name files."


def data_files(ledger: str | None, paths: Sequence[str] = ()) -> tuple[Files, list[Problem]]:
    """The data sets of the files, or of the ledger at that address where none are named. Refused where there are none."""
    if paths:
        return _of_paths(paths)
    if ledger is None:
        raise Refused(Problem("data sets", "Neither a ledger nor a file is named.", "Name a ledger with --ledger, or files."))
    stamp = Path(ledger).stat().st_mtime_ns if Path(ledger).is_file() else None
    found = _kept(ledger, stamp) if stamp else _of_ledger(ledger)
    if not found.spells and not found.lists:
        raise Refused(Problem(shown(ledger), "It holds no data set of alliances or states.", _IMPORT))
    return found, []


def of_members(files: Files, data_set: str) -> Spells:
    """The file of that data set by members, the latest version of it. Refused where there is none."""
    found = [one for one in files.spells if one.data.name == data_set and one.layout.about == "members"]
    if not found:
        raise Refused(Problem("data sets", f"There is no file of {data_set} by members.", _IMPORT))
    return max(found, key=lambda one: float(one.data.version))


@lru_cache(maxsize=4)
def _kept(ledger: str, stamp: int) -> Files:
    return _of_ledger(ledger)


def _of_ledger(ledger: str) -> Files:
    from foedus.research.panels.files import Files

    with open_ledger(ledger, create=False) as book:
        sources: list[Source] = list(book.sources().values())
    return Files(tuple(alliances_in(sources)), tuple(states_in(sources)))


def _of_paths(paths: Sequence[str]) -> tuple[Files, list[Problem]]:
    from foedus.research.panels.files import Files

    found = [read(Path(path)) for path in paths]
    problems = [problem for _, wrong in found for problem in wrong]
    told = [one for one, _ in found]
    if None in told:
        raise Refused(problems[0])
    alliances = tuple(one for one in told if isinstance(one, Spells))
    return Files(alliances, tuple(one for one in told if isinstance(one, Memberships))), problems
