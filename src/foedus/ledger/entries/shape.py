"""Plain data into the core's frozen types: whatever does not fit becomes an error with its path, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from enum import Enum
from functools import cache
from math import isfinite
from reprlib import repr  # of bounded length, whatever the user wrote
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from foedus.core import words
from foedus.core.decisions import Verdict
from foedus.core.when import When
from foedus.ledger.entries.quick import Misfit as quick_misfit
from foedus.ledger.entries.quick import quick

T = TypeVar("T")
Path = tuple[str | int, ...]
_DECIMAL = re.compile(r"[0-9]{1,300}(?:\.[0-9]{1,400})?")  # every finite amount, written without an exponent


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit, at which path, and what would."""

    path: Path
    sentence: str
    remedy: str = ""


def structure(data: Any, cls: type[T], path: Path = ()) -> tuple[T | None, list[Misfit]]:
    """The value as that type, or everything that is wrong with it."""
    try:
        return converter().structure(data, cls), []
    except Exception as error:  # a hook's error may be of any class; none may reach the user
        return None, list(_misfits(error, path, cls))


class Unfit(ValueError):
    """Plain data that is not of the type; with what is wrong with it."""

    def __init__(self, misfits: list[Misfit]) -> None:
        super().__init__("; ".join(m.sentence for m in misfits))
        self.misfits = misfits


def made(data: Any, cls: type[T], path: Path = ()) -> T:
    """As `structure`, and quickly where it is in the form that this program writes. Unfit where it does not fit."""
    try:
        return quick(data, cls)
    except quick_misfit:
        found, misfits = structure(data, cls, path)
        if found is None:
            raise Unfit(misfits) from None
        return found


@cache
def converter() -> Converter:
    """Reads the core's types from plain data; the reverse is `foedus.core.plain`."""
    made = Converter(forbid_extra_keys=True)
    made.register_structure_hook(str, _text)
    made.register_structure_hook(int, _number)
    made.register_structure_hook(float, _amount)
    made.register_structure_hook(bool, _flag)
    made.register_structure_hook(When, _when)
    made.register_structure_hook(date, _day)
    made.register_structure_hook(datetime, _moment)
    made.register_structure_hook(Verdict, _word)
    made.register_structure_hook_func(lambda t: t == tuple[str, ...], _texts)
    for vocabulary in vars(words).values():
        if isinstance(vocabulary, type) and issubclass(vocabulary, Enum):
            made.register_structure_hook(vocabulary, _word)
    return made


def spelled(path: Path) -> str:
    """The path before a sentence: "acts[2].when: "; "" for the whole."""
    text = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    return f"{text}: " if text else ""


def nearest(word: str, known: list[str]) -> str:
    """A remedy naming the known words that look most like this one, or all of them."""
    close = get_close_matches(word.casefold(), known, n=2, cutoff=0.6)
    return f"Did you mean {' or '.join(repr(c) for c in close)}?" if close else f"Known are: {', '.join(known)}."


class _Wrong(ValueError):
    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.remedy = remedy


def _text(value: Any, _: Any) -> str:
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise _Wrong(f"{repr(value)} is no text.", "Write text; put it in quotation marks where in doubt.")


def _number(value: Any, _: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _Wrong(f"{repr(value)} is no whole number.", "Write digits only.")


def _amount(value: Any, _: Any) -> float:
    """A number, or, as YAML of cards leaves decimals, the text of one."""
    number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if number or (isinstance(value, str) and _DECIMAL.fullmatch(value)):
        return float(value)
    raise _Wrong(f"{repr(value)} is no number.", "Write it with digits and a point: 17.4.")


def _flag(value: Any, _: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _Wrong(f"{repr(value)} is neither true nor false.", "Write true or false.")


def _texts(value: Any, _: Any) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(_text(v, str) for v in value)
    raise _Wrong(f"{repr(value)} is no list.", f"Write [{value}]." if isinstance(value, str) else "Write [..].")


def _word(value: Any, cls: Any) -> Any:
    try:
        return cls(value)
    except ValueError:
        raise _Wrong(f"{repr(value)} is not in the vocabulary.", nearest(repr(value).strip("'"), [m.value for m in cls])) from None


def _when(value: Any, _: Any) -> When:
    said = value.get("words") if isinstance(value, dict) else None
    if said is not None:
        said = _text(said, str)
    edtf = value.get("edtf", "") if isinstance(value, dict) else value
    try:
        return replace(When.parse(_text(edtf, str)), words=said) if edtf else When(words=said)
    except ValueError:
        remedy = "Write 2024-11-09, 2024-11, 2024 or 2024-10-21/2024-10-31."
        raise _Wrong(f"{repr(edtf)} is no possible date.", remedy) from None


def _day(value: Any, _: Any) -> date:
    try:
        return date.fromisoformat(_text(value, str))
    except ValueError:
        raise _Wrong(f"{repr(value)} is no day.", "Write 2024-11-09.") from None


def _moment(value: Any, _: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(value, str))
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _Wrong(f"{repr(value)} is no moment.", "Write 2024-11-09T12:00:00+00:00.") from None


def _misfits(error: BaseException, path: Path, cls: Any) -> Iterator[Misfit]:
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _misfits(inner, (*path, *_step(inner)), error.cl)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = list(getattr(error.cl, "__dataclass_fields__", {}))
        for key in sorted(map(str, error.extra_fields)):
            yield Misfit((*path, key), f"The key {key!r} is not known here.", nearest(key, known))
    elif isinstance(error, KeyError):
        yield Misfit(path[:-1], f"The key {error.args[0]!r} is missing.", "Add it.")
    else:
        said = (
            str(error)
            if isinstance(error, _Wrong)
            else f"This does not fit: {getattr(cls, '__name__', cls)} is made of other parts."
        )
        yield Misfit(path, said, getattr(error, "remedy", ""))


def _step(error: BaseException) -> Path:
    """The field or index that the converter noted on the error."""
    for note in getattr(error, "__notes__", ()):
        for kind in ("name", "index"):
            if hasattr(note, kind):
                return (getattr(note, kind),)
    return ()
