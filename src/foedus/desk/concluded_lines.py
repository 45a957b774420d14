"""What a treaty's opening and testimonium say, in lines and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from foedus.core.concluded import Concluded, Read
from foedus.desk.safe import one_line

_DAY = 10  # characters of a whole day


def lines(said: Concluded) -> list[str]:
    """Two at most: who, where and when; the languages. Nothing that is not said."""
    return [line for line in (_act(said), _languages(said)) if line]


def data(said: Concluded) -> dict[str, Any]:
    """Each with its characters; null where nothing is said."""
    return {
        "parties": _each(said.parties),
        "place": _one(said.place),
        "day": _one(said.day),
        "originals": _one(said.originals),
        "languages": _each(said.languages),
        "equally_authentic": {"start": said.equal[0], "end": said.equal[1]} if said.equal else None,
        "prevailing": _one(said.prevailing),
    }


def _act(said: Concluded) -> str:
    parties = f"Parties that it names: {', '.join(one.value for one in said.parties)}." if said.parties else ""
    where = f" at {one_line(said.place.value)}" if said.place else ""
    when = f" {'on' if len(said.day.value) == _DAY else 'in'} {said.day.value}" if said.day else ""
    copies = f" in {said.originals.value} original{'s' if said.originals.value > 1 else ''}" if said.originals else ""
    done = f"Done{where}{when}{copies}." if where or when or copies else ""
    return " ".join(filter(None, (parties, done)))


def _languages(said: Concluded) -> str:
    if not said.languages and not said.prevailing:
        return ""
    names = ", ".join(one.value for one in said.languages)
    equal = ", equally authentic" if said.equal and len(said.languages) > 1 else ""
    prevails = f"; where they diverge, the {said.prevailing.value} text prevails" if said.prevailing else ""
    return f"Languages: {names}{equal}{prevails}."


def _one(read: Read[Any] | None) -> dict[str, Any] | None:
    return {"value": read.value, "start": read.span[0], "end": read.span[1]} if read else None


def _each(reads: Sequence[Read[Any]]) -> list[dict[str, Any] | None]:
    return [_one(read) for read in reads]
