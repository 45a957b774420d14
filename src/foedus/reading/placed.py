"""What was read from a text as it is seen, placed in the text itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import Draft, DraftAct, DraftClaim, DraftProvision
from foedus.reading.text.visible import Visible

_Spanned = TypeVar("_Spanned", DraftAct, DraftClaim, DraftProvision)


def placed(draft: Draft, seen: Visible, text: str) -> Draft:
    """The draft of what is seen as a draft of the text: every span told in characters of it."""

    def back(one: _Spanned) -> _Spanned:
        start, end = seen.back(one.start, one.end)
        return replace(one, start=start, end=end)

    def time(mention: TimeMention | None) -> TimeMention | None:
        return _time(mention, seen, text) if mention else None

    return Draft(
        text=text,
        treaties=tuple(replace(e, mentions=tuple(seen.back(*m) for m in e.mentions)) for e in draft.treaties),
        acts=tuple(replace(back(a), time=time(a.time), base=time(a.base)) for a in draft.acts),
        claims=tuple(replace(back(c), time=time(c.time)) for c in draft.claims),
        provisions=tuple(map(back, draft.provisions)),
        times=tuple(_time(mention, seen, text) for mention in draft.times),
        language=draft.language,
    )


def _time(mention: TimeMention, seen: Visible, text: str) -> TimeMention:
    start, end = seen.back(mention.start, mention.end)
    return replace(mention, start=start, end=end, words=text[start:end])
