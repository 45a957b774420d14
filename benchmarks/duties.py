"""The alliances of 2003: what every state's attack on every other sets off, beside the answer-set solver clingo, in one run.

    python benchmarks/duties.py [--tried]

Every ordered pair of the state system's members on one day. Direct duties to defend, each with its proof; then whom the
attack draws in, hop by hop, until nothing changes. Answers are compared on all pairs. clingo gets the rows in force that day
as facts, so that no day is reckoned there; calls that would take too long are sampled and extrapolated, which is said.
Seconds are of the processor, of both sides alike, for other work on the machine stretches the clock's.
`--tried` measures other ways to put the cascade to clingo as well. Where the data are not there, it says so and stops.
"""

from __future__ import annotations

import csv
import gc
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import clingo

from foedus.core.answers import Answer
from foedus.core.states import of_cow
from foedus.core.treaties import Treaty
from foedus.datasets.alliances.spellrows import read_spells
from foedus.datasets.alliances.telling import treaties
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.drawn import Drawn
from foedus.law.scenarios.obligations import Obligations

ALLIANCES = Path(__file__).resolve().parents[2] / "shared" / "data" / "alliances"
DAY = date(2003, 7, 1)
DEFENCE = "mutual defence"
TIMES = 100
DIRECT = """
duty(A,B,V,T,W) :- attack(A,V), member(T,V), bears(T,B,W), B!=V, B!=A, not member(T,A).
duty(A,B,V,T,undetermined) :- attack(A,V), member(T,V), bears(T,B,_), B!=V, B!=A, member(T,A).
#show duty/5.
"""
HOPS = 8
CASCADE = """
d(A,V,S,1) :- attack(A,V), h(S,V), S!=A.
d(A,V,S,2) :- d(A,V,H,1), h(S,H), S!=A, S!=V, not d(A,V,S,1).
d(A,V,S,2) :- d(A,V,_,1), h(S,A), S!=V, not d(A,V,S,1).
s(A,V,S,1) :- attack(A,V), y(T,S,V), S!=A, not m(T,A).
#show d/4. #show s/4.
""" + "".join(
    f"d(A,V,S,{k + 1}) :- d(A,V,H,{k}), h(S,H), S!=A, S!=V, {', '.join(f'not d(A,V,S,{j})' for j in range(1, k + 1))}.\n"
    for k in range(2, HOPS)
)

Row = dict[str, str]
Pair = tuple[int, int]


@dataclass(frozen=True)
class World:
    """The day's system members by number, the rows in force of alliances that promise defence, and the same as treaties."""

    numbers: tuple[int, ...]
    rows: tuple[Row, ...]
    treaties: tuple[Treaty, ...]

    @property
    def pairs(self) -> list[Pair]:
        """Every ordered pair: attacker, victim."""
        return [(a, v) for a in self.numbers for v in self.numbers if a != v]


def world(folder: Path) -> World:
    """Read the files. Alliances that name their adversaries (one in 2003) are left out: their duties hang on who attacks."""
    with (folder / "cow_states2016.csv").open(encoding="utf-8") as table:
        numbers = sorted(int(r["ccode"]) for r in csv.DictReader(table) if _day(r, "st", "") <= DAY <= _day(r, "end", ""))
    path = folder / "atop_member_v4.01.csv"
    with path.open(encoding="utf-8") as table:
        living = [r for r in csv.DictReader(table) if _in_effect(r)]
    told, problems = read_spells(path, "ATOP")
    if told is None:
        raise SystemExit(problems[0])
    loaded = [t for t in treaties(told).values() if not any(h.content.by for h in t.provisions)]
    whole = {t.id for t in loaded}
    defending = {_key(r) for r in living if r["defense"] == "1" and f"atop-{r['atopid']}-{r['phase']}" in whole}
    rows = tuple(r for r in living if _key(r) in defending)
    return World(tuple(numbers), rows, tuple(t for t in loaded if any(h.content.kind == DEFENCE for h in t.provisions)))


def _day(row: Row, which: str, end: str) -> date:
    year, month, day = (row[f"{which}{part}{end}"] for part in ("year", "month", "day"))
    return date(int(year), int(month), int(day))


def _in_effect(row: Row) -> bool:
    """In force at the end of the day; a blank month or day (none near 2003) counts as the year's end, or its start for an exit."""
    entry = tuple(int(row[f"{part}ent"] or late) for part, late in (("yr", 9999), ("mo", 12), ("day", 31)))
    leaves = tuple(int(row[f"{part}exit"] or 1) for part in ("yr", "mo", "day"))
    return entry <= (DAY.year, DAY.month, DAY.day) and (leaves[0] == 0 or leaves > (DAY.year, DAY.month, DAY.day))


