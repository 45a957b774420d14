"""What a search finds, by kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyHit:
    """A treaty; `name` is the other name of it that was meant, "" where its title or id was."""

    id: str
    title: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateHit:
    """A state or organisation; `form` is the other name, code or adjective that was meant, "" where its name was."""

    key: str
    name: str
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHit:
    """Somebody who acts or speaks: a person, an organ, an agency.

    `name` is as in statements ("Foreign Ministry (PRK)"), `shown` for people ("Foreign Ministry (North Korea)"); `office` and
    `state` are the latest that the table of leaders knows. `heard`: a statement has them act or speak.
    """

    name: str
    shown: str
    form: str = ""
    office: str | None = None
    state: str | None = None
    heard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHit:
    """A provision or final clause of a treaty: its article as the treaty numbers it, and what it is about."""

    treaty: str
    title: str
    article: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHit:
    """A report or another source, by its name, title or publisher; `form` is the one that was meant, "" where the name was."""

    id: str
    name: str
    form: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageHit:
    """Words of a report: characters `start` to `end` of the source, and in them the words that match (`marks`), end exclusive.

    `published` is the first day on which it can have been published.
    """

    source: str
    name: str
    published: date | None
    start: int
    end: int
    words: str
    marks: tuple[tuple[int, int], ...]

    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The words in pieces, each with whether it matches."""
        made, at = [], self.start
        for start, end in self.marks:
            made += [(self._cut(at, start), False), (self._cut(start, end), True)]
            at = end
        return tuple(piece for piece in (*made, (self._cut(at, self.end), False)) if piece[0])

    def _cut(self, start: int, end: int) -> str:
        return self.words[start - self.start : end - self.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[T]):
    """The best hits of one kind, and whether there are more."""

    hits: tuple[T, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a search. `words` are those searched for; `perhaps` other spellings that would find something."""

    words: tuple[str, ...]
    treaties: Group[TreatyHit] = field(default_factory=Group)
    states: Group[StateHit] = field(default_factory=Group)
    persons: Group[PersonHit] = field(default_factory=Group)
    articles: Group[ArticleHit] = field(default_factory=Group)
    sources: Group[SourceHit] = field(default_factory=Group)
    passages: Group[PassageHit] = field(default_factory=Group)
    perhaps: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Was anything found?"""
        groups = (self.treaties, self.states, self.persons, self.articles, self.sources, self.passages)
        return any(group.hits for group in groups)
