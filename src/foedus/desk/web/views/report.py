"""All that the page of a report shows: its text with every statement marked, and beside it what was read there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.core.sources import DATA_SET, Source
from foedus.desk.books import Books
from foedus.desk.marks import Span
from foedus.desk.passages import by_day
from foedus.desk.statement_lines import StatementLine, statement_line
from foedus.desk.web.views.report_marks import Place, Ref, anchor, body, only

KINDS = ("act", "claim", "provision", "relation", "naming", "clauses")  # in the order of the legend
PLURALS = {"act": "Acts", "claim": "Claims", "provision": "Provisions", "relation": "Relations", "naming": "Names"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was read at one place of the text; `number` is the one that stands after the words."""

    number: int
    place: Place
    words: str
    lines: tuple[StatementLine, ...]

    @property
    def anchor(self) -> str:
        """Where the words are."""
        return anchor(*self.place)

    @property
    def key(self) -> str:
        """Where the note is."""
        return anchor(*self.place, "n")

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of what was read here."""
        return tuple(line.kind for line in self.lines)

    @property
    def only(self) -> str:
        """The class that hides it with its kind."""
        return only(self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report in full. `unplaced` are statements that rest on the whole of it; `kin` the ids of others of its line of descent."""

    source: Source
    body: Markup
    notes: tuple[Note, ...]
    unplaced: tuple[StatementLine, ...]
    legend: tuple[tuple[str, str, int], ...]  # kind, its name, how many statements
    statements: int
    speakers: tuple[tuple[str, int], ...]
    kin: tuple[str, ...]


def report_page(source: Source, books: Books, asked: Place | None = None) -> ReportPage:
    """The page's content; `asked` are characters that a link points at, which may be of no statement."""
    lines = [statement_line(s, books.treaties) for s in books.told.of(source.id)]
    found = notes(lines, source.text)
    links = {n.place: [Ref(number=n.number, address=f"#{n.key}", says=f"Note {n.number}", kinds=n.kinds)] for n in found}
    spans = [Span(line.start, line.end, (line.kind,), line.title) for line in _by_kind(lines)]
    spans += [Span(*asked, ("asked",))] if asked and asked not in links else []
    return ReportPage(
        source=source,
        body=body(source.text, spans, links),
        notes=found,
        unplaced=tuple(line for line in lines if not _within(line.start, line.end, source.text)),
        legend=legend(line.kind for line in lines),
        statements=len(lines),
        speakers=tuple(Counter(line.speaker for line in lines if line.speaker).most_common()),
        kin=kin(books, source.id),
    )


def notes(lines: Iterable[StatementLine], text: str) -> tuple[Note, ...]:
    """The statements by place, in the order in which their words end: so the numbers rise as one reads."""
    places: dict[Place, list[StatementLine]] = defaultdict(list)
    for line in lines:
        if _within(line.start, line.end, text):
            places[line.start, line.end].append(line)
    ordered = sorted(places, key=lambda place: (place[1], -place[0]))
    return tuple(
        Note(number=n, place=place, words=text[slice(*place)], lines=tuple(_by_kind(places[place])))
        for n, place in enumerate(ordered, 1)
    )


def places(source: Source, books: Books) -> tuple[Place, ...]:
    """Where the statements of a report stand, each place once."""
    found = ((s.start, s.end) for s in books.told.of(source.id) if _within(s.start, s.end, source.text))
    return tuple(dict.fromkeys(found))


def legend(kinds: Iterable[str]) -> tuple[tuple[str, str, int], ...]:
    """The kinds that there are, with how many."""
    counted = Counter(kinds)
    ordered = [*(kind for kind in KINDS if counted[kind]), *(kind for kind in counted if kind not in KINDS)]
    return tuple((kind, PLURALS.get(kind, kind.capitalize()), counted[kind]) for kind in ordered)


def kin(books: Books, source: str) -> tuple[str, ...]:
    """The other sources that share its prose, or that of one which does, by day and name."""
    group = books.told.group_of(source)
    members = [key for key, of in books.told.groups.items() if of == group and key != source and key in books.sources]
    return tuple(sorted(members, key=lambda key: by_day(books.sources[key])))


def has_text(source: Source) -> bool:
    """Is it shown as a text, neither a citation nor a table?"""
    return bool(source.text) and source.kind != DATA_SET


def _within(start: int, end: int, text: str) -> bool:
    return 0 <= start < end <= len(text)


def _by_kind(lines: Sequence[StatementLine]) -> list[StatementLine]:
    return sorted(lines, key=lambda line: KINDS.index(line.kind) if line.kind in KINDS else len(KINDS))
