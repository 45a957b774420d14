"""Pairs of parties, ready to show: sentences, rows, the matrix, and sets of pairs in few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.core.answers import Answer
from foedus.core.states import name_of
from foedus.desk.lines import Step
from foedus.desk.passages import Shelf
from foedus.desk.standing_lines import step
from foedus.law.basics.names import full, listed, provisions
from foedus.law.pairs.between import PROVISIONALLY, UNDETERMINED, Governing, Modified, Pair, Relations
from foedus.law.pairs.positions import Effect

FEW = 8  # names in a row; more are counted
Two = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationLine:
    """What a reservation does between its author and others, or may do."""

    state: str
    name: str
    articles: tuple[str, ...]
    effect: str
    certain: Answer
    says: str
    article: str
    note: str = ""
    reason: str = ""
    further: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoverningLine:
    """Another instrument's bearing on the two."""

    kind: str
    treaty: str
    title: str
    answer: Answer
    says: str
    article: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """Two parties: whether the treaty is in force between them, in which version, in a sentence."""

    state_a: str
    state_b: str
    in_force: Answer
    version: str
    sentence: str
    modified: tuple[ReservationLine, ...] = ()
    governed_by: tuple[GoverningLine, ...] = ()
    reason: str = ""
    proof: Step | None = None


def pair_line(pair: Pair, shelf: Shelf) -> PairLine:
    """A pair, with its proof where it bears one."""
    return PairLine(
        state_a=pair.state_a, state_b=pair.state_b, in_force=pair.answer, version=pair.version, sentence=sentence(pair),
        modified=tuple(map(reservation_line, pair.modified)), governed_by=tuple(map(governing_line, pair.governed_by)),
        reason=pair.reason, proof=step(pair.proof, shelf) if pair.proof else None,
    )  # fmt: skip


def reservation_line(m: Modified) -> ReservationLine:
    """A reservation's effect, without its proof."""
    return ReservationLine(
        state=m.state, name=name_of(m.state), articles=m.articles, effect=m.effect, certain=m.answer, says=m.says,
        article=m.article, note=m.note, reason=m.reason, further=m.further, shown=m.shown,
    )  # fmt: skip


def governing_line(g: Governing) -> GoverningLine:
    """An instrument that governs, without its proof."""
    return GoverningLine(
        kind=g.kind, treaty=g.treaty, title=g.title, answer=g.answer, says=g.says, article=g.article, reason=g.reason
    )


def sentence(pair: Pair) -> str:
    """As "In force between France and Japan as written."."""
    who = listed(map(full, (pair.state_a, pair.state_b)))
    held = "Applied provisionally" if pair.version == PROVISIONALLY else "In force"
    version = "" if pair.version in (PROVISIONALLY, UNDETERMINED) else f", {pair.version}"
    heads = {
        Answer.YES: f"{held} between {who}{version}",
        Answer.NO: f"Not in force between {who}",
        Answer.UNKNOWN: f"Whether it is in force between {who} cannot be told",
    }
    reason = f": {pair.reason}" if pair.reason else ""
    return f"{heads[pair.answer]}{reason}."


def effects(pair: Pair) -> list[str]:
    """What changes the treaty between the two, a line each."""
    return [effect(m) for m in pair.modified] + [governed(g) for g in pair.governed_by]


def effect(m: Modified) -> str:
    """As "Japan objected to Tunisia's reservation to art. 66(a) on ...: art. 66(a) does not apply to the extent of it [...]"."""
    named = provisions(m.articles) or "what it concerns"
    many = " and " in named
    words = {
        Effect.MODIFIED.value: f"{named} {'apply' if many else 'applies'} as modified by it",
        Effect.EXCLUDED.value: f"{named} {'do' if many else 'does'} not apply to the extent of it",
        Effect.NOT_BETWEEN.value: "nothing is in force between the two",
    }
    besides = f"; set aside too: {provisions(m.further)}" if m.further else ""
    said = words.get(m.effect, m.effect) + besides
    open_ = f"{m.effect}{besides}, which cannot be told: {m.reason}"
    late = f" ({'; '.join(m.shown)})" if m.shown else ""
    return f"{m.says}: {open_ if m.answer is Answer.UNKNOWN else said} [{m.article}]{late}"


def governed(g: Governing) -> str:
    """As "Treaty B, the later, prevails ... [VCLT art. 30(3)]"."""
    return f"{g.says} [{g.article}]" + (f": {g.reason}" if g.reason else "")


def matrix(found: Relations) -> list[list[str]]:
    """The table of all pairs: the first row and column are the states, a cell is the version in force between the two."""
    cells = {frozenset((p.state_a, p.state_b)): p.version for p in found.pairs}
    rows = dict.fromkeys(s for p in found.pairs for s in (p.state_a, p.state_b))
    order = [s for s in (*found.states, *found.not_bound) if s in rows]
    return [["", *order], *([s, *(cells.get(frozenset((s, o)), "") for o in order)] for s in order)]


def described(pairs: Sequence[Two], among: Sequence[str]) -> str:
    """A set of pairs in few words: all, all among some states, each of some with each of others, or one by one."""
    told, states = set(pairs), dict.fromkeys(s for s in among if any(s in p for p in pairs))
    if len(told) == _pairs(len(states)):
        return f"all pairs among {_some(states, among)}" if len(states) > 2 else f"{listed(map(full, states))}"
    for hub in states:
        far = [s for s in states if frozenset((hub, s)) in told]
        near = [s for s in states if s not in far]
        if len(told) == len(near) * len(far) and all(frozenset((a, b)) in told for a in near for b in far):
            few, many = sorted((near, far), key=len)
            rest = "all others" if len(few) + len(many) == len(among) else _some(many, among)
            return f"{_some(few, among)} with {rest if len(few) == 1 else f'each of {rest}'}"
    one_by_one = [listed(map(full, (s for s in states if s in pair))) for pair in pairs[:FEW]]
    return "; ".join(one_by_one) + (f"; and {len(told) - FEW} more pairs" if len(told) > FEW else "")


def _some(states: Iterable[str], among: Sequence[str]) -> str:
    """The names; "all 40", or "all 40 but ..." where that is shorter."""
    chosen = list(states)
    left = [s for s in among if s not in chosen]
    if len(chosen) <= FEW:
        return listed(map(full, chosen))
    if len(left) <= FEW:
        return f"all {len(among)}" + (f" but {listed(map(full, left))}" if left else "")
    return f"{len(chosen)} states ({', '.join(chosen)})"


def _pairs(number: int) -> int:
    return number * (number - 1) // 2
