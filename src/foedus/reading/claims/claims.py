"""Who asserts, denies, neither confirms nor denies, or expects what: the claims of a text."""

from __future__ import annotations

from foedus.core.words import Stance
from foedus.reading.claims.headed import headed
from foedus.reading.claims.memory import Memory
from foedus.reading.claims.numbers import number
from foedus.reading.claims.sources import sourced
from foedus.reading.claims.stances import stance_said
from foedus.reading.claims.told import Told, merged, told
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftClaim
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.syntax.scan import Parsed, Scan

_LONGEST = 120  # characters of `about`
_FAR = 600  # characters of a claim in which its number is looked for
_OPEN = frozenset('“„«"')
_TOLD = (Stance.ASSERTS, Stance.EXPECTS)  # stances that each sentence of a quotation shows anew
_CLOSE = frozenset('”»"')


def claims(seen: Scan) -> tuple[DraftClaim, ...]:
    """All claims in order of place. A pure function, linear in the text's length; never raises."""
    memory = Memory()
    out: list[DraftClaim] = []
    quoted: Told | None = None  # the last claim of the sentence before, where a quotation may go on from it
    for k, parsed in enumerate(seen.parsed):
        apart = k > 0 and "\n\n" in seen.text[seen.parsed[k - 1].sentence.end : parsed.sentence.start]
        found = merged(told(seen.text, parsed, memory))
        if not found and quoted and not apart and _quotation(seen.text, parsed):
            found = [_going_on(parsed, quoted)]
        for one in (named := headed(parsed, memory, found)):
            memory.spoke(one.nouns, one.name)
        found += named
        out += [_draft(seen, parsed, one) for one in found + sourced(seen.text, parsed, memory, found)]
        quoted = found[-1] if found and _CLOSE & set(seen.text[found[-1].start : parsed.sentence.end]) else None
        _remember(parsed, memory, found)
    return tuple(out)


def _quotation(text: str, parsed: Parsed) -> bool:
    """Is the sentence one quotation from end to end?"""
    return text[parsed.sentence.start] in _OPEN and text[parsed.sentence.end - 1] in _CLOSE


def _going_on(parsed: Parsed, before: Told) -> Told:
    span = (parsed.sentence.start, parsed.sentence.end)
    said = [n for n in parsed.nodes if span[0] <= n.start < span[1]]
    stance = stance_said(said, "say", {before.name}) if before.stance in _TOLD else before.stance
    return Told(name=before.name, stance=stance, start=span[0], end=span[1], content=span)


def _draft(seen: Scan, parsed: Parsed, one: Told) -> DraftClaim:
    said = seen.text[one.content[0] : min(one.content[1], one.content[0] + _FAR)]
    return DraftClaim(
        speaker=one.name,
        stance=one.stance,
        start=one.start,
        end=one.end,
        about=in_short(said),
        number=number(said),
        time=_time(parsed, one),
    )


def in_short(said: str) -> str:
    """The words of a claim without marks around them, cut at a word where they are long."""
    plain = " ".join(said.split()).strip(' ,;:—–.“”"«»„')
    if len(plain) <= _LONGEST:
        return plain
    return plain[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _time(parsed: Parsed, one: Told) -> TimeMention | None:
    """The day of the speaking: beside the verb, outside what is said."""
    days = (n for n in parsed.nodes if isinstance(n, Phrase) and n.sort == "time" and one.start <= n.start and n.end <= one.end)
    found = next((d.value for d in days if not one.content[0] <= d.start < one.content[1]), None)
    return found if isinstance(found, TimeMention) else None


def _remember(parsed: Parsed, memory: Memory, found: list[Told]) -> None:
    memory.see(n for n in parsed.nodes if isinstance(n, Phrase))
    for clause in parsed.clauses:
        memory.note(clause.subject, clause.hang in ("main", "coordinated"))
    first = parsed.nodes[0] if parsed.nodes else None
    if isinstance(first, Phrase) and first.sort == "person" and first.name and not first.name.isupper():
        memory.person = first.name  # whom a sentence begins with it is about
    for one in found:
        memory.spoke(one.nouns, one.name)
