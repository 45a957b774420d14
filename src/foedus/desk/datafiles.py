"""Files of data sets into a ledger: each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.core.problems import Problem
from foedus.datasets.kept import Loaded, loaded, read
from foedus.ledger.keeping.redacting import left_out
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Added
from foedus.ledger.tables.addresses import shown

_NOT_STRICT = "Nothing was added, for --strict was given."


@dataclass(frozen=True, slots=True)
class Taken:
    """What was loaded, what of it is new, what is wrong, and how many files could not be taken at all."""

    loaded: tuple[Loaded, ...]
    added: Added
    problems: tuple[Problem, ...]
    refused: int


def take(
    paths: Sequence[str], what: str | None, address: str, version: str | None = None, strict: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Taken:  # fmt: skip
    """Files of `what` (ATOP, COW, states; any of these if None) into the ledger there; with `strict` none that has a faulty row.

    A file is added in one piece: where the load is stopped, it is there whole or not at all.
    """
    taken: list[Loaded] = []
    problems: list[Problem] = []
    added, names = Added(), dict[str, str]()
    with open_ledger(address) as ledger:
        for number, path in enumerate(map(Path, paths)):
            told, wrong = read(path, what, version)
            problems += wrong
            if told and not (strict and wrong):
                taken.append(one := loaded(told))
                added += ledger.add([one.source], one.statements)
                names[one.source.id] = one.source.name
            if progress:
                progress(number + 1, len(paths))
    problems += left_out(added.redacted, names)
    if strict and len(taken) < len(paths):
        problems.append(Problem(shown(address), "A file has faulty rows.", _NOT_STRICT))
    return Taken(tuple(taken), added, tuple(problems), len(paths) - len(taken))
