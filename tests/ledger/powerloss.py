"""A disk that loses power: of what SQLite wrote and had not yet synced, only a random part is there afterwards.

What SQLite asks of its files is recorded, in order, while it works (`Recorder`); then the power is cut in thought after any of
these steps, and what may be left of the files is made anew (`Disk.remains`). The model is what SQLite itself says it can bear
(https://www.sqlite.org/atomiccommit.html, section 2; https://www.sqlite.org/psow.html):

- what was written to a file before the file was last synced stays, unless it was written over since;
- of what was written since, each sector of 512 bytes was reached or not, whatever came before or after it; some are torn: their
  first bytes are new and the rest is old. Bytes outside of what was written do not change;
- a file that grew may have its new size and in place of what was not reached zeros, or whatever the disk held before;
- a file made or deleted since its folder was last synced is there or not, each by itself. SQLite syncs the folder when it first
  syncs a journal or write-ahead log that it opened to make it, and on some deletions; never for the database itself.

A sync keeps its word: a disk that says "written" and has not is beyond the model, and beyond any database.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512
_JOURNALS = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was asked of the disk, or (`acknowledged`) what the program told its user by then."""

    what: str  # open, write, truncate, sync, delete, sync folder, acknowledged
    file: str = ""
    at: int = 0
    data: bytes = b""


class Recorder(apsw.VFS):
    """SQLite's own files, in the order in which it asked for anything."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self.steps: list[Step] = []

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self.step("delete", filename)
        if syncdir:
            self.step("sync folder")

    def step(self, what: str, file: str = "", at: int = 0, data: bytes = b"") -> None:
        """Something was asked."""
        self.steps.append(Step(what=what, file=Path(file).name, at=at, data=data))


class _File(apsw.VFSFile):
    def __init__(self, disk: Recorder, name: Any, flags: list[int]) -> None:
        self._disk, self._name = disk, name.filename() if isinstance(name, apsw.URIFilename) else name
        self._new = bool(flags[0] & _JOURNALS and flags[0] & apsw.SQLITE_OPEN_CREATE)
        super().__init__("", name, flags)
        disk.step("open", self._name)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._disk.step("write", self._name, offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._disk.step("truncate", self._name, newsize)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._disk.step("sync", self._name)
        if self._new:
            self._disk.step("sync folder")
            self._new = False


@dataclass(slots=True)
class _Content:
    """A file: what stays of it, and what was written to it since it was synced."""

    kept: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)


class Disk:
    """What is on the disk after some steps: what stays, and what may be lost."""

    def __init__(self) -> None:
        self._now: dict[str, _Content] = {}
        self._ever: dict[str, list[_Content | None]] = {}  # since the folder was synced, first what it was then

    def take(self, step: Step) -> None:
        """Do what was asked."""
        if step.what == "open" and step.file not in self._now:
            self._named(step.file, _Content())
        elif step.what == "delete":
            self._named(step.file, None)
        elif step.what == "sync folder":
            self._ever = {}
        elif step.what == "sync":
            content = self._now[step.file]
            for one in content.since:
                _apply(content.kept, one)
            content.since = []
        elif step.what in ("write", "truncate"):
            self._now[step.file].since.append(step)

    def remains(self, chance: random.Random) -> dict[str, bytes]:
        """Files as a cut of the power at this moment may leave them, by their names."""
        left = {name: chance.choice([*self._ever.get(name, []), self._now.get(name)]) for name in {*self._now, *self._ever}}
        share = chance.choice([0.0, 0.5, 0.9, 1.0])
        return {name: _cut(content, share, chance) for name, content in left.items() if content}

    def _named(self, name: str, content: _Content | None) -> None:
        self._ever.setdefault(name, []).append(self._now.pop(name, None))
        if content:
            self._now[name] = content


def _apply(content: bytearray, step: Step, filling: bytes = b"\0") -> None:
    if step.what == "truncate":
        del content[step.at :]
        return
    content.extend((filling * (step.at - len(content)))[: max(0, step.at - len(content))])
    content[step.at : step.at + len(step.data)] = step.data


def _cut(content: _Content, share: float, chance: random.Random) -> bytes:
    """The file with a share of what was not synced, sector by sector."""
    left, filling = bytearray(content.kept), chance.choice([b"\0", chance.randbytes(97)])
    for step in content.since:
        for part in _sectors(step):
            if chance.random() < share:
                torn = chance.random() < 0.05
                _apply(
                    left,
                    Step(what=part.what, at=part.at, data=part.data[: chance.randrange(SECTOR)] if torn else part.data),
                    filling,
                )
    return bytes(left)


def _sectors(step: Step) -> Iterator[Step]:
    if step.what == "truncate":
        yield step
    at, end = step.at, step.at + len(step.data)
    while at < end:
        next_ = min(end, (at // SECTOR + 1) * SECTOR)
        yield Step(what="write", at=at, data=step.data[at - step.at : next_ - step.at])
        at = next_
