"""A ledger carried from one address to another: to a database in one transaction, to a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from foedus.core.problems import Problem, Refused
from foedus.ledger.database import Database
from foedus.ledger.keeping.copying import Copied, fill
from foedus.ledger.tables.addresses import file_of, shown
from foedus.ledger.tables.portions import Progress

_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database in use


def carry(source: str, target: str, over: bool = False, progress: Progress | None = None) -> Copied:
    """Copy it to a new file or an empty ledger; `over` an existing file. Refused where there is a ledger with entries."""
    with Database(source, create=False) as given:
        file = _file(target)
        if file is None or (file.exists() and not over):
            with Database(target) as made:
                return fill(made.rows, given.rows, progress)
        _free(file, _file(source))
        with _beside(file) as new:
            with Database(str(new)) as made:
                copied = fill(made.rows, given.rows, progress)
            if copied.target and not copied.problems:
                _put(new, file, over)
        return replace(copied, target=copied.target and replace(copied.target, place=str(file)))


def new_file(target: str, over: bool) -> None:
    """Refused where the target is no file, or one that there is already."""
    file = _file(target)
    if file is None:
        raise Refused(Problem(shown(target), "A backup is a file.", "Name a file, or copy: foedus ledger copy FROM TO."))
    if file.exists() and not over:
        raise Refused(Problem(str(file), "There is a file of this name already.", "Name another, or replace it with --force."))


def saved_file(source: str) -> None:
    """Refused where the source is no file."""
    if _file(source) is None:
        raise Refused(Problem(shown(source), "This is no file.", "Copy it instead: foedus ledger copy FROM TO."))


def _file(address: str) -> Path | None:
    try:
        return file_of(address)
    except ValueError as error:
        raise Refused(Problem(shown(address), f"This is no address: {error}.", "Mend it.")) from None


def _free(file: Path, source: Path | None) -> None:
    """May it be put there? What lies beside a database in use would be taken for the new one's."""
    if source and file.exists() and file.samefile(source):
        raise Refused(Problem(str(file), "This is the ledger itself.", "Name another file."))
    if any(Path(f"{file}{part}").exists() for part in _BESIDE):
        raise Refused(Problem(str(file), "This ledger is in use, or was not closed.", "Close what uses it, or name another file."))


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A file to write in a folder beside it, of which nothing is left unless the process is killed."""
    try:
        with TemporaryDirectory(prefix=f".{file.name}.", suffix=".partial", dir=file.absolute().parent) as folder:
            yield Path(folder) / file.name
    except OSError as error:
        raise Refused(Problem(str(file), f"It cannot be written ({error.strerror}).", "Name another file.")) from None


def _put(new: Path, file: Path, over: bool) -> None:
    """In place under its name: whole, and on the disk."""
    _synced(new)
    try:
        if not over:
            os.link(new, file)  # unlike a rename, never over a file that was made meanwhile
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        over = True
    if over:
        new.replace(file)
    if os.name == "posix":
        _synced(file.absolute().parent)


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
