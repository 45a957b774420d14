"""What a treaty's own text says as statements, each with the characters that say it: for a ledger, and for a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.core.clauses import FinalClauses
from foedus.core.methods import RULES
from foedus.core.sources import TEXT, Source, source_id
from foedus.core.statements import Act, Clauses, Content, Naming, Provision, Statement
from foedus.core.texts import Element, Span
from foedus.core.treaties import Card, Cited
from foedus.core.when import When
from foedus.core.words import ActKind, EntryRule, Stance
from foedus.reading.treaty import naming
from foedus.reading.treaty.clauses.final import as_data
from foedus.reading.treaty.treatytext import TreatyText

_OWN = "text"  # the key of the card's one source
_SEVERAL = 2


def source(name: str, read: TreatyText) -> Source:
    """The text as a source of its own kind: what rules propose from it a person decides."""
    return Source(id=source_id(read.text), name=name, text=read.text, kind=TEXT, title=naming.title(read, name))


def statements(name: str, read: TreatyText, treaty: str) -> list[Statement]:
    """Its name, its signature, each final clause that was read, each duty that is proposed."""
    key = source_id(read.text)
    return [
        Statement(source=key, start=start, end=end, content=content, stance=Stance.ASSERTS, method=RULES)
        for content, (start, end) in _told(name, read, treaty)
    ]


def card(name: str, read: TreatyText, treaty: str) -> Card:
    """A card to be reviewed: what was not read is told as what it leaves out."""
    called = naming.title(read, name)
    content: list[Act | Provision] = [replace(one.provision, treaty=treaty) for one in read.duties]
    content += [act for act, _ in _acts(read, treaty)]
    return Card(
        id=treaty,
        title=called,
        kind=naming.kind(called),
        parties=_parties(read),
        open=_open(read),
        sources={_OWN: f"{name}, text {source_id(read.text)}"},
        clauses=as_data(read.clauses, _languages(read)),
        clauses_source=_OWN,
        content=tuple(Cited(content=one, source=_OWN) for one in content),
        incomplete=_incomplete(read),
    )


def _incomplete(read: TreatyText) -> str:
    unread = {name: one.article for name, one in read.clauses.items() if one.clause is None}
    told = ", ".join(f"{name.replace('_', ' ')} ({_place(article)})" for name, article in unread.items())
    left = f"; not read: {told}" if told else ""
    return f"drafted by rules from the treaty's text, to be reviewed{left}"


def _place(article: Element) -> str:
    return f"article {article.number}" if article.number else article.known_as


def _told(name: str, read: TreatyText, treaty: str) -> Iterator[tuple[Content, Span]]:
    called, stands = naming.title(read, name), naming.title_of(read)
    whole = (stands.start, stands.end) if stands else (0, 0)
    yield Naming(treaty=treaty, name=called, kind=naming.kind(called), parties=_parties(read)), whole
    yield from _acts(read, treaty)
    for field, one in read.clauses.items():
        if one.clause is not None:
            opens = True if field == "accession" else None
            yield Clauses(treaty=treaty, final=FinalClauses(**{field: one.clause}), open=opens), (one.start, one.end)
    if read.concluded.languages:
        spans = [language.span for language in read.concluded.languages]
        yield Clauses(treaty=treaty, final=FinalClauses(languages=_languages(read))), (spans[0][0], spans[-1][1])
    for duty in read.duties:
        yield replace(duty.provision, treaty=treaty), (duty.start, duty.end)


def _acts(read: TreatyText, treaty: str) -> Iterator[tuple[Act, Span]]:
    """That the parties signed it on the day on which it was done; of a treaty open to others only that it was made then."""
    said = read.concluded
    if said.day is None:
        return
    made = _open(read) or len(said.parties) < _SEVERAL
    kind, actors = (ActKind.ADOPTION, ()) if made else (ActKind.SIGNATURE, _parties(read))
    place = said.place.value if said.place else None
    yield Act(kind=kind, treaty=treaty, actors=actors, when=When.parse(said.day.value), place=place), said.day.span


def _open(read: TreatyText) -> bool:
    """May further states join: by its own words, or since so many instruments of whomever bring it into force?"""
    entry = read.clauses.get("entry_into_force")
    counted = bool(entry and entry.clause and entry.clause.rule is EntryRule.INSTRUMENTS and entry.clause.count)
    return "accession" in read.clauses or counted or not _parties(read)


def _parties(read: TreatyText) -> tuple[str, ...]:
    return tuple(one.value for one in read.concluded.parties)


def _languages(read: TreatyText) -> tuple[str, ...]:
    return tuple(one.value for one in read.concluded.languages)
