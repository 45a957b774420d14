"""The duties of one sentence: its words of duty, what each makes a party do, and what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.core.words import Event
from foedus.reading.treaty.duties.events import events
from foedus.reading.treaty.duties.heads import Head, heads
from foedus.reading.treaty.duties.kinds import Deed, Kind, danger, kinds, met, shared
from foedus.reading.treaty.duties.patterns import entry, pattern, whole
from foedus.reading.treaty.duties.setting import Setting, of_predicate, setting, trigger_of

_AGAINST = re.compile(r"\b(?:against|from|in case of|in the event of|vis-à-vis) (?:any|all|every|an?|external|foreign|armed)\b[^;,]{0,80}", re.IGNORECASE)
_COMMAS = re.compile(r"(?:\s*,)*\s*([,;.])")
_JOINED = re.compile(r"(?:\band|,)(?: (?:also|immediately|shall|will|to))*\s*\Z")
_FORCE = re.compile(r"\bforce\b", re.IGNORECASE)
_HELD = "hold it an attack on all"


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


def read(words: str, before: Setting) -> tuple[list[Duty], Setting]:
    """The duties of the sentence, and the events that it tells. `before` is what was told of events before it, for "in this case"."""
    found = heads(words)
    parts = [_part(words, found, at) for at in range(len(found))]
    told, common = [one for one, _ in parts], _common(words)
    duties: list[Duty] = []
    for at, (head, (own, left)) in enumerate(zip(found, parts, strict=True)):
        hung = _nearest(told, at).told().joined(own) if own.empty else own
        hung = replace(hung, again=()) if common.events else hung.resolved(before)
        duties += _of_head(words, head, left, hung if hung.events and not own.again else hung.joined(common))
    every = _all(told, common)
    for one in duties:
        every = every.joined(Setting(events=one.events)) if one.kind.told else every
    return _merged(duties) or list(_held(words, every)), every.told()


def _all(told: Sequence[Setting], common: Setting) -> Setting:
    for one in told:
        common = common.joined(one)
    return common


def _part(words: str, found: Sequence[Head], at: int) -> tuple[Setting, str]:
    """What stands around one word of duty, and what is left of its predicate."""
    head = found[at]
    end = _front(words, head.begins, found[at + 1].start) if at + 1 < len(found) else len(words)
    start = _front(words, found[at - 1].begins, head.start) if at else 0
    mid = words[head.start : head.begins].removeprefix(head.subject)
    inside, left = of_predicate(words[head.begins : end])
    return setting(words[start : head.start]).joined(setting(mid)).joined(inside), left


def _front(words: str, since: int, start: int) -> int:
    """Where the conditions begin that stand before a subject and belong to it."""
    markers = "|".join(entry("marker", name) for name in ("verbal", "inverted", "nominal", "exception", "limit"))
    opens = pattern("marker", "opens")
    return next((m.start() for m in whole(markers).finditer(words, since, start) if opens.search(words[since : m.start()])), start)


def _nearest(told: Sequence[Setting], at: int) -> Setting:
    """Where a word of duty has no condition of its own, that of the one before it holds, else that of the one after."""
    near = (*reversed(told[:at]), *told[at + 1 :])
    return next((one for one in near if not one.empty), Setting())


def _common(words: str) -> Setting:
    """The event of "an attack on one shall be considered an attack on all", or "recognizes that an attack would be dangerous"."""
    if found := danger().search(words):
        return trigger_of(found["what"])
    held = shared().search(words)
    if not held:
        return Setting()
    text = held["what"] if events(held["what"]) else words[: held.start()]
    text = re.split(r"\bthat\b", text)[-1]
    return trigger_of(text) if events(text) else Setting()


def _held(words: str, every: Setting) -> Iterator[Duty]:
    """Where a sentence does no more than call an attack on one an attack on all."""
    done = met().search(words)
    if not done and not shared().search(words):
        return
    hung = every if every.events else setting(words)
    if done:
        before = setting(words[: done.start()])
        hung = before if before.events else trigger_of(re.split(r"\bshall\b", words)[0])
    elif not hung.events:
        hung = trigger_of(words)
    kind = kinds()[0]
    meant = tuple(e for e in hung.events if e in kind.events)
    if meant:
        act = _act(words[done.start() : done.end()]) if done else _HELD
        yield Duty(kind=kind, modality="shall" if done else "declares", act=act, events=meant, setting=replace(hung, again=()))


def _of_head(words: str, head: Head, left: str, hung: Setting) -> Iterator[Duty]:
    for unit, rest, negative in _units(left, head.negative):
        deeds = [d for kind in kinds() if (kind.organs or not head.organ) and (d := kind.does(unit, rest, negative))]
        told = -1  # where the first that counts begins; a further one must be joined to it
        for deed in sorted(deeds, key=lambda d: (d.weak, d.at)):
            meant, weak = _events(deed, unit, words, hung)
            if meant is not None and (told < 0 or _JOINED.search(unit[told : deed.at])):
                told = deed.at if told < 0 else told
                yield Duty(
                    kind=deed.kind,
                    modality="declares" if head.modality == "declares" else "shall not" if deed.forbidden else head.modality,
                    act=_act(unit),
                    events=meant,
                    setting=hung,
                    bearers=head.names,
                    weak=weak,
                )


def _units(left: str, negative: bool) -> Iterator[tuple[str, str, bool]]:
    """The deeds of a list, each with what follows and whether it is forbidden: "not to attack, and to prevent"."""
    at, further = 0, list(pattern("negation", "further").finditer(left))
    within = pattern("negation", "within")
    for stop in (*further, None):
        unit = left[at : stop.start() if stop else len(left)]
        rest = left[stop.start() :] if stop else ""
        yield unit, rest, negative or bool(within.search(unit))
        if stop:
            at = stop.end()
            again = re.search(r"\b(?:or|nor)\b", stop[0]) is not None
            negative = " not to" in stop[0] or (again and negative)


def _events(deed: Deed, unit: str, words: str, hung: Setting) -> tuple[tuple[Event, ...] | None, bool]:
    """What sets the duty off, and whether it is a weak one; None where it needs an event and none is told."""
    kind = deed.kind
    if kind.told:
        told = [e for e in events(unit) if e is not Event.CRISIS]
        if _FORCE.search(unit) or not told:
            told.append(Event.ARMED_ATTACK)
        return tuple(dict.fromkeys(told)), deed.weak
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


def _act(unit: str) -> str:
    """What is to be done, or not to be: "refrain … from" is said by "shall not"."""
    refrained = pattern("negation", "refrain").match(unit)
    words = ", ".join(refrained[name] or "" for name in ("what", "lead", "how")) if refrained else unit
    for name in ("promptness", "means", "ways", "duration"):
        words = whole(entry("manner", name)).sub(" ", words)
    return _COMMAS.sub(r"\1", " ".join(words.split())).strip(" ,;.:")


def _merged(duties: Sequence[Duty]) -> list[Duty]:
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
