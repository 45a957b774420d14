"""The rows of all pairs of a treaty's parties, with what is alike put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from foedus.core.answers import Answer
from foedus.desk.pair_lines import FEW, Two, described, governed
from foedus.law.basics.names import full, listed, provisions
from foedus.law.pairs.between import Modified, Pair, Relations


def summary(found: Relations) -> Iterator[str]:
    """How many pairs there are, in which versions, who is in none, and what prevails over the treaty."""
    if not found.pairs:
        yield f"It binds {listed(map(full, found.states)) or 'nobody'}, so far as sources tell: there is no pair."
    else:
        pairs = "1 pair" if len(found.pairs) == 1 else f"{len(found.pairs)} pairs"
        versions = Counter(p.version for p in found.pairs).most_common()
        yield f"{len(found.states)} states, {pairs}: {', '.join(f'{n} {version}' for version, n in versions)}."
    if found.unsure:
        yield f"Whether it binds {listed(map(full, found.unsure))} cannot be told."
    if found.not_bound:
        yield f"Not bound: {listed(map(full, found.not_bound))}."
    yield from (f"{g.says[0].upper()}{g.says[1:]} ({g.article})." for g in found.above)


def reservation_rows(found: Relations) -> list[tuple[str, str, str, str]]:
    """State, provisions, effect, toward whom: a row for each effect of each reservation."""
    groups: dict[Hashable, tuple[Modified, list[str]]] = {}
    for pair in found.pairs:
        for m in pair.modified:
            key = m.state, m.articles, m.effect, m.further, m.reason if m.answer is Answer.UNKNOWN else ""
            other = pair.state_b if m.state == pair.state_a else pair.state_a
            groups.setdefault(key, (m, []))[1].append(other)
    order = {s: n for n, s in enumerate(dict.fromkeys(m.state for m, _ in groups.values()))}
    rows = sorted(groups.values(), key=lambda g: (order[g[0].state], g[0].articles, -len(g[1])))
    return [(full(m.state), ", ".join(m.articles), _effect(m), _toward(others, len(found.states) - 1)) for m, others in rows]


def _effect(m: Modified) -> str:
    besides = f"; set aside too: {provisions(m.further)}" if m.further else ""
    return m.effect + besides + (f" (cannot be told: {m.reason})" if m.answer is Answer.UNKNOWN else "")


def _toward(others: Sequence[str], all_: int) -> str:
    if len(others) == all_ > FEW:
        return f"all {all_} others"
    return listed(map(full, others)) if len(others) <= FEW else f"{len(others)} others: {', '.join(others)}"


def other_rows(found: Relations) -> Iterator[tuple[str, str]]:
    """What else governs, and where the treaty is not in force or that cannot be told: the finding and its pairs in few words."""
    said: dict[str, list[Two]] = {}
    for pair in found.pairs:
        both = frozenset((pair.state_a, pair.state_b))
        for line in _findings(pair, bool(both & {*found.unsure})):
            said.setdefault(line, []).append(both)
    return ((line, described(pairs, found.states)) for line, pairs in said.items())


def _findings(pair: Pair, unsure: bool) -> Iterator[str]:
    """Resolutions that bear on the same pair are named in one line."""
    decided = [g for g in pair.governed_by if g.kind == "charter"]
    yield from (governed(g) for g in pair.governed_by if g.kind != "charter")
    if decided:
        yield f"what {listed(g.title for g in decided)} decide prevails as far as it conflicts [{decided[0].article}]"
    if pair.answer is not Answer.YES and not unsure:
        yield f"{'not in force' if pair.answer is Answer.NO else 'cannot be told'}: {pair.reason}"


def shown(found: Relations) -> Iterable[str]:
    """Acts without effect, such as late objections, each once."""
    return dict.fromkeys(line for p in found.pairs for m in p.modified for line in m.shown)