def _key(row: Row) -> int:
    return int(row["atopid"]) * 10 + int(row["phase"])


def facts(rows: Iterable[Row]) -> str:
    """Members and bearers for clingo; a condition, or an obligation that varies by partner, leaves the answer open."""
    told = []
    for r in rows:
        told.append(f"member({_key(r)},{r['member']}).")
        if r["defense"] == "1":
            conditions = ("defcoadv", "defcoloc", "defcocon", "defconum", "defcodem", "defconpr", "olimob", "obvary")
            told.append(f"bears({_key(r)},{r['member']},{'undetermined' if any(r[c] == '1' for c in conditions) else 'yes'}).")
    return " ".join(told)


def edges(rows: Sequence[Row]) -> str:
    """h: must or may have to help; y: must, by an alliance with members m. Put together beforehand, as clingo's best."""
    rules = (
        "h(B,V) :- member(T,V), bears(T,B,_), B!=V. y(T,B,V) :- member(T,V), bears(T,B,yes), B!=V. "
        "m(T,A) :- member(T,A), bears(T,_,yes). #show h/2. #show y/3. #show m/2."
    )
    return " ".join(f"{atom}." for atom in solved(facts(rows) + rules).split())


def solved(program: str) -> str:
    """The atoms of the one answer set, in one string; "" where it is empty."""
    control = clingo.Control(["--warn=none"])
    control.add("base", [], program)
    control.ground([("base", [])])
    with control.solve(yield_=True) as handle:
        return " ".join(str(model) for model in handle)


def called(program: str) -> None:
    """The same, the answer handed over as symbols."""
    control = clingo.Control(["--warn=none"])
    control.add("base", [], program)
    control.ground([("base", [])])
    with control.solve(yield_=True) as handle:
        for model in handle:
            model.symbols(shown=True)


def attacks(pairs: Iterable[Pair]) -> str:
    """The pairs as facts."""
    return " ".join(f"attack({a},{v})." for a, v in pairs)


def seconds(work: Callable[[], object]) -> float:
    """Of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def least(work: Callable[[], object]) -> float:
    """The shortest of three runs: what the machine does beside it only ever adds."""
    return min(seconds(work) for _ in range(3))


def sampled(programs: Sequence[str], whole: int) -> float:
    """Seconds for `whole` calls, from those of a sample."""
    return sum(seconds(partial(called, program)) for program in programs) / len(programs) * whole


def compiled(w: World, states: Sequence[str]) -> Drawn:
    """Everything that the day's questions rest on, from the treaties."""
    drawn = Drawn.of(Bonds.of(w.treaties, DAY))
    for state in states:
        drawn.side(state)
    return drawn


def listed(duties: Obligations, pairs: Sequence[tuple[str, str]]) -> int:
    """Every finding with its answer; proofs are built when asked for."""
    return sum(engaged.answer is not Answer.NO for a, v in pairs for engaged in duties.attack(a, v))


def proved(duties: Obligations, pairs: Sequence[tuple[str, str]]) -> int:
    """Every finding with its answer and its whole proof."""
    return sum(one.answer is proof.answer for a, v in pairs for one, proof in duties.proved(a, v))


def direct_atoms(duties: Obligations, w: World, key: dict[int, str]) -> set[str]:
    """Foedus's findings as clingo writes them."""
    number = {state: n for n, state in key.items()}
    found = set()
    for a, v in w.pairs:
        for e in duties.attack(key[a], key[v]):
            f = e.engagement.finding
            _, alliance, phase = f.treaty.split("-")
            found.add(f"duty({a},{number[f.bearer]},{v},{int(alliance) * 10 + int(phase)},{f.answer.value})")
    return found


def hop_atoms(drawn: Drawn, pairs: Iterable[Pair], key: dict[int, str]) -> set[str]:
    """Foedus's cascades as clingo writes them."""
    number = {state: n for n, state in key.items()}
    found: set[str] = set()
    for a, v in pairs:
        for place, hop in enumerate(drawn.hops(key[a], key[v]), 1):
            for letter, bits in (("d", hop.possible), ("s", hop.sure)):
                found.update(f"{letter}({a},{v},{number[state]},{place})" for state in drawn.states(bits))
    return found


