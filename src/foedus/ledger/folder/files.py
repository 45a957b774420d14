"""Files that an export writes: each as a whole or not at all, never over another's, and none of an older export left behind."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from foedus.core.problems import Problem, Refused
from foedus.ledger.folder.kinds import DECISIONS, ELSEWHERE, REDACTIONS, SOURCES, TREATIES, VERBATIM

FORM = 1
MARK = "# foedus ledger, form "
FIRST_LINE = f"{MARK}{FORM}\n"
HEAD = "ledger.yaml"  # written last: a folder without it holds no whole export
_HEAD = f"{FIRST_LINE}# Written by `foedus export`; `foedus import` reads it back (docs/ledger.md).\nform: {FORM}\n"
_NEW = ".new"
_ALONE = (ELSEWHERE, DECISIONS, REDACTIONS, VERBATIM)


def write(folder: Path, files: Mapping[str, str]) -> tuple[int, int]:
    """Write the files into the folder and remove those of an older export that are not among them; how many were written anew
    and removed. Refused where a file of that name is not an export's, or where the system refuses.
    """
    try:
        for name in (*files, HEAD):
            _refuse_other(folder / name)
        for room in ("", SOURCES, TREATIES):
            (folder / room).mkdir(parents=True, exist_ok=True)
        (folder / HEAD).unlink(missing_ok=True)
        written = sum(_written(folder / name, text) for name, text in files.items())
        stale = [file for file in _ours(folder) if file.relative_to(folder).as_posix() not in files]
        for file in stale:
            file.unlink()
        _written(folder / HEAD, _HEAD)
    except OSError as error:
        raise Refused(Problem(str(folder), f"It cannot be written ({error.strerror}).", "Name another folder.")) from None
    return written, len(stale)


def parts(folder: Path) -> list[Path]:
    """The files of the folder that hold entries, in a fixed order."""
    rooms = (sorted(folder.glob(f"{room}/*.yaml")) for room in (SOURCES, TREATIES))
    return [*(file for room in rooms for file in room), *(folder / name for name in _ALONE if (folder / name).exists())]


def holds_export(path: Path) -> bool:
    """Is it a file that an export wrote, or a folder with such files, be they whole or not?"""
    return is_ours(path) or is_ours(path / HEAD) or (path.is_dir() and any(map(is_ours, parts(path))))


def is_ours(file: Path) -> bool:
    """Is it a file that an export wrote? Its first line says so."""
    try:
        with file.open("rb") as content:
            return not file.is_symlink() and content.read(len(MARK)) == MARK.encode()
    except OSError:
        return False


def _ours(folder: Path) -> Iterable[Path]:
    """With what an interrupted export left."""
    left = (file for room in (SOURCES, TREATIES, ".") for file in folder.glob(f"{room}/*.yaml{_NEW}"))
    return [file for file in (*parts(folder), *left) if is_ours(file)]


def _refuse_other(file: Path) -> None:
    if os.path.lexists(file) and not is_ours(file):
        raise Refused(Problem(str(file), "There is another file of this name.", "Name a new folder, or one that export wrote."))


def _written(file: Path, text: str) -> bool:
    """Was it not there as it is to be?"""
    content = text.encode()
    if file.exists() and file.read_bytes() == content:
        return False
    beside = file.with_name(file.name + _NEW)
    beside.write_bytes(content)
    beside.replace(file)
    return True
