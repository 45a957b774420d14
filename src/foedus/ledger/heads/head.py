"""A head: how many entries a ledger had, and the root of the tree over them (https://c2sp.org/tlog-checkpoint)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from foedus.core.problems import Problem, Refused
from foedus.ledger.entries.chain import Entry
from foedus.ledger.heads.encoding import from_base64, to_base64
from foedus.ledger.heads.leaves import leaves
from foedus.ledger.heads.note import Note
from foedus.ledger.heads.tree import grow

_MADE = "made "
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_SIZE = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)
_ROOT = 32  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first `size` entries of the ledger named `origin`; `made` is when its maker says that it was made, in UTC."""

    origin: str
    size: int
    root: bytes
    made: datetime | None = None

    def __str__(self) -> str:
        """The lines that are signed."""
        made = [_MADE + self.made.astimezone(UTC).strftime(_TIME)] if self.made else []
        return "".join(f"{line}\n" for line in (self.origin, self.size, to_base64(self.root), *made))


def head_over(entries: Iterable[Entry], origin: str, made: datetime) -> Head:
    """The head of the ledger of that name with these entries. Refused where one of them is not what was recorded."""
    tree = grow(leaves(entries, origin))
    return Head(origin=origin, size=tree.size, root=tree.root, made=made.astimezone(UTC).replace(microsecond=0))


def noted(head: Head, place: str) -> Note:
    """The head as a text to be signed. Refused where a name of several lines would make it the head of another ledger."""
    if not head.origin.isprintable() or not head.origin:
        said = "The ledger has a name that cannot stand in a head."
        raise Refused(Problem(place, said, "Somebody changed it: go back to a copy made before."))
    return Note(str(head))


def head_of(note: Note, place: str) -> Head:
    """The head that the note holds; further lines, which others may add, are passed over. Refused where it holds none."""
    *lines, _ = note.text.split("\n")
    if len(lines) < 3 or not all(lines) or not _SIZE.fullmatch(lines[1]):
        raise _no_head(place)
    root = from_base64(lines[2], _ROOT)
    if root is None:
        raise _no_head(place)
    return Head(origin=lines[0], size=int(lines[1]), root=root, made=_made(lines[3:], place))


def _made(lines: list[str], place: str) -> datetime | None:
    said = next((line.removeprefix(_MADE) for line in lines if line.startswith(_MADE)), None)
    try:
        return datetime.strptime(said, _TIME).replace(tzinfo=UTC) if said is not None else None
    except ValueError:
        raise _no_head(place) from None


def _no_head(place: str) -> Refused:
    return Refused(Problem(place, "It is damaged: this is no head of a ledger.", "`foedus ledger head LEDGER` makes one."))
