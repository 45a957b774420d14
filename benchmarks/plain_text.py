"""How long does it take to write a ledger of 100,000 statements as a folder of text, to write it again, and to read it back?

    python benchmarks/plain_text.py [FILE]

Exits with 1 where the ledger that comes back has another last hash.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from big_ledger import kept

from foedus.ledger.database import Database
from foedus.ledger.folder.taking import import_
from foedus.ledger.folder.writing import export

T = TypeVar("T")


def main() -> int:
    """Print each step, and the folder's size beside the file's."""
    path = Path(sys.argv[1]) if sys.argv[1:] else kept()
    with tempfile.TemporaryDirectory() as room, Database(str(path), create=False) as big:
        folder = Path(room) / "folder"
        first = _timed("written", lambda: export(big, folder))
        again = _timed("written again", lambda: export(big, folder))
        files = [file for file in folder.rglob("*") if file.is_file()]
        size, whole = sum(file.stat().st_size for file in files), path.stat().st_size
        print(f"{first.written} files, again {again.written}; {size / 1e6:.0f} MB, {size / whole:.2f} times the file")
        with Database(f"{room}/back.ledger") as back:
            _timed("read back", lambda: import_(folder, back, strict=True))
            same = list(back.entries())[-1].hash == list(big.entries())[-1].hash
    print(f"{big.head()} entries; the last hash is {'the same' if same else 'ANOTHER'}")
    return int(not same)


def _timed(what: str, done: Callable[[], T]) -> T:
    started, worked = time.perf_counter(), time.process_time()
    found = done()
    print(f"{what}: {time.perf_counter() - started:.1f} s ({time.process_time() - worked:.1f} s of work)")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
