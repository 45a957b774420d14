"""What a folder of YAML tells, entry by entry, and what in it cannot be read; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from foedus.core.problems import Problem
from foedus.ledger.entries.about import About, about, about_record, treaty_key
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.shape import Unfit, nearest, spelled
from foedus.ledger.folder import items
from foedus.ledger.folder.files import FORM, HEAD, MARK, parts
from foedus.ledger.folder.kinds import READS, Head, Told
from foedus.ledger.folder.pieces import Piece, pieces
from foedus.ledger.store import Item

_ANEW = "Export the ledger anew."
_HEADS = ("treaty", "id", "text", "form")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry as a text tells it. Its number is 0 where the text gives none, its hash "" where it is to be worked out."""

    place: str
    entry: Entry
    item: Item | None  # None where it was erased, or is of a kind that this program does not know
    words: str = ""  # that are to stand at the statement's place


def read(path: Path) -> tuple[list[Found], list[Problem]]:
    """The entries of a folder that export wrote, or of one of its files, in the order of their numbers."""
    problems: list[Problem] = []
    if path.is_dir() and not (path / HEAD).is_file():
        return [], [Problem(str(path), f"There is no whole export here: {HEAD} is missing.", _ANEW)]
    files = [path / HEAD, *parts(path)] if path.is_dir() else [path]
    found = [one for file in files for one in _file(file, problems)]
    return sorted(found, key=lambda one: (not one.entry.n, one.entry.n)), problems


def _file(file: Path, problems: list[Problem]) -> Iterator[Found]:
    try:
        text = file.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "no UTF-8 text"
        problems.append(Problem(str(file), f"It cannot be read ({why}).", _ANEW))
        return
    if text.startswith(MARK) and (form := text[len(MARK) :].partition("\n")[0].strip()) != str(FORM):
        said = f"It is of form {form[:20]}, this program knows form {FORM}."
        problems.append(Problem(f"{file}:1", said, "Install a later version of foedus."))
        return
    told = list(pieces(text, str(file), problems))
    head = _head([piece for piece in told if not piece.section], str(file), problems)
    for piece in told:
        if piece.section:
            try:
                yield _found(piece, head, f"{file}:{piece.line()}")
            except Unfit as error:
                problems += [
                    Problem(f"{file}:{piece.line(m.path)}", f"{spelled(m.path)}{m.sentence}", m.remedy) for m in error.misfits
                ]
            except _Wrong as wrong:
                problems.append(Problem(f"{file}:{piece.line()}", *wrong.args))


class _Wrong(Exception):
    """A sentence and a remedy."""


def _head(told: list[Piece], file: str, problems: list[Problem]) -> Head:
    head: dict[str, object] = {}
    for piece in told:
        for key, value in piece.value.items() if isinstance(piece.value, dict) else [(piece.value, None)]:
            said = ""
            if key not in _HEADS or not isinstance(value, str | int) or isinstance(value, bool):
                said = f"{str(key)[:40]!r} does not stand here."
            elif key in head:
                said = f"The key {key!r} is given twice."
            head[str(key)] = value if isinstance(value, str) else str(value)
            problems += [Problem(f"{file}:{piece.line()}", said, f"A file has {', '.join(_HEADS)}, and lists.")] if said else []
    return head


def _found(piece: Piece, head: Head, place: str) -> Found:
    if piece.section not in READS:
        raise _Wrong(f"There is no list {piece.section[:40]!r}.", nearest(piece.section[:40], list(READS)))
    if not isinstance(piece.value, dict) or not all(isinstance(key, str) for key in piece.value):
        raise _Wrong("This is no mapping.", "Write a field and its value on each line.")
    told, stamp = READS[piece.section](piece.value, head), items.stamp_of(piece.value)
    if wrong := _changed(told, stamp):
        raise _Wrong(wrong, "Restore it; or take out `entry`, to add it as another.")
    day = stamp.recorded or date.today()
    entry = Entry(stamp.number, told.kind, told.id, day, told.record, stamp.hash, *_about(told, piece.value, head))
    return Found(place=place, entry=entry, item=told.item, words=told.words)


def _about(told: Told, item: dict[str, Any], head: Head) -> About:
    if told.item:
        return about(told.item)
    if told.record:
        return about_record(told.kind, told.record)
    if told.kind == "source":  # an erased one, as below
        return About(source=head.get("id"))
    return About(treaty_key(head["treaty"]) if "treaty" in head else None, item.get("source"))  # of what was erased


def _changed(told: Told, stamp: items.Stamp) -> str:
    """What an item's stamp says of it no more."""
    shown = told.id[-len(stamp.id) :] if told.kind == "decision" else told.id
    if stamp.id not in ("", shown):
        return f"It is not what was recorded as {stamp.id[:40]!r}."
    return "" if stamp.number >= 0 else "Entries are numbered from 1."
