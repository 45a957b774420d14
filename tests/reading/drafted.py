"""Drafts made by hand, so that the inference of days is tested apart from the reading of acts."""

from typing import Any

from foedus.core.words import ActKind, Stance
from foedus.reading.days.times import TimeMention, times
from foedus.reading.drafts import Draft, DraftAct, DraftClaim, Entity

PACT = Entity(names=("Defence Cooperation Agreement",), parties=("FIN", "EST"), mentions=((0, 1),))


def drafted(text: str, *acts: DraftAct, claims: tuple[DraftClaim, ...] = (), treaty: Entity = PACT) -> Draft:
    return Draft(text=text, treaties=(treaty,), acts=acts, claims=claims, times=tuple(times(text)))


def act(text: str, words: str, kind: ActKind, *actors: str, day: str | None = None, **more: Any) -> DraftAct:
    """The act that `words` of the text tell; `day` are the words of its day."""
    start = text.index(words)
    mention = day_in(text, day) if day else None
    return DraftAct(kind=kind, treaty=0, start=start, end=start + len(words), sentence=0, actors=actors, time=mention, **more)


def claim(text: str, words: str, speaker: str, day: str | None = None) -> DraftClaim:
    start = text.index(words)
    return DraftClaim(
        speaker=speaker,
        stance=Stance.ASSERTS,
        start=start,
        end=start + len(words),
        about=words,
        time=day_in(text, day) if day else None,
    )


def day_in(text: str, words: str) -> TimeMention:
    return next(m for m in times(text) if m.words == words)
