"""Two reports compared: what they share, in both texts and side by side, and who drew on whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.core.sources import Source
from foedus.core.statements import Act
from foedus.desk.books import Books
from foedus.desk.lineage_lines import Pair, Stretch, of_two
from foedus.desk.marks import Span
from foedus.desk.safe import one_line
from foedus.desk.web.views.paging import sheet
from foedus.desk.web.views.report import has_text, kin
from foedus.desk.web.views.report_marks import Place, Ref, anchor, body

KINDS = ("prose", "reworded", "quotation", "boilerplate")
OWN = KINDS[:2]  # what makes a line of descent
NAMES = {"prose": "Word for word", "reworded": "Reworded", "quotation": "Quotation", "boilerplate": "Standing text"}
LONGEST = 50_000  # characters of a text that is compared while somebody waits
KIN = 8  # compared at a time
_SIDES = ("a", "b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """This report beside another. `pair` is None where a text is too long, or one has none to compare.

    `ours` and `theirs` are the parts, in per cent of the characters, that stand in the other too, quotations and standing text
    left out. `direction` says who drew on whom, and `ground` why.
    """

    this: Source
    other: Source
    pair: Pair | None
    ours: int = 0
    theirs: int = 0
    direction: str = ""
    ground: str = ""
    kinds: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """Both texts, their shared passages marked; passage n is `anchors[n - 1]` here and there."""

    compared: Compared
    texts: tuple[Markup, Markup]
    passages: tuple[tuple[int, Stretch], ...]
    anchors: tuple[tuple[str, str], ...]
    one_line: bool  # does the ledger count both as one line of descent?


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """Those of a report's line of descent that this page compares, and how many there are."""

    source: Source
    shown: tuple[Compared, ...]
    at: int
    pages: int
    found: int


def descent(source: Source, books: Books, at: int = 1) -> Descent:
    """That page of the reports which share the prose of this one, or that of one which does."""
    keys = kin(books, source.id)
    here = sheet(keys, at, KIN)
    shown = tuple(compared(source, books.sources[key], books) for key in here.shown)
    return Descent(source=source, shown=shown, at=here.at, pages=here.pages, found=len(keys))


def pair_page(this: Source, other: Source, books: Books) -> PairPage:
    """The page's content. Passages are numbered as they stand in this report."""
    found = compared(this, other, books)
    passages = tuple(enumerate(sorted(found.pair.passages, key=_place) if found.pair else (), 1))
    return PairPage(
        compared=found,
        texts=(_text(this.text, passages, 0), _text(other.text, passages, 1)),
        passages=passages,
        anchors=tuple((anchor(*_at(p, 0), "a"), anchor(*_at(p, 1), "b")) for _, p in passages),
        one_line=books.told.group_of(this.id) == books.told.group_of(other.id),
    )


def compared(this: Source, other: Source, books: Books) -> Compared:
    """What the two share."""
    if not all(has_text(s) and len(s.text) <= LONGEST for s in (this, other)):
        return Compared(this=this, other=other, pair=None)
    pair = of_two(this, _acts(this, books), other, _acts(other, books))
    direction, ground = _direction(pair, this, other)
    counted = Counter(p.kind for p in pair.passages)
    return Compared(
        this=this,
        other=other,
        pair=pair,
        ours=_part(this.text, (_at(p, 0) for p in pair.passages if p.kind in OWN)),
        theirs=_part(other.text, (_at(p, 1) for p in pair.passages if p.kind in OWN)),
        direction=direction,
        ground=ground,
        kinds=tuple((kind, NAMES[kind], counted[kind]) for kind in KINDS if counted[kind]),
    )


def _direction(pair: Pair, this: Source, other: Source) -> tuple[str, str]:
    if pair.score is None:
        return "Neither draws on the other: they share no prose to speak of", ""
    if pair.drew is None:
        return "One draws on the other, or both on a third; which, nothing tells", ""
    later, earlier = (this, other) if pair.drew.derived == this.id else (other, this)
    return f"{_named(later)} draws on {_named(earlier)}", pair.drew.ground


def _named(source: Source) -> str:
    return one_line(source.title or source.name, 100)


def _acts(source: Source, books: Books) -> tuple[Act, ...]:
    return tuple(s.content for s in books.told.of(source.id) if isinstance(s.content, Act))


def _part(text: str, places: Iterable[Place]) -> int:
    """Per cent of the characters that lie in one of the places, each counted once; 1 at least where there are any."""
    covered, end = 0, 0
    for start, stop in sorted(places):
        covered += max(0, stop - max(start, end))
        end = max(end, stop)
    return max(round(100 * covered / len(text)), 1) if covered else 0


def _text(text: str, passages: Sequence[tuple[int, Stretch]], side: int) -> Markup:
    links: dict[Place, list[Ref]] = defaultdict(list)
    for number, passage in passages:
        there = anchor(*_at(passage, 1 - side), _SIDES[1 - side])
        says = f"Passage {number} in the other report"
        links[_at(passage, side)].append(Ref(number=number, address=f"#{there}", says=says, kinds=(passage.kind,)))
    spans = [Span(*_at(p, side), (p.kind,), f"{NAMES[p.kind]}, passage {number}") for number, p in passages]
    return body(text, spans, links, _SIDES[side])


def _at(passage: Stretch, side: int) -> Place:
    return (passage.b_start, passage.b_end) if side else (passage.a_start, passage.a_end)


def _place(passage: Stretch) -> tuple[int, int, int, int]:
    return passage.a_start, passage.a_end, passage.b_start, passage.b_end
