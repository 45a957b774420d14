"""What changed in an answer between two days of knowledge, ready to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedus.core.problems import Problem, Refused
from foedus.core.saying import day
from foedus.desk.books import Books
from foedus.desk.deciding_lines import said
from foedus.desk.lines import Passage
from foedus.desk.passages import Shelf
from foedus.desk.standing_lines import lead
from foedus.law.beliefs.changes import Change, changes
from foedus.law.life.standing import standing
from foedus.ledger.folding.disputes import Dispute
from foedus.ledger.folding.refold import Refolding


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """Something newly known, by its number, with the passages that say so."""

    number: int
    says: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One part of the answer. `because`: sets of numbers of what is newly known, each of which produces it; none: time alone."""

    about: str
    which: str
    before: str
    after: str
    because: tuple[tuple[int, ...], ...] = ()
    smallest: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffLines:
    """The answer about a treaty on a day of law, by what was known on each of two days, and what changed it."""

    treaty: str
    title: str
    on: date
    known: tuple[date, date]
    before: str
    after: str
    changes: tuple[ChangeLine, ...] = ()
    new: tuple[NewLine, ...] = ()


def diff_lines(before: Books, after: Books, name: str, on: date, known: tuple[date, date]) -> DiffLines:
    """What changed. Refused where the treaty is not known on the later day, or the days are the wrong way round."""
    if known[0] > known[1]:
        raise Refused(Problem("--known", f"{known[0]} comes after {known[1]}.", "Give the earlier day first."))
    treaty = after.find(name)
    old, new = (Refolding(told=books.told, base=books.treaties) for books in (before, after))
    found = changes(old, new, treaty.id, on, known)
    told = list(dict.fromkeys(one for change in found for made in change.because for one in made))
    shelf, numbers = Shelf.of(after.sources), {one: number for number, one in enumerate(told, 1)}
    return DiffLines(
        treaty=treaty.id, title=treaty.title, on=on, known=known, before=_lead(before, treaty.id, on, known[0]),
        after=_lead(after, treaty.id, on, known[1]), changes=tuple(_change(change, numbers) for change in found),
        new=tuple(NewLine(number=n, says=said(one.content), passages=shelf.passages(one.statements)) for one, n in numbers.items()),
    )  # fmt: skip


def because(line: ChangeLine) -> str:
    """As "1 or 2", "1 and 3", "time alone"."""
    sets = (" and ".join(map(str, numbers)) for numbers in line.because)
    return " or ".join(sets) + ("" if line.smallest else " (or fewer)") if line.because else "time alone"


def headlines(lines: DiffLines) -> Iterable[str]:
    """The answer, before and after."""
    yield f"{lines.title}, on {day(lines.on)}"
    for known, answer in zip(lines.known, (lines.before, lines.after), strict=True):
        yield f"By what was known on {day(known)}: {answer}"


def _lead(books: Books, key: str, on: date, known: date) -> str:
    treaty = books.treaties.get(key)
    said = lead(standing(treaty, on, books.treaties, known)) if treaty else ": nothing was known of it."
    return said.partition(": ")[2]  # the day of law is said once, in the headline


def _change(change: Change, numbers: dict[Dispute, int]) -> ChangeLine:
    return ChangeLine(
        about=change.about, which=change.which, before=change.before, after=change.after, smallest=change.smallest,
        because=tuple(tuple(numbers[one] for one in made) for made in change.because),
    )  # fmt: skip
