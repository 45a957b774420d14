"""What can be wrong with final clauses whose form is right: a clause that no rule can work with, or that contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from foedus.core.clauses import Condition, Delay
from foedus.core.statements import Act
from foedus.core.treaties import Card
from foedus.core.words import ActKind, EntryRule, ProvisionalRule, ReservationRule
from foedus.ledger.entries.shape import Misfit, Path

ENTRY: Path = ("clauses", "entry_into_force")
BINDS, ACCEPTANCE = ("accepting", "all"), ("each", "all", "organ", "not needed")
_PART = re.compile(r"[1-9][0-9]*/[1-9][0-9]*")
_GROUP = re.compile(r"signatories|parties|[0-9]+|[a-z0-9]+(?:-[a-z0-9]+)*")


def clause_faults(card: Card) -> Iterator[Misfit]:
    """All faults of the card's final clauses."""
    for check in CHECKS:
        yield from check(card)


def entry_can_be_reckoned(card: Card) -> Iterator[Misfit]:
    """The rule has what it needs."""
    entry = card.clauses.entry_into_force
    if entry is None:
        return
    counted = entry.rule in (EntryRule.SIGNATURE, EntryRule.NOTIFICATIONS, EntryRule.INSTRUMENTS)
    if counted and not (entry.count or entry.named or entry.conditions or entry.note or card.parties or _reported(card)):
        yield Misfit(ENTRY, "It does not say how many are needed.", "Add count:, named: or conditions:.")
    if entry.rule is EntryRule.DATE and not entry.date:
        yield Misfit(ENTRY, "It names no day.", "Add date:.")
    if entry.rule is EntryRule.EVENT and not entry.note and not _reported(card):
        yield Misfit(ENTRY, "It names no event.", "Say in note: what must happen.")
    if entry.not_before_treaty == card.id:
        yield Misfit((*ENTRY, "not_before_treaty"), "The treaty would wait for itself.", "Name the other treaty.")


def _reported(card: Card) -> bool:
    """Does an act settle the entry into force?"""
    acts = [c.content for c in card.content if isinstance(c.content, Act) and c.content.treaty == card.id]
    return any(act.kind is ActKind.ENTRY_INTO_FORCE for act in acts)


def conditions_can_be_met(card: Card) -> Iterator[Misfit]:
    """Each further condition asks for something that can be told and reached."""
    entry = card.clauses.entry_into_force
    for number, condition in enumerate(entry.conditions if entry else ()):
        for key, sentence, remedy in _condition(condition):
            yield Misfit((*ENTRY, "conditions", number, *((key,) if key else ())), sentence, remedy)
    if entry and entry.count is not None and entry.count < 1:
        yield Misfit((*ENTRY, "count"), "It asks for fewer than one.", "Write the number of the clause.")


def _condition(condition: Condition) -> Iterator[tuple[str, str, str]]:
    if condition == Condition(category=condition.category, quantity=condition.quantity):
        yield "", "This condition asks for nothing.", "Give count:, named:, fraction:, majority:, share:, treaty: or note:."
    if condition.fraction and not (_PART.fullmatch(condition.fraction) and _at_most_one(condition.fraction)):
        yield "fraction", f"{condition.fraction!r} is no part of a whole.", "Write 2/3 or 3/4."
    if (condition.fraction or condition.majority) and not condition.of:
        yield "", "It does not say of what the part is.", 'Add of: "signatories", "parties", a treaty\'s id, or a number.'
    if condition.of and not _GROUP.fullmatch(condition.of):
        yield "of", f"{condition.of!r} is no group of states.", 'Write "signatories", "parties", a treaty\'s id, or a number.'
    if condition.among and condition.count and condition.count > len(condition.among):
        yield "count", f"It asks for {condition.count} of {len(condition.among)} states.", "Correct the number or the list."
    if condition.share is not None and not condition.shares:
        yield "share", "There is no table of shares.", "Add shares: {KEY: per cent, ...}."
    if condition.share is not None and not 0 < condition.share <= 100:
        yield "share", f"{condition.share:g} is no share in per cent.", "Write a number from 0 to 100."
    if (whole := sum(condition.shares.values())) > (condition.total or 100) * 1.01:
        yield "shares", f"They add up to {whole:g}, more than the whole.", "Correct them, or add total: for amounts."


