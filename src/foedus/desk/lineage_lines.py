"""Which reports draw on one another, ready to print: pairs with their passages, and who drew on whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.core.statements import Act
from foedus.reading.lineage.direction import Derivation, Text, derivation
from foedus.reading.lineage.lineage import Lineage, Passage, lineage
from foedus.reading.lineage.words import prose
from foedus.reading.reader import Reading


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
    document = reading.document
    return Text(
        key=document.name, text=document.text, prose=prose(document.text), published=reading.published,
        acts=acts, publisher=document.publisher,
    )  # fmt: skip


def _stretches(passages: Sequence[Passage], a: str, b: str) -> Iterator[Stretch]:
    for p in passages:
        yield Stretch(
            kind="boilerplate" if p.boilerplate else "quotation" if p.quoted else "reworded" if p.reworded else "prose",
            a_start=p.a_start, a_end=p.a_end, a_words=a[p.a_start : p.a_end],
            b_start=p.b_start, b_end=p.b_end, b_words=b[p.b_start : p.b_end],
        )  # fmt: skip
