"""The duties of one sentence: its words of duty, what each makes a party do, and what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.reading.treaty.duties.conditions import of_predicate, setting, trigger_of
from foedus.reading.treaty.duties.deeds import Duty, act, merged, of_head
from foedus.reading.treaty.duties.events import events
from foedus.reading.treaty.duties.heads import Head, heads
from foedus.reading.treaty.duties.kinds import danger, kinds, met, shared
from foedus.reading.treaty.duties.patterns import entry, pattern, whole
from foedus.reading.treaty.duties.setting import Setting

_HELD = "hold it an attack on all"


def read(words: str, before: Setting) -> tuple[list[Duty], Setting]:
    """The duties of the sentence, and the events that it tells. `before` are those told before it, for "in this case"."""
    found = heads(words)
    parts = [_part(words, found, at) for at in range(len(found))]
    told, common = [one for one, _, _ in parts], _common(words)
    duties: list[Duty] = []
    for at, (head, (own, left, after)) in enumerate(zip(found, parts, strict=True)):
        hung = own if own.events or own.again else _nearest(told, at).told().joined(own)
        hung = replace(hung, again=()) if common.events else hung.resolved(before)
        duties += of_head(words, head, (left, after), hung if hung.events and not own.again else hung.joined(common))
    every = _all(told, common)
    for one in duties:
        every = every.joined(Setting(events=one.events)) if one.kind.told else every
    return merged(duties) or list(_held(words, every)), every.told()


def _all(told: Sequence[Setting], common: Setting) -> Setting:
    for one in told:
        common = common.joined(one)
    return common


def _part(words: str, found: Sequence[Head], at: int) -> tuple[Setting, str, str]:
    """What stands around one word of duty, and what is left of its predicate; and what follows on it."""
    head = found[at]
    end = _front(words, head.begins, found[at + 1].start) if at + 1 < len(found) else len(words)
    start = _front(words, found[at - 1].begins, head.start) if at else 0
    mid = words[head.start : head.begins].removeprefix(head.subject)
    inside, left = of_predicate(words[head.begins : end])
    return setting(words[start : head.start]).joined(setting(mid)).joined(inside), left, words[end:]


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
        deed = act(words[done.start() : done.end()]) if done else _HELD
        yield Duty(kind=kind, modality="shall" if done else "declares", act=deed, events=meant, setting=replace(hung, again=()))