def direct(w: World, drawn: Drawn, key: dict[int, str], compiling: float) -> bool:
    """Measure direct duties; do the measures hold?"""
    duties, pairs = drawn.first, [(key[a], key[v]) for a, v in w.pairs]
    told = facts(w.rows)
    sample = random.Random(1).sample(w.pairs, 400)
    one_call = sampled([told + DIRECT + attacks([pair]) for pair in sample], len(pairs))
    grounding = least(lambda: called(told + DIRECT + attacks(w.pairs)))
    listing, proving = least(lambda: listed(duties, pairs)), least(lambda: proved(duties, pairs))
    same = direct_atoms(duties, w, key) == set(solved(told + DIRECT + attacks(w.pairs)).split())
    print(f"direct duties to defend: {listed(duties, pairs)} findings, answers {'equal' if same else 'DIFFERENT'} on all pairs")
    print(f"  clingo, one call a scenario   {one_call:8.2f} s   (extrapolated from {len(sample)} calls)")
    print(f"  clingo, one grounding         {grounding:8.2f} s   (the shortest of three)")
    for name, own in (("proofs when asked for", listing), ("every proof built", proving)):
        print(f"  Foedus, {name:22}{own:8.2f} s   {one_call / own:6.0f} and {grounding / own:5.2f} times as fast", end="")
        print(f"; compiling included {one_call / (own + compiling):.0f} and {grounding / (own + compiling):.2f}")
    return same and one_call / proving >= TIMES and grounding >= proving


def cascades(w: World, drawn: Drawn, key: dict[int, str], compiling: float) -> bool:
    """Measure whole cascades; does the measure hold?"""
    pairs, told = [(key[a], key[v]) for a, v in w.pairs], edges(w.rows)
    own = least(lambda: [drawn.hops(a, v) for a, v in pairs])
    attackers, victims, same = 0.0, 0.0, True
    for number in w.numbers:
        mine = [pair for pair in w.pairs if pair[0] == number]
        attackers += seconds(partial(called, told + CASCADE + attacks(mine)))
        victims += seconds(partial(called, told + CASCADE + attacks(pair for pair in w.pairs if pair[1] == number)))
        same = same and hop_atoms(drawn, mine, key) == set(solved(told + CASCADE + attacks(mine)).split())
    best = min(attackers, victims)
    print(f"whole cascades: answers {'equal' if same else 'DIFFERENT'} on all pairs")
    print(f"  clingo, a grounding for each attacker {attackers:8.2f} s")
    print(f"  clingo, a grounding for each victim   {victims:8.2f} s")
    print(f"  Foedus                                {own:8.2f} s   {best / own:6.0f} times as fast as the better", end="")
    print(f"; compiling included {best / (own + compiling):.0f}")
    return same and best / own >= TIMES


def tried(w: World) -> None:
    """Other ways to put the cascade to clingo, each on a sample."""
    told, some = edges(w.rows) + CASCADE, random.Random(2)
    calls = [told + attacks([pair]) for pair in some.sample(w.pairs, 60)]
    print(f"  clingo, one call a scenario           {sampled(calls, len(w.pairs)):8.2f} s   (extrapolated from 60 calls)")
    many = some.sample(w.numbers, 24)
    whole = seconds(lambda: called(told + attacks(pair for pair in w.pairs if pair[0] in many))) * len(w.numbers) / len(many)
    print(f"  clingo, 24 attackers in one grounding {whole:8.2f} s   (times {len(w.numbers) / len(many):g})")


def main(arguments: list[str]) -> int:
    """Measure and print; 1 where an answer differs or a measure is missed."""
    if not ALLIANCES.is_dir():
        print(f"SKIPPED: the alliances are not at {ALLIANCES}")
        return 0
    w = world(ALLIANCES)
    key = {n: of_cow(n, DAY) or str(n) for n in w.numbers}
    gc.freeze()  # what was read stays; the collector need not look at it again
    drawn = compiled(w, list(key.values()))
    compiling = least(lambda: compiled(w, list(key.values())))
    alliances = len({_key(r) for r in w.rows})
    print(f"{len(w.numbers)} states, {len(w.pairs)} ordered pairs, {alliances} alliances that promise defence on {DAY}")
    print(f"compiling the day from {len(w.treaties)} treaties: {compiling:.2f} s")
    held = [direct(w, drawn, key, compiling), cascades(w, drawn, key, compiling)]
    if "--tried" in arguments:
        tried(w)
    return int(not all(held))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
