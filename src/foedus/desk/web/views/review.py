"""One statement in review: its words in the report, what was read in them, what was decided and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from foedus.core.decisions import Decision, Verdict
from foedus.core.methods import person_of
from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Provision, Relation, Statement
from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.deciding_lines import said
from foedus.desk.marked import marked
from foedus.desk.marks import Opening, Span
from foedus.desk.passages import spoken
from foedus.desk.safe import visible
from foedus.desk.statement_lines import StatementLine, statement_line, treaty_name
from foedus.desk.web.views.review_form import labels
from foedus.ledger.decisions.reviewed import REVIEWED, Reviews, stack

AROUND = 1400  # characters of the report on each side of the words
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
DID = {
    Verdict.ACCEPT: "Accepted",
    Verdict.CORRECT: "Corrected",
    Verdict.REJECT: "Rejected",
    Verdict.DEFER: "Deferred",
    Verdict.UNDO: "Taken back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of a report with the words marked; `start` is the number of its first character, which no script may trust
    where signs of control are spelled out (`exact` is then false)."""

    body: Markup
    start: int
    before: bool  # does the report go on before it?
    after: bool
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A decision in the history of a statement; `says` is what it put in place, in words."""

    id: str
    decision: Decision
    did: str
    stands: bool
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What a merged ledger, by its name, decided from where it and this one part. Do both come to the same?"""

    ledger: str
    made: tuple[Made, ...]
    agree: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another statement that rests on some of the same words."""

    id: str
    line: StatementLine
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InWork:
    """A statement as it is reviewed. `last` is the decision seen as the last; `may` what can be decided now."""

    id: str
    statement: Statement
    line: StatementLine
    source: Source
    words: str
    says: str
    fields: tuple[tuple[str, str, str], ...]
    window: Window
    history: tuple[Made, ...]
    last: str
    stands: Made | None
    may: frozenset[Verdict]
    others: tuple[Other, ...]
    elsewhere: tuple[Elsewhere, ...] = ()


def in_work(statement: Statement, now: Snapshot, books: Books, by: str, span: tuple[int, int] | None = None) -> InWork:
    """The statement for that person; `span` are other characters that a correction would rest on."""
    key, source = statement.id, now.sources[statement.source]
    history = made(key, now, books.treaties)
    start, end = span or (statement.start, statement.end)
    others = tuple(_others(statement, now, books, (start, end)))
    return InWork(
        id=key,
        statement=statement,
        line=statement_line(statement, books.treaties),
        source=source,
        words=source.text[start:end],
        says=in_words(statement, books.treaties),
        fields=tuple(labels(statement, lambda key: treaty_name(key, books.treaties))),
        window=window(source.text, (start, end), [(o.line.start, o.line.end) for o in others]),
        history=history,
        last=now.reviews.last(key),
        stands=next((one for one in history if one.stands), None),
        may=_may(statement, source, now.reviews, by),
        others=others,
        elsewhere=elsewhere(key, now, books.treaties),
    )


def made(key: str, now: Snapshot, treaties: Mapping[str, Treaty]) -> tuple[Made, ...]:
    """The decisions on a statement as they were made."""
    return tuple(made_of(decision, now, treaties) for decision in now.reviews.history(key))


def elsewhere(key: str, now: Snapshot, treaties: Mapping[str, Treaty]) -> tuple[Elsewhere, ...]:
    """What merged ledgers decided on a statement, where nobody decided here since."""
    found = now.recorded.conflicts.get(key, ())
    return tuple(
        Elsewhere(ledger=one.ledger, made=tuple(made_of(d, now, treaties) for d in one.theirs), agree=one.agree) for one in found
    )


def made_of(decision: Decision, now: Snapshot, treaties: Mapping[str, Treaty]) -> Made:
    """One decision in words."""
    put = now.statements.get(decision.instead or "")
    return Made(
        id=decision.id,
        decision=decision,
        did=DID[decision.verdict],
        stands=now.reviews.verdict(decision.statement) == decision,
        says=in_words(put, treaties) if put and decision.verdict is Verdict.CORRECT else "",
    )


def in_words(statement: Statement, treaties: Mapping[str, Treaty]) -> str:
    """As "Ratification, Russia, 9 November 2024", "Xinhua denies: troops crossed the border"."""
    content = statement.content
    if isinstance(content, Relation):
        return f"{treaty_name(content.treaty, treaties)} {content.kind} {treaty_name(content.other, treaties)}"
    if isinstance(content, Act | Provision):
        return said(content)
    if isinstance(content, Claim):
        return f"{spoken(content.speaker)} {content.stance.value}: {content.about}"
    return statement_line(statement, treaties).title


def reviewable(statement: Statement, source: Source | None) -> bool:
    """May a person decide on it?"""
    return bool(source and source.kind in REVIEWED and isinstance(statement.content, Act | Claim | Provision | Relation))


def window(text: str, here: tuple[int, int], near: Iterable[tuple[int, int]] = ()) -> Window:
    """The words with a good part of the report around them, cut where a sentence or a paragraph ends."""
    first, last = _opening(text, here[0]), _closing(text, here[1])
    part = text[first:last]
    spans = [Span(start - first, end - first, ("near",)) for start, end in near if (start, end) != here]
    body = marked(part, [*spans, Span(here[0] - first, here[1] - first, ("here",))], _begins, lambda *_: Markup("</mark>"))
    return Window(body=body, start=first, before=first > 0, after=last < len(text), exact=visible(part) == part)


def _begins(opening: Opening) -> Markup:
    """The anchor stands on the first piece of the words in work alone."""
    kind = "here" if "here" in opening.span.kinds else "near"
    return Markup('<mark class="{}"{}>').format(kind, Markup(' id="words"') if kind == "here" and not opening.again else "")


def _opening(text: str, start: int) -> int:
    low = max(0, start - AROUND)
    found = _SENTENCE.search(text, low, start) if low else None
    return found.end() if found else low


def _closing(text: str, end: int) -> int:
    high = min(len(text), end + AROUND)
    if high == len(text):
        return high
    stops = [found.start() for found in _SENTENCE.finditer(text, end, high)]
    return stops[-1] if stops else high


def _may(statement: Statement, source: Source, found: Reviews, by: str) -> frozenset[Verdict]:
    if not reviewable(statement, source):
        return frozenset()
    may = {Verdict.CORRECT, Verdict.REJECT, Verdict.DEFER}
    may |= {Verdict.UNDO} if stack(found.history(statement.id)) else set()
    return frozenset(may if person_of(statement.method) == by else may | {Verdict.ACCEPT})


def _others(statement: Statement, now: Snapshot, books: Books, place: tuple[int, int]) -> Iterator[Other]:
    """What else was read in the words, in the order of the text."""
    near = [s for s in now.view.by_source.get(statement.source, ()) if s.start < place[1] and place[0] < s.end and s != statement]
    for other in sorted(near, key=lambda s: (s.start, s.end, s.id)):
        if reviewable(other, now.sources.get(other.source)):
            stands = now.reviews.verdict(other.id)
            yield Other(id=other.id, line=statement_line(other, books.treaties), verdict=DID[stands.verdict] if stands else "")
