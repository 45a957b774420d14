"""The lives of duties, ready to show: those that stand alike together, each with its events and a proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.problems import Problem, Refused
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.desk.books import Books
from foedus.desk.days import words
from foedus.desk.lines import Passage, Step
from foedus.desk.passages import Shelf
from foedus.desk.standing_lines import step
from foedus.law.duties.duty_events import LifeEvent
from foedus.law.duties.duty_life import DutyLife, Lives, sentence, state
from foedus.law.scenarios.happenings import keys


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event in the life of a duty. `answer`: has it come by the day?"""

    word: str
    when: When | None
    day: str
    says: str
    answer: Answer
    article: str
    doubt: str = ""
    passages: tuple[Passage, ...] = ()
    disputed: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeLine:
    """The duties of these bearers toward these states, which stand alike; the proof is worked for the first of each.

    `words` are those that the day may bear, one only where that is certain. `operative`: must the duty be kept that day?
    """

    kind: str
    article: str | None
    act: str | None
    modality: str | None
    bearers: tuple[str, ...]
    toward: tuple[str, ...]
    words: tuple[str, ...]
    since: When | None
    operative: Answer
    state: str
    sentence: str
    events: tuple[EventLine, ...]
    proof: Step
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesLine:
    """The duties of one treaty on a day."""

    treaty: str
    title: str
    on: date
    known: date
    duties: tuple[LifeLine, ...] = ()


def duties_line(lives: Lives, shelf: Shelf, known: date, state_: str | None = None, toward: str | None = None) -> DutiesLine:
    """All duties that had, or may have, been created by the day: of one state, toward one state, where these are given."""
    groups = _alike(lives.all(state_, toward))
    return DutiesLine(
        treaty=lives.treaty.id,
        title=lives.treaty.title,
        on=lives.bonds.on,
        known=known,
        duties=tuple(_line(group, lives, shelf) for group in groups),
    )


def _alike(all_: Iterable[DutyLife]) -> list[list[DutyLife]]:
    """Lives of one provision in the same state by the same acts: those of one bearer, and of bearers with the same others."""
    own: dict[Hashable, list[DutyLife]] = {}
    for life in all_:
        own.setdefault((life.bearer, _ground(life)), []).append(life)
    keys = [(_apart(lives), _among(lives)) for lives in own.values()]
    counted = Counter(key for pair in keys for key in pair)
    groups: dict[Hashable, list[DutyLife]] = {}
    for lives, pair in zip(own.values(), keys, strict=True):
        groups.setdefault(max(pair, key=counted.__getitem__), []).extend(lives)
    return list(groups.values())


def _apart(lives: Sequence[DutyLife]) -> Hashable:
    """What bearers share who owe it to the same third states."""
    return _ground(lives[0]), frozenset(x.toward for x in lives)


def _among(lives: Sequence[DutyLife]) -> Hashable:
    """What bearers share who owe it to one another."""
    return _ground(lives[0]), frozenset((lives[0].bearer, *(x.toward for x in lives)))


def _ground(life: DutyLife) -> tuple[Hashable, ...]:
    """What must be equal: the state, and each event with its day."""
    told = tuple((e.word, e.when, e.come, e.held.content if e.held else None) for e in life.events)
    return life.provision, life.words, life.since, told


def _line(group: Sequence[DutyLife], lives: Lives, shelf: Shelf) -> LifeLine:
    one = group[0]
    bearers, toward = (tuple(dict.fromkeys(getattr(x, side) for x in group)) for side in ("bearer", "toward"))
    others = () if set(bearers) & set(toward) else tuple(filter(None, toward))
    said = sentence(one, bearers, others) if len(bearers) == 1 or others else ""
    return LifeLine(
        kind=one.provision.kind, article=one.provision.article, act=one.provision.act, modality=one.provision.modality,
        bearers=bearers, toward=tuple(filter(None, toward)), words=tuple(w.value for w in one.words), since=one.since,
        operative=one.operative, state=state(one), sentence=said or sentence(one, bearers, ()),
        events=tuple(_event(e, shelf) for e in one.events), proof=step(lives.proof(one), shelf),
        passages=shelf.passages(one.held.statements),
    )  # fmt: skip


def _event(event: LifeEvent, shelf: Shelf) -> EventLine:
    return EventLine(
        word=event.word.value,
        when=event.when,
        day=words(event.when),
        says=event.says,
        answer=event.come,
        article=event.article,
        doubt=event.doubt,
        passages=shelf.passages(event.held.statements) if event.held else (),
        disputed=shelf.passages(event.held.disputed) if event.held else (),
    )


def of_treaty(
    treaty: Treaty, found: Books, on: date, known: date | None, of: str | None = None, toward: str | None = None
) -> DutiesLine:
    """Its duties, of one state and toward one where given by key or name. Refused where such a state is not known."""
    until = known or date.today()
    lives = Lives.of(treaty, on, found.treaties, until)
    return duties_line(lives, Shelf.of(found.sources), until, *(_key(s) for s in (of, toward)))


def _key(words: str | None) -> str | None:
    """A state by its key or name."""
    if words is None:
        return None
    named = keys(words) or keys(words.upper())
    if len(named) != 1:
        raise Refused(Problem(words, "This is no state that Foedus knows.", "Give its three letters (RUS) or its English name."))
    return named[0]
