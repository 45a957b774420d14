"""Casus foederis: from the words of a defence clause to trigger, conditions, act, manner and limits.

Read on the wordings of alliance treaties: North Atlantic Treaty art. 5, ANZUS art. IV, Rio Treaty art. 3,
Collective Security Treaty art. 4, US-Korea art. III, Warsaw Treaty art. 4, China-DPRK art. 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.reading.provisions.kinds import defence, named, table_of
from foedus.reading.provisions.turns import turn

_PART = re.compile(r"[^;]+")


@dataclass(frozen=True, slots=True)
class DefenceClause:
    """The parts of a defence clause; all in standard words, or in the clause's own where there are none."""

    trigger: str | None
    conditions: tuple[str, ...]
    act: str | None
    manner: tuple[str, ...]
    limits: tuple[str, ...]
    modality: str | None


def find(text: str) -> tuple[tuple[int, int], DefenceClause] | None:
    """The defence clause of a sentence with its characters; None where there is none.

    A clause binds somebody to help in case of an attack, or calls an attack on one a danger to another.
    """
    part = next((m for m in _PART.finditer(text) if _is_defence(m.group().lower())), None)
    if part is None:
        return None
    start = part.start()
    quoted = re.search(r"[“\"]", part.group())
    if quoted and defence("event").search(part.group().lower(), quoted.end()):
        start += quoted.end()
    return (start, part.start() + len(part.group().rstrip(' .,;”"'))), read(text[start:])


def _is_defence(low: str) -> bool:
    if not (defence("event").search(low) and defence("help").search(low)) or defence("aggressor").search(low):
        return False
    return any(turn("defence", name).search(low) for name in ("binds", "permits", "danger", "case"))


def limits(text: str) -> tuple[str, ...]:
    """The limits that a text names."""
    found = _found("limit", " ".join(text.split()).lower())
    return tuple(f for f in found if not (f == "UN Charter" and "UN Charter Article 51" in found))


def read(text: str) -> DefenceClause:
    """The clause's parts. What it does not say stays empty."""
    flat = " ".join(text.split())
    low = flat.lower()
    will = turn("defence", "binds").search(low)
    return DefenceClause(
        trigger=_trigger(flat),
        conditions=_found("condition", low),
        act=_act(low),
        manner=_found("manner", low),
        limits=limits(low),
        modality="shall" if will else "may" if turn("defence", "permits").search(low) and _act(low) else None,
    )


def _found(name: str, low: str) -> tuple[str, ...]:
    return tuple(label for label, pattern in named(name) if pattern.search(low))


def _trigger(flat: str) -> str | None:
    low = flat.lower()
    event = turn("defence", "event").search(low)
    if not event:
        return None
    what = table_of("defence")["nouns"].get(event["what"], event["what"])
    if turn("defence", "suffers").search(low[: event.end() + 1]) or what != event["what"]:
        return f"{what} {_link(what)} a party{_by(flat, low, event.end())}"
    tail = turn("defence", "tail").match(flat, event.end())
    return _named(what + (tail.group(1) if tail else ""))


def _link(what: str) -> str:
    return "against" if "aggression" in what else "of" if "invasion" in what else "on"


def _by(flat: str, low: str, at: int) -> str:
    """ " by any state" where that stands close behind the attack."""
    by = turn("defence", "by").search(low, at, at + 200)
    return f" {flat[by.start() : by.end()]}" if by and by.start() - at < 60 else ""


def _named(trigger: str) -> str:
    """ "on either of the parties" is "on a party"; other words of place and person stay."""
    trigger = turn("defence", "either").sub("either", trigger)
    return turn("defence", "attacked").sub(lambda m: f"{'on' if m[1] == 'upon' else m[1]} a party", " ".join(trigger.split()))


def _act(low: str) -> str | None:
    acts = list(turn("defence", "act").finditer(low))
    found = next((m for m in acts if not m["called"]), acts[0] if acts else None)
    if not found:
        return None
    words = found["given"] or found["called"] or found["deed"]
    return _plain(turn("defence", "idle").sub("", words.strip()))


def _plain(words: str) -> str:
    return " ".join(w for w in words.split() if w not in table_of("defence")["unsaid"]) if words else words
