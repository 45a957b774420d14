"""The vocabulary: kinds of acts, their status, stances, entry-into-force rules. Terms are those of the law of treaties."""

from __future__ import annotations

from enum import StrEnum


class ActKind(StrEnum):
    """Something done in relation to a treaty (Vienna Convention on the Law of Treaties, Parts II, IV and V)."""

    NEGOTIATION = "negotiation"
    INITIALLING = "initialling"
    ADOPTION = "adoption"
    SIGNATURE = "signature"
    SUBMISSION = "submission to parliament"
    COMMITTEE_APPROVAL = "committee approval"
    PARLIAMENTARY_APPROVAL = "parliamentary approval"
    GOVERNMENT_APPROVAL = "government approval"
    RATIFICATION = "ratification"  # the domestic act; consent to be bound is the deposit, exchange or notification
    DEPOSIT = "deposit of instrument"
    EXCHANGE = "exchange of instruments"
    NOTIFICATION = "notification"
    ACCESSION = "accession"
    ACCEPTANCE = "acceptance"
    SUCCESSION = "succession"
    ENTRY_INTO_FORCE = "entry into force"
    PROVISIONAL_APPLICATION = "provisional application"
    RESERVATION = "reservation"
    OBJECTION = "objection"
    DECLARATION = "declaration"
    AMENDMENT = "amendment"
    EXTENSION = "extension"
    ANNOUNCEMENT = "announcement"
    ORDER = "order"
    SUSPENSION = "suspension"
    WITHDRAWAL = "withdrawal"
    DENUNCIATION = "denunciation"
    TERMINATION = "termination"
    SUPERSESSION = "supersession"
    REGISTRATION = "registration"
    INVOCATION = "invocation"
    PERFORMANCE = "performance"
    BREACH = "alleged breach"


class About(StrEnum):
    """What an act concerns: the treaty itself, a way out of it, or a reservation or objection (its withdrawal)."""

    TREATY = "treaty"
    WITHDRAWAL = "withdrawal"
    SUSPENSION = "suspension"
    TERMINATION = "termination"
    RESERVATION = "reservation"
    OBJECTION = "objection"


class Status(StrEnum):
    """How a source presents an act."""

    DONE = "done"
    EXPECTED = "expected"  # planned, conditional, pending, postponed
    NOT_DONE = "not done"  # negated
    CLAIMED = "claimed"
    DISPUTED = "disputed"


class Stance(StrEnum):
    """How a speaker stands to what is said."""

    ASSERTS = "asserts"
    DENIES = "denies"
    NEITHER = "neither confirms nor denies"
    EXPECTS = "expects"


class EntryRule(StrEnum):
    """What brings a treaty into force (VCLT art. 24)."""

    SIGNATURE = "signature"
    DATE = "date"
    EXCHANGE = "exchange of instruments"
    NOTIFICATIONS = "last notification"
    INSTRUMENTS = "number of instruments"
    EVENT = "other event"  # described in `note`; only a reported entry into force settles it


class ProvisionalRule(StrEnum):
    """What lets a treaty be applied provisionally (VCLT art. 25(1))."""

    SIGNATURE = "signature"  # from the day on which all have signed, or for each from its own
    DATE = "date"
    DECLARATION = "declaration"  # only for who declares it: a `provisional application` of its own
    AGREEMENT = "agreement"  # as the parties agree otherwise, told by an act


class ReservationRule(StrEnum):
    """Which reservations a treaty allows (VCLT art. 19)."""

    SILENT = "silent"  # those compatible with its object and purpose, art. 19(c)
    ALLOWED = "allowed"
    NONE = "none"
    ONLY = "only"  # to the articles named, art. 19(b)
    EXCEPT = "except"  # not to the articles named, art. 19(a)


class Event(StrEnum):
    """What can set off a duty, or happen in a scenario."""

    ARMED_ATTACK = "armed attack"
    AGGRESSION = "aggression"
    THREAT = "threat"
    WAR = "war"
    CRISIS = "crisis"
    SANCTIONS = "sanctions"
    ADVERSE_TREATY = "adverse treaty"


TOLD_DONE = frozenset({Status.DONE, Status.CLAIMED, Status.DISPUTED})  # told as having happened, whoever disputes it

WAYS_OUT = {  # acts of leaving → what a vote or notice on one is about (VCLT arts. 54-57)
    ActKind.WITHDRAWAL: About.WITHDRAWAL,
    ActKind.DENUNCIATION: About.WITHDRAWAL,
    ActKind.TERMINATION: About.TERMINATION,
    ActKind.SUSPENSION: About.SUSPENSION,
}

VOTED = frozenset({ActKind.PARLIAMENTARY_APPROVAL, ActKind.COMMITTEE_APPROVAL})  # what a chamber or its committee does by a vote
