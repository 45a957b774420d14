"""Parts read by Daft: by its own runner on this machine, or on a Ray cluster where DAFT_RUNNER=ray and RAY_ADDRESS say so.

The documents of some parts at a time go to Daft, one a row, and what each gave comes back; parts are put on the shelf here, so
that no worker needs this machine's files.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from foedus.core.problems import Problem, Refused
from foedus.desk.scans.parts import Choices, Part, Shelf
from foedus.desk.scans.reading import Gave, gave, shelve

_PARTS = 16  # for each worker, that go to Daft at a time


def read_parts(parts: Iterable[Part], choices: Choices, shelf: Shelf, workers: int) -> Iterator[int]:
    """Read parts by Daft; how many documents are read, as they are."""
    os.environ.update(DO_NOT_TRACK="1", RAY_USAGE_STATS_ENABLED="0")
    try:
        import daft  # noqa: F401
    except ImportError:
        raise Refused(Problem("--engine daft", "Daft is not installed.", "pip install 'foedus[scale]'")) from None
    left = iter(parts)
    while some := list(islice(left, _PARTS * workers)):
        found = iter(_read(some, choices, workers))
        for part in some:
            shelve(part, list(islice(found, len(part.items))), shelf)
            yield len(part.items)


def _read(parts: Sequence[Part], choices: Choices, workers: int) -> list[Gave]:
    """What each document of the parts gave, in order."""
    import daft

    @daft.cls(max_concurrency=workers, use_process=True)
    class Reader:
        """One process of a worker."""

        @daft.method(return_dtype=daft.DataType.binary())
        def read(self, item: bytes) -> bytes:
            """One document, as what it gave."""
            return pickle.dumps(gave(*pickle.loads(item)))

    reader: Any = Reader()
    rows: dict[str, Any] = {"item": [pickle.dumps((item, choices)) for part in parts for item in part.items]}
    table = daft.from_pydict(rows)
    if daft.get_or_infer_runner_type() == "ray":
        table = table.into_partitions(workers)
    return [pickle.loads(found) for found in table.select(reader.read(daft.col("item"))).to_pydict()["item"]]
