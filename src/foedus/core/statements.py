"""Statements: what one source says, exactly where, in whose word and with which stance."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import ClassVar

from foedus.core.clauses import FinalClauses
from foedus.core.methods import RULES
from foedus.core.plain import plain
from foedus.core.when import When
from foedus.core.words import About, ActKind, Event, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something said to be done in relation to a treaty. `treaty` is a register key, or the name as reported."""

    kind: ActKind
    treaty: str
    actors: tuple[str, ...] = ()  # state keys (ISO 3166-1/-3 alpha-3) or organisations; empty where none is named
    about: About = About.TREATY
    status: Status = Status.DONE
    organ: str | None = None
    persons: tuple[str, ...] = ()
    place: str | None = None
    when: When | None = None
    vote: str | None = None
    instrument: str | None = None  # ratification, acceptance, approval, accession, succession; definitive signature (VCLT art. 12)
    toward: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()  # the provisions that it concerns: of a reservation, an invocation, a performance, a breach
    precluding: bool | None = None  # an objection that opposes entry into force between the two (VCLT art. 20(4)(b))
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a speaker asserts, denies, neither confirms nor denies, or expects, in short."""

    speaker: str
    stance: Stance
    about: str
    treaty: str | None = None
    number: str | None = None  # "1500", ">=3000", ">10000", "80-90"
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """An article or part of one that obliges, permits or forbids, as reported or as a card states it.

    Empty `bearers` means each party, empty `toward` each other party, empty `by` any state.
    `trigger` is in words; `events` is what a scenario is matched against.
    """

    kind: str
    treaty: str
    article: str | None = None
    bearers: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    trigger: str | None = None
    events: tuple[Event, ...] = ()
    by: tuple[str, ...] = ()
    area: str | None = None
    conditions: tuple[str, ...] = ()
    act: str | None = None
    manner: tuple[str, ...] = ()
    promptness: str | None = None  # how soon: immediately, without delay
    means: tuple[str, ...] = ()  # with what: by all means at its disposal, including armed force
    limits: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    modality: str | None = None  # shall, shall not, may, declares
    duration: str | None = None
    delay: str | None = None
    number: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation between treaties: `treaty` supersedes, amends, implements `other`, ...; kinds in `data/relations.csv`."""

    kind: str
    treaty: str
    other: str
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """That a treaty is called `name`, is of a kind ("defence treaty"), and has or is open to these parties."""

    treaty: str
    name: str
    kind: str | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """What a treaty says of its own life, as data; that it is open to others; what the source leaves out of it.

    `told_until` is the last day of which a data set tells: whether the treaty lasted longer it leaves open.
    """

    treaty: str
    final: FinalClauses = field(default_factory=FinalClauses)
    open: bool | None = None
    incomplete: str | None = None
    told_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That a list of states counts `state` as a member of its system, under a number, from a day to a day (both inclusive).

    `end` is None where it still is a member at the list's end. It bears on no treaty.
    """

    system: str  # cow (Correlates of War), gw (Gleditsch and Ward)
    number: int
    state: str
    name: str
    start: When
    end: When | None = None
    treaty: ClassVar[None] = None


Content = Act | Claim | Provision | Relation | Naming | Clauses | Membership
CONTENTS: dict[str, type] = {cls.__name__.lower(): cls for cls in (Act, Claim, Provision, Relation, Naming, Clauses, Membership)}


_AS_TEXT = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), check_circular=False)


class _Kept:
    """Room for an id, so that it is hashed once."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(_Kept):
    """One source says one thing. `start` and `end` are characters of the source's text, end exclusive."""

    source: str
    start: int
    end: int
    content: Content
    speaker: str | None = None  # whose word it is; None is the source's own
    stance: Stance = Stance.ASSERTS
    method: str = RULES

    def __hash__(self) -> int:
        # by its place, and by who acts, for cards give no place: the whole content is deep
        return hash((self.source, self.start, self.end, getattr(self.content, "actors", ())))

    @property
    def id(self) -> str:
        """Hash of content and source, never of the time it was seen: reading a document twice adds nothing."""
        try:
            return self._id
        except AttributeError:
            written(self)
            return self._id


def known_as(statement: Statement, key: str) -> Statement:
    """The statement itself, with the id under which a ledger has it: it need not be hashed again."""
    object.__setattr__(statement, "_id", key)
    return statement


def written(statement: Statement) -> tuple[str, str]:
    """Its content, and all the rest of it, as canonical JSON; and the id is kept that follows from them."""
    content = _AS_TEXT.encode(plain(statement.content))
    said = _said(statement.source, statement.speaker, statement.stance.value, statement.method)
    rest = f'{{"end":{statement.end},{said},"start":{statement.start}}}'
    # "content" is the first of the keys in their order
    text = f'["{type(statement.content).__name__}",{{"content":{content},{rest[1:]}]'
    known_as(statement, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24])
    return content, rest


@lru_cache(maxsize=2**10)  # the statements of a report share it, but for the speaker
def _said(source: str, speaker: str | None, stance: str, method: str) -> str:
    """What stands between "end" and "start", as all keys stand in their order; what is empty is left out."""
    words = {"source": source, "speaker": speaker, "stance": stance, "method": method}
    return _AS_TEXT.encode({key: value for key, value in words.items() if value})[1:-1]
