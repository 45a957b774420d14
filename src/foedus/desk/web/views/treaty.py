"""All that the page of a treaty shows, from the books."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.statements import Statement
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.desk.act_lines import act_lines
from foedus.desk.books import Books
from foedus.desk.claim_lines import claim_groups
from foedus.desk.days import words
from foedus.desk.duty_life_lines import LifeLine, duties_line
from foedus.desk.duty_lines import duty_lines
from foedus.desk.lines import ActLine, ClaimGroup, DutyLine
from foedus.desk.passages import Shelf, names
from foedus.desk.standing_lines import standing_line
from foedus.desk.titles import short_name
from foedus.desk.treaty_views import said_of
from foedus.desk.views import StandingLine
from foedus.law.duties.duty_life import Lives
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """What a treaty is to another, said from its own side; `other` is the other's key, where it is known here."""

    says: str
    other: str
    title: str
    known: bool
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A provision with the lives of the duties under it, those of the most states first."""

    line: DutyLine
    lives: tuple[LifeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A source of the page, how many statements of it are about the treaty, and the number of the line of descent that it is of.

    `number` is a report's in this page, 0 for a citation.
    """

    number: int
    id: str
    name: str
    title: str | None
    publisher: str | None
    published: When | None
    statements: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyPage:
    """One treaty on one day."""

    id: str
    title: str
    short: str
    names: tuple[str, ...]
    kind: str
    parties: tuple[tuple[str, str], ...]
    open: bool
    on: date
    standing: StandingLine
    acts: tuple[ActLine, ...]
    duties: tuple[Duty, ...]
    relations: tuple[RelationLine, ...]
    claims: tuple[ClaimGroup, ...]
    sources: tuple[Told, ...]
    independent: int
    incomplete: str | None


def treaty_page(treaty: Treaty, books: Books, bonds: Bonds, telling: Iterable[Treaty]) -> TreatyPage:
    """The page's content on the day of the bonds; `telling` say what they are to it. Reports are numbered within the page."""
    on, known = bonds.on, bonds.known or date.today()
    said = said_of(treaty)
    shelf = Shelf.of({s.source: books.sources[s.source] for s in said if s.source in books.sources})
    parties = names(treaty.parties)
    sources = tuple(_sources(said, shelf, books))
    return TreatyPage(
        id=treaty.id,
        title=treaty.title,
        short=short_name(treaty.title, treaty.names, parties),
        names=tuple(n for n in treaty.names if n != treaty.title),
        kind=treaty.kind,
        parties=tuple(zip(treaty.parties, parties, strict=True)),
        open=treaty.open,
        on=on,
        standing=standing_line(standing(treaty, on, case=bonds.case(treaty)), shelf),
        acts=act_lines(treaty.acts, shelf, "a"),
        duties=_duties(treaty, duties_line(Lives.by(bonds, treaty), shelf, known).duties, shelf),
        relations=tuple(_relations(treaty, books.treaties, telling)),
        claims=claim_groups(treaty.claims, shelf, "c"),
        sources=sources,
        independent=len({s.line for s in sources}),
        incomplete=treaty.incomplete,
    )


def _duties(treaty: Treaty, lives: Sequence[LifeLine], shelf: Shelf) -> tuple[Duty, ...]:
    """Each provision with its lives: those of its kind and article that rest on the same words."""
    found: dict[Hashable, list[LifeLine]] = {}
    for life in sorted(lives, key=lambda life: -len(life.bearers)):
        found.setdefault((life.kind, life.article, life.act, life.passages), []).append(life)
    lines = zip(treaty.provisions, duty_lines(treaty.provisions, shelf, "d"), strict=True)
    said = ((held.content, line) for held, line in lines)
    return tuple(Duty(line=line, lives=tuple(found.get((p.kind, p.article, p.act, line.passages), ()))) for p, line in said)


def _sources(said: Iterable[Statement], shelf: Shelf, books: Books) -> Iterator[Told]:
    counted, lines = Counter(s.source for s in said), dict[str, int]()
    for key in (*shelf.numbers, *(k for k in shelf.sources if k not in shelf.numbers)):
        line = lines.setdefault(books.told.group_of(key), len(lines) + 1)
        yield Told(
            number=shelf.numbers.get(key, 0), id=key, name=(one := shelf.sources[key]).name, title=one.title,
            publisher=one.publisher, published=one.published, statements=counted[key], line=line,
        )  # fmt: skip


def _relations(treaty: Treaty, others: Mapping[str, Treaty], telling: Iterable[Treaty]) -> Iterator[RelationLine]:
    """What it says of others, and what others say of it."""
    for held in treaty.relations:
        other = others.get(held.content.other)
        title = other.title if other else held.content.other
        yield RelationLine(
            says=f"It {held.content.kind}", other=held.content.other, title=title, known=other is not None,
            day=words(held.content.when) if held.content.when else "",
        )  # fmt: skip
    for one in telling:
        for held in one.relations:
            if held.content.other == treaty.id and one.id != treaty.id:
                day = words(held.content.when) if held.content.when else ""
                yield RelationLine(says=f"{held.content.kind.capitalize()} it:", other=one.id, title=one.title, known=True, day=day)
