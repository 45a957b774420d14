"""Final clauses: what a treaty says of its own life, as data (VCLT arts. 11-25, 39-40, 54-59)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from foedus.core.when import When
from foedus.core.words import EntryRule, ProvisionalRule, ReservationRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Time between what fulfils a clause and its effect: years, then months, then days, then the first of a month or year."""

    days: Annotated[int, '"on the thirtieth day after" is 30'] = 0
    months: int = 0
    years: int = 0
    first_of_month: Annotated[bool, "on the first day of the month that follows the expiration of the rest"] = False
    nth_month: Annotated[int, '"on the first day of the sixth month after the month in which" is 6; instead of the rest'] = 0
    # None, not false: what came later must not change the hash of what ledgers hold already
    last_day: Annotated[bool | None, "on the last day of the month that nth_month or first_of_month names"] = None
    first_of_year: Annotated[bool | None, "on 1 January after the expiration of the rest: at the end of a calendar year"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must be so, besides others, before a treaty enters into force; what several keys say must hold together.

    `count`, `fraction`, `majority` and `share` ask for instruments; `among` and `besides` say whose count.
    """

    count: Annotated[int | None, "at least so many instruments"] = None
    fraction: Annotated[str | None, 'at least this part of `of`, as "2/3" or "3/4"'] = None
    majority: Annotated[bool, "more than half of `of`"] = False
    of: Annotated[
        str | None, '"signatories", "parties" (those foreseen), the id of a treaty (its parties on the day), or their number'
    ] = None
    share: Annotated[float | None, "instruments of states that together make up at least so many per cent of `quantity`"] = None
    shares: Annotated[dict[str, float], "each state's part: per cent, or any amount where `total` is given"] = field(
        default_factory=dict
    )
    total: Annotated[float | None, "the whole of which `shares` are amounts"] = None
    quantity: Annotated[str | None, "what is shared out, in words"] = None
    named: Annotated[tuple[str, ...], "an instrument of each of these states"] = ()
    among: Annotated[tuple[str, ...], "only instruments of these states count (a category)"] = ()
    besides: Annotated[tuple[str, ...], "instruments of these states do not count"] = ()
    category: Annotated[str | None, "the category in words"] = None
    treaty: Annotated[str | None, "the treaty of this id is in force"] = None
    note: Annotated[str | None, "a condition in words only: whether it is met cannot be told from the acts"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryIntoForce:
    """VCLT art. 24(1). `count` and `named` are the first two conditions; further ones stand under `conditions`."""

    rule: EntryRule
    article: str | None = None
    count: Annotated[int | None, "instruments (or signatures, notifications) needed; all of the parties foreseen if absent"] = None
    named: Annotated[tuple[str, ...], "states whose instruments are all needed"] = ()
    conditions: Annotated[tuple[Condition, ...], "what must be so besides, at the same time"] = ()
    organisations: Annotated[bool, "false: an instrument of a regional organisation counts toward no number"] = True
    date: Annotated[
        When | None, "fixed day: the treaty enters into force on it if all was fulfilled by then, else after the delay"
    ] = None
    not_before: Annotated[When | None, "it never enters into force earlier than this day"] = None
    not_before_treaty: Annotated[str | None, "nor before the treaty of this id is in force"] = None
    delay: Annotated[Delay, "from the day on which everything is fulfilled"] = field(default_factory=Delay)
    later: Annotated[Delay | None, "for a state that joins afterwards: from its own instrument (art. 24(3))"] = None
    note: Annotated[str | None, "a further condition in words: then only a reported entry into force settles it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalApplication:
    """VCLT art. 25: what lets the treaty be applied before it enters into force."""

    rule: ProvisionalRule
    date: Annotated[When | None, "the day from which, for the rule date"] = None
    delay: Delay = field(default_factory=Delay)
    until: Annotated[When | None, "it ends by this day at the latest"] = None
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long it lasts (VCLT arts. 54, 55): `indefinite`, or a term that ends, is renewed tacitly, or by agreement."""

    indefinite: bool = False
    years: Annotated[int | None, "length of the first term"] = None
    until: Annotated[When | None, "last day of the first term"] = None
    renewal: Annotated[int | None, "years for which it is renewed tacitly, again and again"] = None
    by_agreement: Annotated[bool, "it is renewed only if the parties agree (an extension)"] = False
    below: Annotated[int | None, "it ends when fewer parties than this remain (art. 55)"] = None
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Withdrawal or denunciation under the treaty's own clause (VCLT art. 54(a)), or its silence (art. 56)."""

    notice: Annotated[Delay | None, "from the notice to its effect"] = None
    earliest_years: Annotated[int | None, "no effect earlier than so many years after the entry into force"] = None
    earliest_notice_years: Annotated[int | None, "no notice earlier than so many years after the entry into force"] = None
    end_of_term: Annotated[bool, "only with effect at the end of a term"] = False
    excluded: Annotated[bool, "the treaty says that nobody may leave"] = False
    silent: Annotated[bool, "the treaty is known to say nothing of leaving (art. 56)"] = False
    implied: Annotated[bool | None, "of a silent treaty: is a right to leave intended or implied by its nature?"] = None
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """What goes on binding after the treaty has ended (VCLT art. 70(1)): obligations in words, and for how long."""

    years: Annotated[int | None, "from the end of the treaty; without any limit if absent"] = None
    of: Annotated[str | None, "of what, in words: investments made before, projects begun, information exchanged"] = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservations:
    """What it says of reservations (VCLT art. 19), and whose acceptance they need (art. 20)."""

    rule: ReservationRule
    articles: Annotated[tuple[str, ...], "those that the rule only or except names"] = ()
    acceptance: Annotated[str | None, '"each" (the usual), "all" (art. 20(2)), "organ" (art. 20(3)), "not needed" (art. 20(1))'] = (
        None
    )
    silence: Annotated[Delay | None, "time for objections where the treaty sets another than twelve months (art. 20(5))"] = None
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accession:
    """Who may join (VCLT art. 15)."""

    open_to: Annotated[str | None, "in words: any state, members of the United Nations, states invited by all parties"] = None
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    """How it is amended, and whom an amendment binds (VCLT arts. 39-41)."""

    adoption: Annotated[str | None, "in words or as a part of the parties: 2/3, consensus, all parties"] = None
    binds: Annotated[str | None, '"accepting" parties only (the rule of art. 40(4)), or "all" once it is in force'] = None
    later_joiners: Annotated[bool | None, "false: who joins later is not bound by it unless it says so (against art. 40(5))"] = None
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalClauses:
    """What a treaty says of its own life; a clause that is not known is None, never a default."""

    entry_into_force: EntryIntoForce | None = None
    provisional_application: ProvisionalApplication | None = None
    duration: Duration | None = None
    withdrawal: Withdrawal | None = None
    survival: Survival | None = None
    reservations: Reservations | None = None
    accession: Accession | None = None
    amendment: Amending | None = None
    depositary: str | None = None
    languages: tuple[str, ...] = ()
    territory: Annotated[str | None, "territorial application, in words (art. 29)"] = None
