"""Which reports draw on one another, ready to print: pairs with their passages, and who drew on whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from foedus.core.sources import Source
from foedus.core.statements import Act
from foedus.reading.lineage.direction import Derivation, Text, derivation
from foedus.reading.lineage.lineage import Lineage, Passage, lineage, related
from foedus.reading.lineage.words import prose
from foedus.reading.reader import Reading

_prose = lru_cache(maxsize=64)(prose)  # a report is compared with one after the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A passage in both reports: characters, end exclusive, and words; kind is prose, reworded, quotation or boilerplate."""

    kind: str
    a_start: int
    a_end: int
    a_words: str
    b_start: int
    b_end: int
    b_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports that share passages. `score` is None where they are of no one lineage: they share no prose to speak of."""

    a: str
    b: str
    score: float | None
    drew: Derivation | None
    passages: tuple[Stretch, ...]


def compared(readings: Sequence[Reading]) -> tuple[Lineage, tuple[Pair, ...]]:
    """The lineage of the reports by id, and the pairs that share something, by name in the order of the names."""
    told = {r.document.id: r for r in readings}
    publishers = {key: r.document.publisher for key, r in told.items() if r.document.publisher}
    found = lineage({key: r.document.text for key, r in told.items()}, publishers)
    scores = {(link.a, link.b): link.score for link in found.links}
    texts = {key: as_text(told[key]) for pair in scores for key in pair}
    shared: dict[tuple[str, str], list[Passage]] = {pair: [] for pair in scores}
    for passage in found.passages:
        shared.setdefault((passage.a, passage.b), []).append(passage)
    pairs = [
        Pair(
            a=told[a].document.name,
            b=told[b].document.name,
            score=scores.get((a, b)),
            drew=derivation(texts[a], texts[b]) if (a, b) in scores else None,
            passages=tuple(_stretches(passages, told[a].document.text, told[b].document.text)),
        )
        for (a, b), passages in shared.items()
    ]
    return found, tuple(sorted(pairs, key=lambda pair: (pair.a, pair.b)))


def as_text(reading: Reading) -> Text:
    """The reading as its direction is told from it."""
    acts = tuple(s.content for s in reading.statements if isinstance(s.content, Act))
    return replace(_as_told(reading.source, acts), key=reading.document.name)


@lru_cache(maxsize=256)
def of_two(a: Source, a_acts: tuple[Act, ...], b: Source, b_acts: tuple[Act, ...]) -> Pair:
    """Two sources compared, by their ids; of more sources of one publisher alone it could be told what is standing text."""
    first, second = sorted((a, b), key=lambda s: s.id)
    found = related({s.id: _prose(s.text) for s in (first, second)}, {s.id: s.publisher for s in (a, b) if s.publisher})
    told = [_as_told(a, a_acts), _as_told(b, b_acts)] if found.links else []
    return Pair(
        a=a.id,
        b=b.id,
        score=found.links[0].score if found.links else None,
        drew=derivation(*told) if told else None,
        passages=tuple(_stretches([_from(a.id, p) for p in found.passages], a.text, b.text)),
    )


def forget() -> None:
    """Let go of the texts that were compared."""
    of_two.cache_clear()
    _prose.cache_clear()


def _as_told(source: Source, acts: tuple[Act, ...]) -> Text:
    return Text(
        key=source.id, text=source.text, prose=_prose(source.text), published=source.published,
        acts=acts, publisher=source.publisher,
    )  # fmt: skip


def _from(a: str, passage: Passage) -> Passage:
    """The passage with that source's characters first."""
    if passage.a == a:
        return passage
    return replace(
        passage, a=passage.b, a_start=passage.b_start, a_end=passage.b_end,
        b=passage.a, b_start=passage.a_start, b_end=passage.a_end,
    )  # fmt: skip


def _stretches(passages: Sequence[Passage], a: str, b: str) -> Iterator[Stretch]:
    for p in passages:
        yield Stretch(
            kind="boilerplate" if p.boilerplate else "quotation" if p.quoted else "reworded" if p.reworded else "prose",
            a_start=p.a_start, a_end=p.a_end, a_words=a[p.a_start : p.a_end],
            b_start=p.b_start, b_end=p.b_end, b_words=b[p.b_start : p.b_end],
        )  # fmt: skip
