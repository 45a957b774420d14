"""From what a model says to what the source says: statements whose every word stands in the text, at exact characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from foedus.core.leaders import standard as person
from foedus.core.organs import organ_lexicon
from foedus.core.words import About, ActKind, Stance, Status
from foedus.reading.claims.claims import in_short
from foedus.reading.claims.numbers import number
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftAct, DraftClaim, DraftProvision
from foedus.reading.model.answers import Item
from foedus.reading.model.outcomes import Note, Why
from foedus.reading.model.places import Place, located
from foedus.reading.model.sources import Shown
from foedus.reading.model.treaties import Treaties
from foedus.reading.model.windows import Window
from foedus.reading.provisions import fields

T = TypeVar("T")
Drafted = DraftAct | DraftClaim | DraftProvision


class Unfounded(Exception):
    """The source does not bear the statement out."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass
class Ground:
    """A window of a text, what the model was shown of it, and the treaties of the whole text."""

    window: Window
    shown: Shown
    treaties: Treaties

    def statement(self, item: Item) -> tuple[Drafted, tuple[Note, ...]] | Why:
        """The item as a draft of the reader, with what is to be told of it; or why it is refused."""
        place = located(item, self.shown.passage, self.window)
        if isinstance(place, Why):
            return place
        notes = list(place.notes)
        try:
            return self._made(item, place, notes), tuple(dict.fromkeys(notes))
        except Unfounded as unfounded:
            return unfounded.why

    def _made(self, item: Item, place: Place, notes: list[Note]) -> Drafted:
        if item.sort == "acts":
            return self._act(item, place, notes)
        return self._claim(item, place, notes) if item.sort == "claims" else self._provision(item, place)

    def _act(self, item: Item, place: Place, notes: list[Note]) -> DraftAct:
        status, organ = Status(item.told("status")), self._detail(item.told("organ"), notes)
        persons = (self._detail(one, notes) for one in item.several("persons"))
        known = organ_lexicon().get(organ or "")
        return DraftAct(
            kind=ActKind(item.told("kind")), about=About(item.told("about")), status=status, future=status is Status.EXPECTED,
            treaty=self._treaty(item, place), start=place.start, end=place.end,
            sentence=self.window.holding(place.start).number - 1,
            actors=self._actors(item, notes),
            organ=known.name if known else organ,
            persons=tuple(dict.fromkeys(person(one) for one in persons if one)),
            place=self._detail(item.told("place"), notes), vote=self._detail(item.told("vote"), notes),
            time=self._time(item, place, notes),
            speaker=_given(self.shown.speaker(item.told("speaker")), Why.SPEAKER) if item.told("speaker") else None,
        )  # fmt: skip

    def _claim(self, item: Item, place: Place, notes: list[Note]) -> DraftClaim:
        said = self.shown.passage.text[place.start : place.end]
        return DraftClaim(
            speaker=_given(self.shown.speaker(item.told("speaker")), Why.SPEAKER), stance=Stance(item.told("stance")),
            start=place.start, end=place.end, about=in_short(said), number=number(said), time=self._time(item, place, notes),
        )  # fmt: skip

    def _provision(self, item: Item, place: Place) -> DraftProvision:
        said = self.shown.passage.text[place.start : place.end]
        return DraftProvision(
            kind=item.told("kind"), treaty=self._treaty(item, place), start=place.start, end=place.end, article=fields.article(said)
        )

    def _actors(self, item: Item, notes: list[Note]) -> tuple[str, ...]:
        found = [_given(self.shown.actors(one), Why.ACTOR) for one in item.several("actors")]
        notes += [] if all(found) else [Note.NOBODY]
        return tuple(dict.fromkeys(key for keys in found for key in keys))

    def _treaty(self, item: Item, place: Place) -> int | None:
        told = item.told("treaty")
        return _given(self.treaties.number(told, place.start, self.shown), Why.TREATY) if told else None

    def _time(self, item: Item, place: Place, notes: list[Note]) -> TimeMention | None:
        told = item.told("day")
        if not told:
            return None
        time = _given(self.shown.day(told, place.start), Why.DAY).time
        notes += [] if time else [Note.UNDATED]
        return time

    def _detail(self, told: str, notes: list[Note]) -> str | None:
        found = self.shown.whole(told) if told else None
        notes += [Note.PARTLY] if told and found is None else []
        return found


def _given(found: T | None, why: Why) -> T:
    if found is None:
        raise Unfounded(why)
    return found
