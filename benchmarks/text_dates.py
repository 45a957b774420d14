"""Does the clause read from a trade agreement's text give the day on which it entered into force? ToTA tells the days.

    python benchmarks/text_dates.py

The law engine is asked with the clause, all signatures on the day of signing and, where the clause asks for them, everybody's
instrument or notification on one day: on the day of signing, and then on each later one until the published day comes out. What
comes out at once needs no further knowledge; what comes out for some day may be so; what never does is told with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from xml.etree import ElementTree

from text_gold import TEXTS, tota

from foedus.core.clauses import EntryIntoForce, FinalClauses
from foedus.core.statements import Act, Statement
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import ActKind, EntryRule, Stance
from foedus.law.basics.reckoning import after
from foedus.law.life.standing import standing
from foedus.reading.treaty.clauses.entry import entry_into_force
from foedus.reading.treaty.clauses.sentences import sentences
from foedus.reading.treaty.parts.structure import first, structure

# what the text and the published day have against one another, found by hand
WHY = {
    "pta_109": "the decision says 31 December 1995; the day published is the first of the customs union",
    "pta_115": "the agreement says on signature; the day published is that on which its tariff scheme began",
    "pta_132": "a further condition stays in words (fifteen states of three regions), so that only a report settles it",
    "pta_238": "a full stop of the scan breaks the condition off, which then stays in words",
    "pta_250": "after the first of April 1993 the clause asks for the first of a month, and the day published is none",
    "pta_287": "the day published is before the signature",
    "pta_291": "the clause asks for the first of a month, and the day published is none",
    "pta_316": "a further condition stays in words (fifteen of the associated states, the Member States and the Community)",
    "pta_320": "a further condition stays in words (the Member States and the Community, beside two thirds of the ACP states)",
    "pta_332": "the clause asks for the first of a month; the day published is that of provisional application",
    "pta_373": "the clause asks for the first of a month; the day published is that of provisional application",
    "pta_392": "the day published is before the signature, when the Union lowered its tariffs of its own accord",
    "pta_415": "a further condition stays in words (Montenegro and at least one EFTA State), so that only a report settles it",
    "pta_436": "the parties were to name the day, so that only a report settles it",
}
ACTS = {
    EntryRule.EXCHANGE: ActKind.EXCHANGE,
    EntryRule.NOTIFICATIONS: ActKind.NOTIFICATION,
    EntryRule.INSTRUMENTS: ActKind.DEPOSIT,
}
YEARS = 12  # that an agreement may wait


class Dated(NamedTuple):
    """An agreement with its clause, its days and its parties."""

    name: str
    clause: EntryIntoForce
    signed: date
    official: date
    parties: tuple[str, ...]


def dated() -> Iterator[Dated]:
    """Those whose clause is read and whose days are published."""
    for gold in tota():
        found = entry_into_force(sentences(gold.text, first(structure(gold.text))))
        meta = ElementTree.parse(TEXTS / "tota" / f"{gold.name}.xml").getroot().find("meta")
        if not found or not found.clause or meta is None:
            continue
        signed, official = meta.findtext("date_signed"), meta.findtext("date_into_force")
        parties = tuple(p.text or "" for p in meta.iterfind("parties_original/partyisocode"))
        if signed and official:
            yield Dated(gold.name, found.clause, date.fromisoformat(signed), date.fromisoformat(official), parties)


def reckoned(one: Dated, done: date) -> date | None:
    """The day that the law engine gives where everybody did on that day what the clause asks for."""
    acts = [(ActKind.SIGNATURE, one.signed), *([(kind, done)] if (kind := ACTS.get(one.clause.rule)) else [])]
    held = tuple(_held(one, kind, day) for kind, day in acts)
    treaty = Treaty(id="t", title="t", parties=one.parties, clauses=FinalClauses(entry_into_force=one.clause), acts=held)
    answer = standing(treaty, max(one.official, done) + timedelta(days=365 * YEARS), {}, date.today())
    return answer.since.earliest if answer.since and answer.since.exact else None


def _held(one: Dated, kind: ActKind, day: date) -> Held[Act]:
    act = Act(kind=kind, treaty="t", actors=one.parties, when=When.on(day))
    return Held(
        content=act, statements=(Statement(source="s", start=0, end=0, content=act, stance=Stance.ASSERTS, method="rules"),)
    )


def verdict(one: Dated) -> str:
    """At once, with acts on some day, or never."""
    if reckoned(one, one.signed) == one.official:
        return "at once" if one.clause.rule not in ACTS or one.clause.date else "possible"
    days = (one.signed + timedelta(days=n) for n in range((one.official - one.signed).days + 1))
    likely = (day for day in days if one.clause.rule in ACTS and after(day, one.clause.delay) == one.official)
    return "possible" if any(reckoned(one, day) == one.official for day in likely) else "never"


def main() -> int:
    """The whole collection."""
    if not TEXTS.exists():
        print(f"SKIPPED: {TEXTS} is absent.")
        return 0
    counts: Counter[str] = Counter()
    for one in dated():
        said = verdict(one)
        counts[said] += 1
        if said == "never":
            counts["unexplained"] += one.name not in WHY
            soonest, why = reckoned(one, one.signed), WHY.get(one.name, "?")
            print(f"{one.name}: signed {one.signed}, published {one.official}, reckoned {soonest} if all is done at once: {why}")
    print(", ".join(f"{said} {n}" for said, n in sorted(counts.items())))
    return int(counts["unexplained"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
