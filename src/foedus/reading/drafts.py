"""What is read from a text before anyone knows its day: acts, claims and provisions with unresolved times."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.core.methods import RULES
from foedus.core.words import About, ActKind, Stance, Status
from foedus.reading.days.times import TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A treaty as one text speaks of it. `names` are its proper names, `words` the telling words of all mentions."""

    names: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    parties: tuple[str, ...] = ()
    year: int | None = None
    noun: str = "treaty"
    mentions: tuple[tuple[int, int], ...] = ()

    @property
    def label(self) -> str:
        """The longest proper name, or a description in the text's own telling words."""
        return max(self.names, key=len, default="") or " ".join([*sorted(self.words), self.noun])


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAct:
    """An act as the text tells it; `treaty` is the index of an Entity.

    `time` is the day's expression; `with_act` the index of an act of the same day ("when ..."), `by_act` of one it came
    before ("after it received approval"), `from_act` of the one from which `time` counts ("three days later").
    `joint`: an act of all parties together.
    """

    kind: ActKind
    treaty: int | None
    start: int
    end: int
    sentence: int
    about: About = About.TREATY
    status: Status = Status.DONE
    actors: tuple[str, ...] = ()
    organ: str | None = None
    persons: tuple[str, ...] = ()
    place: str | None = None
    time: TimeMention | None = None
    base: TimeMention | None = None  # with `time` counted back from it: "two weeks after X had adopted it" tells X's day
    limit: str = ""  # "by" or "before" stands before `time`: no later than that day, or earlier
    scene: TimeMention | None = None  # the day of what is told just before, where the act has no words for its own
    lead: bool = False  # told as the news of the report's first sentence
    future: bool = False
    with_act: int | None = None
    by_act: int | None = None
    from_act: int | None = None
    vote: str | None = None
    instrument: str | None = None
    note: str | None = None
    speaker: str | None = None
    other: int | None = None  # the treaty it replaces


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    """Somebody's word: who, with which stance, what (characters of the text)."""

    speaker: str
    stance: Stance
    start: int
    end: int
    about: str
    number: str | None = None
    time: TimeMention | None = None
    treaty: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftProvision:
    """What a treaty provides, as reported; the fields are those of `core.statements.Provision`."""

    kind: str
    treaty: int | None
    start: int
    end: int
    article: str | None = None
    trigger: str | None = None
    conditions: tuple[str, ...] = ()
    act: str | None = None
    manner: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    modality: str | None = None
    duration: str | None = None
    delay: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All that one text says, its days still unresolved. A pure function of the text, unless its `method` is another.

    `apart`: each mention of an act is a statement of its own.
    """

    text: str
    treaties: tuple[Entity, ...] = ()
    acts: tuple[DraftAct, ...] = ()
    claims: tuple[DraftClaim, ...] = ()
    provisions: tuple[DraftProvision, ...] = ()
    times: tuple[TimeMention, ...] = ()
    method: str = RULES
    apart: bool = False
    language: str = "en"
