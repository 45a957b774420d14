"""What a word of duty makes a party do, and what sets it off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.core.words import Event
from foedus.reading.treaty.duties.events import events
from foedus.reading.treaty.duties.heads import Head
from foedus.reading.treaty.duties.kinds import Deed, Kind, kinds
from foedus.reading.treaty.duties.patterns import entry, pattern, whole
from foedus.reading.treaty.duties.setting import Setting

_ANY = "any|all|every|an?|external|foreign|armed"
_AGAINST = re.compile(rf"\b(?:against|from|in case of|in the event of|vis-à-vis) (?:{_ANY})\b[^;,]{{0,80}}", re.IGNORECASE)
_COMMAS = re.compile(r"(?:\s*,)*\s*([,;.])")
_JOINED = re.compile(r"(?:\band|,)(?: (?:also|immediately|shall|will|to))*\s*\Z")
_OR = re.compile(r"\b(?:or|nor)\b")
_FORCE = re.compile(r"\bforce\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What a sentence makes a party do, with all that it hangs on; `weak` where it counts only beside another of its treaty."""

    kind: Kind
    modality: str
    act: str
    events: tuple[Event, ...]
    setting: Setting
    bearers: tuple[str, ...] = ()
    weak: bool = False


def of_head(words: str, head: Head, done: tuple[str, str], hung: Setting) -> Iterator[Duty]:
    """The duties of one word of duty: `done` is what is to be done and what follows on it, `hung` what it hangs on."""
    bound = (f"bound: {head.subject}",) if head.alone else ()
    hung = replace(hung, conditions=(*hung.conditions, *bound), unread=(*hung.unread, *bound))
    for unit, rest, negative in _units(*done, head.negative):
        deeds = [d for kind in kinds() if (kind.organs or not head.organ) and (d := kind.does(unit, rest, negative))]
        told = -1  # where the first that counts begins; a further one must be joined to it
        for deed in sorted(deeds, key=lambda d: (d.weak, d.at)):
            meant, weak = _events(deed, unit, words, hung)
            if meant is not None and (told < 0 or _JOINED.search(unit[told : deed.at])):
                told = deed.at if told < 0 else told
                yield Duty(
                    kind=deed.kind,
                    modality=_modality(head, deed),
                    act=act(unit),
                    events=meant,
                    setting=_with_events(hung, deed.kind),
                    bearers=head.names,
                    weak=weak,
                )


def _modality(head: Head, deed: Deed) -> str:
    if head.modality == "declares":
        return "declares"
    return "shall not" if deed.forbidden else head.modality


def _with_events(hung: Setting, kind: Kind) -> Setting:
    """Where the duty's own events are those of its deed, the event of a condition stays a condition, in words."""
    if kind.events or not hung.events:
        return hung
    return replace(hung, conditions=(*hung.conditions, *hung.triggers), unread=(*hung.unread, *hung.triggers), triggers=())


def _units(left: str, after: str, negative: bool) -> Iterator[tuple[str, str, bool]]:
    """The deeds of a list, each with what follows and whether it is forbidden: "not to attack, and to prevent"."""
    at, further = 0, list(pattern("negation", "further").finditer(left))
    within = pattern("negation", "within")
    for stop in (*further, None):
        unit = left[at : stop.start() if stop else len(left)]
        rest = f"{left[stop.start() :] if stop else ''} {after}"
        yield unit, rest, negative or bool(within.search(unit))
        if stop:
            at = stop.end()
            again = _OR.search(stop[0]) is not None
            negative = " not to" in stop[0] or (again and negative)


def _events(deed: Deed, unit: str, words: str, hung: Setting) -> tuple[tuple[Event, ...] | None, bool]:
    """What sets the duty off, and whether it is a weak one; None where it needs an event and none is told."""
    kind = deed.kind
    if kind.told:
        return _forsworn(unit), deed.weak
    if not kind.events:
        return kind.sets_off, deed.weak
    against = " ".join(_AGAINST.findall(unit))
    told = hung.events or events(unit if kind.within else against)
    meant = tuple(e for e in told if e in kind.events)
    if meant:
        return meant, False
    if kind.about and kind.about.search(words):
        return kind.sets_off, False
    return (kind.sets_off, True) if deed.weak or (kind.weak and kind.weak.search(unit)) else (None, False)


def _forsworn(unit: str) -> tuple[Event, ...]:
    """The events that a party is not to bring about; force is an armed attack, and so is what breaks an inviolable frontier."""
    told = [event for event in events(unit) if event is not Event.CRISIS]
    attack = [Event.ARMED_ATTACK] if _FORCE.search(unit) or not told else []
    return tuple(dict.fromkeys((*told, *attack)))


def act(unit: str) -> str:
    """What is to be done, or not to be: "refrain … from" is said by "shall not"."""
    refrained = pattern("negation", "refrain").match(unit)
    words = ", ".join(refrained[name] or "" for name in ("what", "lead", "how")) if refrained else unit
    for name in ("promptness", "means", "ways", "duration"):
        words = whole(entry("manner", name)).sub(" ", words)
    return _COMMAS.sub(r"\1", " ".join(words.split())).strip(" ,;.:")


def merged(duties: Sequence[Duty]) -> list[Duty]:
    """One of each kind and modality; an agreement is told once where alliances are."""
    kept: dict[tuple[str, str], Duty] = {}
    for one in duties:
        key = (one.kind.name, one.modality)
        had = kept.get(key)
        kept[key] = one if had is None else _both(had, one)
    if any(kind == "no adverse alliance" for kind, _ in kept):
        kept = {key: one for key, one in kept.items() if key[0] != "no adverse agreements"}
    return list(kept.values())


def _both(one: Duty, other: Duty) -> Duty:
    return replace(
        one,
        act="; ".join(dict.fromkeys((one.act, other.act))),
        events=tuple(dict.fromkeys((*one.events, *other.events))),
        setting=one.setting.joined(other.setting),
        weak=one.weak and other.weak,
    )
