"""What treaties provide, as reported: duties, permissions, prohibitions and final clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from foedus.reading.drafts import DraftProvision
from foedus.reading.provisions import fields
from foedus.reading.provisions.defence import find, limits
from foedus.reading.provisions.kinds import Kind, bound_kinds, context, duty, free_kinds, modality
from foedus.reading.provisions.turns import turn
from foedus.reading.syntax.scan import Scan

_SEMICOLON = re.compile(r";\s*")
_SPACE = re.compile(r"\s")
_LONGEST = 700  # characters: no provision is told in more
_NEAR = 2  # sentences within which a report tells the same provision again


def provisions(seen: Scan) -> tuple[DraftProvision, ...]:
    """All provisions in order of place; `treaty` is left open. A pure function, linear; never raises."""
    out: list[tuple[int, DraftProvision]] = []
    known = False  # a treaty has been spoken of
    for number, parsed in enumerate(seen.parsed):
        start = parsed.sentence.start
        text = seen.text[start : min(parsed.sentence.end, start + _LONGEST)]
        low = _SPACE.sub(" ", text).lower()
        if len(low) != len(text):
            continue  # a letter that changes length in lower case: offsets would be wrong
        told = context("treaty").search(low) is not None
        known = known or told
        if told or (known and context("bearer").search(low)):
            _further_limits(text, out)
            out += [(number, one) for one in _sentence(text, low, start)]
    return tuple(_fullest(out))


def _further_limits(text: str, out: list[tuple[int, DraftProvision]]) -> None:
    """ "This clause accords with Article 51": a limit of the defence clause just told."""
    if out and out[-1][1].kind == "mutual defence" and turn("clauses", "same").match(text):
        number, last = out[-1]
        out[-1] = (number, replace(last, limits=tuple(dict.fromkeys((*last.limits, *limits(text))))))


def _sentence(text: str, low: str, at: int) -> Iterator[DraftProvision]:
    defence = find(text)
    if defence:
        (start, end), clause = defence
        yield DraftProvision(
            kind="mutual defence",
            treaty=None,
            start=at + start,
            end=at + end,
            article=fields.article(text),
            trigger=clause.trigger,
            conditions=clause.conditions,
            act=clause.act,
            manner=clause.manner,
            limits=clause.limits,
            modality=clause.modality,
        )
    taken = defence[0] if defence else None
    for start, end in _cut(low, [m.end() for m in _SEMICOLON.finditer(low)], 0, len(low)):
        yield from _part(text, low, start, end, at, taken)


def _cut(low: str, places: Iterable[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    for place in sorted(set(places)):
        if start < place < end:
            yield start, place
            start = place
    yield start, end


def _part(text: str, low: str, start: int, end: int, at: int, taken: tuple[int, int] | None) -> Iterator[DraftProvision]:
    """A part of a sentence: a final clause as a whole, else its coordinated duties one by one."""
    whole = next((k for k in free_kinds() if k.fits(low[start:end])), None)
    if whole and (not taken or whole.counts or whole.lasts):
        yield _provision(whole, text, low, start, end, at, _binding(low[start:end], None))
        if not taken:
            return
    bound: str | None = None
    for first, last in _cut(low, _duties(low, start, end), start, end):
        unit = low[first:last]
        bound = _binding(unit, bound)
        kind = next((k for k in bound_kinds() if k.fits(unit)), None) if bound else None
        if kind and not (
            taken
            and _inside(first, last, taken)
            and kind.name in ("cooperation", "consultation", "basing", "troop withdrawal", "prohibition")
        ):
            yield _provision(kind, text, low, first, last, at, bound)


def _inside(first: int, last: int, taken: tuple[int, int]) -> bool:
    return first < taken[1] and taken[0] < last


def _duties(low: str, start: int, end: int) -> list[int]:
    """Where a further duty of a list begins: ", to share", "and provides for"."""
    cues = (
        m.start()
        for m in duty().finditer(low, start, end)
        if turn("clauses", "joined").search(low[max(start, m.start() - 6) : m.start()])
    )
    return [*cues, *(m.start() for m in turn("clauses", "further").finditer(low, start, end))]


def _binding(unit: str, inherited: str | None) -> str | None:
    """How a unit binds: a prohibition in it outweighs, else its first word of duty, else that of the unit before."""
    found = [modality(m) for m in duty().finditer(unit)]
    if "shall not" in found:
        return "shall not"
    return found[0] if found else inherited if inherited != "shall not" else "shall"


def _provision(kind: Kind, text: str, low: str, start: int, end: int, at: int, bound: str | None) -> DraftProvision:
    said = text[start:end]
    unit = " ".join(low[start:end].split())
    lead = len(said) - len(said.lstrip(" ,;"))
    return DraftProvision(
        kind=kind.name,
        treaty=None,
        start=at + start + lead,
        end=at + start + len(said.rstrip(" ,;.")),
        article=fields.article(text),
        conditions=fields.conditions(unit) if kind.free else (),
        modality=None if bound == "declares" else bound if kind.binds else None,
        duration=fields.duration(unit) if kind.lasts else None,
        delay=fields.delay(unit) if kind.free or kind.name == "diplomatic relations" else None,
        number=fields.number(said) if kind.counts else None,
    )


def _fullest(found: list[tuple[int, DraftProvision]]) -> Iterator[DraftProvision]:
    """Where neighbouring sentences tell a defence clause twice, the fuller telling."""
    clauses = [(n, o) for n, o in found if o.kind == "mutual defence"]
    lesser = set()
    for (n, one), (m, other) in pairwise(clauses):
        if 0 < m - n <= _NEAR and _same_article(one, other) and _weight(one) != _weight(other):
            lesser.add(min(one, other, key=_weight).start)
    return (one for _, one in found if one.kind != "mutual defence" or one.start not in lesser)


def _same_article(a: DraftProvision, b: DraftProvision) -> bool:
    return a.article == b.article or None in (a.article, b.article)


def _weight(one: DraftProvision) -> int:
    return sum(bool(x) for x in (one.trigger, one.act, one.article, one.modality)) + len(one.conditions + one.manner + one.limits)