def _at_most_one(part: str) -> bool:
    above, below = part.split("/")
    return int(above) <= int(below)


def delays_are_one(card: Card) -> Iterator[Misfit]:
    """`nth_month` stands for itself, the last day is that of a month; no delay runs backwards."""
    entry, provisional, leave = card.clauses.entry_into_force, card.clauses.provisional_application, card.clauses.withdrawal
    delays: list[tuple[Path, Delay | None]] = [
        ((*ENTRY, "delay"), entry.delay if entry else None),
        ((*ENTRY, "later"), entry.later if entry else None),
        (("clauses", "provisional_application", "delay"), provisional.delay if provisional else None),
        (("clauses", "withdrawal", "notice"), leave.notice if leave else None),
    ]
    for path, delay in delays:
        if delay and delay.nth_month and delay != Delay(nth_month=delay.nth_month, last_day=delay.last_day):
            yield Misfit(path, "nth_month stands with another delay.", "Keep one of them.")
        if delay and delay.last_day and not (delay.nth_month or delay.first_of_month):
            yield Misfit(path, "It does not say of which month the last day is.", "Add nth_month: or first_of_month:.")
        if delay and delay.first_of_year and delay.first_of_month:
            yield Misfit(path, "It is both the first of a month and of a year.", "Keep one of them.")
        if delay and min(delay.days, delay.months, delay.years, delay.nth_month) < 0:
            yield Misfit(path, "This delay runs backwards.", "Write numbers from 0 on.")


def ends_do_not_contradict(card: Card) -> Iterator[Misfit]:
    """A treaty is of one duration, and lets states leave or does not."""
    term, leave = card.clauses.duration, card.clauses.withdrawal
    if term and term.indefinite and (term.years or term.until or term.renewal or term.by_agreement):
        yield Misfit(("clauses", "duration"), "It is both indefinite and for a term.", "Keep one of them.")
    if term and term.renewal and term.by_agreement:
        yield Misfit(("clauses", "duration"), "It is renewed both tacitly and by agreement.", "Keep renewal: or by_agreement:.")
    if leave and (leave.silent or leave.excluded) and (leave.notice or (leave.silent and leave.excluded)):
        yield Misfit(("clauses", "withdrawal"), "It both gives a way out and gives none.", "Keep notice:, silent: or excluded:.")
    if leave and leave.end_of_term and not (term and (term.years or term.until)) and leave.notice:
        yield Misfit(("clauses", "withdrawal", "end_of_term"), "There is no term that could end.", "Add duration: with years:.")


def words_are_known(card: Card) -> Iterator[Misfit]:
    """Short words in other clauses are those that the rules know."""
    clauses = card.clauses
    if clauses.amendment and clauses.amendment.binds not in (None, *BINDS):
        yield Misfit(("clauses", "amendment", "binds"), f"{clauses.amendment.binds!r} is not known here.", _one_of(BINDS))
    allowed = clauses.reservations
    if allowed and allowed.acceptance not in (None, *ACCEPTANCE):
        yield Misfit(("clauses", "reservations", "acceptance"), f"{allowed.acceptance!r} is not known here.", _one_of(ACCEPTANCE))
    if allowed and allowed.rule in (ReservationRule.ONLY, ReservationRule.EXCEPT) and not (allowed.articles or allowed.note):
        yield Misfit(("clauses", "reservations"), "It does not say which articles.", "Add articles: or note:.")
    provisional = clauses.provisional_application
    if provisional and provisional.rule is ProvisionalRule.DATE and not provisional.date:
        yield Misfit(("clauses", "provisional_application"), "It names no day.", "Add date:.")


def _one_of(words: tuple[str, ...]) -> str:
    return f"Write {' or '.join(words)}."


CHECKS: tuple[Callable[[Card], Iterator[Misfit]], ...] = (
    entry_can_be_reckoned, conditions_can_be_met, delays_are_one, ends_do_not_contradict, words_are_known,
)  # fmt: skip
