"""What somebody did and said, so far as statements tell: a person, an organ, an agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.core.statements import Act, Claim, Statement
from foedus.desk.act_lines import act_title
from foedus.desk.claim_lines import figure
from foedus.desk.days import words
from foedus.desk.lines import Passage
from foedus.desk.passages import Shelf, names, spoken

MOST = 200  # lines of each kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """An act in which it has a part, as one source tells it."""

    title: str
    status: str
    day: str
    states: tuple[str, ...]
    treaty: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim that is its word, as one source passes it on."""

    stance: str
    about: str
    figure: str | None
    treaty: str | None
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody's acts and claims, in the order of the reports; `left` are those beyond the most that are shown."""

    name: str
    shown: str
    did: tuple[Did, ...]
    said: tuple[Said, ...]
    left: int


def by_voice(statements: Iterable[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """The statements in which somebody acts or speaks, by their names."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        content = statement.content
        heard = content.persons if isinstance(content, Act) else (content.speaker,) if isinstance(content, Claim) else ()
        for name in dict.fromkeys(heard):
            found[name].append(statement)
    return {name: tuple(said) for name, said in found.items()}


def voice(name: str, statements: Iterable[Statement], shelf: Shelf) -> Voice:
    """Everything in order."""
    told = sorted(statements, key=lambda s: (shelf.numbers.get(s.source, 0), s.start))
    did = [_did(s, s.content, shelf) for s in told if isinstance(s.content, Act)]
    said = [_said(s, s.content, shelf) for s in told if isinstance(s.content, Claim)]
    left = max(0, len(did) - MOST) + max(0, len(said) - MOST)
    return Voice(name=name, shown=spoken(name), did=tuple(did[:MOST]), said=tuple(said[:MOST]), left=left)


def _did(statement: Statement, act: Act, shelf: Shelf) -> Did:
    return Did(
        title=act_title(act),
        status=act.status.value,
        day=words(act.when),
        states=names(act.actors),
        treaty=act.treaty,
        passage=shelf.passage(statement),
    )


def _said(statement: Statement, claim: Claim, shelf: Shelf) -> Said:
    return Said(
        stance=claim.stance.value,
        about=claim.about,
        figure=figure(claim.number),
        treaty=claim.treaty,
        passage=shelf.passage(statement),
    )
