"""When two mentions tell one act. Kinds that a state can do twice stay apart where votes or days differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.core.when import When
from foedus.core.words import TOLD_DONE, ActKind, Status
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.story.order import order_words

_MONTH = 31  # days
_RECALLED = 60  # acts of one kind told last among which a mention finds its own: keeps a list of thousands linear
ONCE = frozenset({ActKind.SIGNATURE, ActKind.RATIFICATION, ActKind.EXCHANGE, ActKind.ENTRY_INTO_FORCE, ActKind.DEPOSIT,
                   ActKind.PARLIAMENTARY_APPROVAL, ActKind.ADOPTION, ActKind.INITIALLING, ActKind.SUPERSESSION})  # fmt: skip


def main_treaty(draft: Draft) -> int | None:
    """The treaty that the text speaks of most; of several the first."""
    counts = [len(entity.mentions) for entity in draft.treaties]
    return counts.index(max(counts)) if counts else None


def one_act(one: DraftAct, other: DraftAct, day: When, other_day: When) -> bool:
    """Can both mentions of one text mean the same act, on these days? The treaty is not looked at."""
    return (
        one.kind == other.kind
        and one.about == other.about
        and _status(one) == _status(other)
        and _overlap(one.actors, other.actors)
        and _same_or_untold(organ(one), organ(other))
        and _same_or_untold(one.vote and digits(one.vote), other.vote and digits(other.vote))
        and day.meets(other_day) is not None
    )


def groups(draft: Draft, days: Sequence[When], keys: Mapping[int, str] | None = None) -> list[list[int]]:
    """The mentions of each act of a text, in text order; each index stands in exactly one group.

    `keys` tells which of the text's treaties are one, where that is known.
    """
    main = main_treaty(draft)
    found: list[_Group] = []
    shelf: dict[Hashable, list[_Group]] = {}
    for i, act in enumerate(draft.acts):
        mates = shelf.setdefault((_treaty(act, main, keys or {}), act.kind, act.about), [])
        profile = (act.actors, act.organ, act.vote, act.status, act.time is None, days[i])
        home = [g for g in mates[-_RECALLED:] if all(_together(draft.acts[k], act, days[k], days[i]) for k in g.distinct.values())]
        group = min(home, key=lambda g: not set(draft.acts[g.mentions[0]].actors) & set(act.actors), default=None)
        if group is None:
            group = _Group()
            mates.append(group)
            found.append(group)
        group.mentions.append(i)
        group.distinct.setdefault(profile, i)
    return [group.mentions for group in found]


@dataclass(slots=True)
class _Group:
    """Mentions of one act; `distinct` are those that tell anything that others do not."""

    mentions: list[int] = field(default_factory=list)
    distinct: dict[Hashable, int] = field(default_factory=dict)


def together(days: Iterable[When]) -> When:
    """What all mentions of one act tell of its day; the closest of them where they do not agree."""
    found = When()
    for day in sorted((d for d in days if d.edtf), key=lambda d: (bool(d.yearless), d.width or 10**9)):
        found = found.meets(day) or found if found.edtf else day
    return found


def organ(act: DraftAct) -> str | None:
    """The organ as far as it tells acts apart: a chamber of parliament is not told by "parliament"."""
    return None if act.organ in order_words("any_chamber") else act.organ


def digits(vote: str) -> str | None:
    """The numbers of a vote, which alone tell votes apart."""
    return "".join(c if c.isdigit() else " " for c in vote).strip() or None


def _treaty(act: DraftAct, main: int | None, keys: Mapping[int, str]) -> int | str | None:
    index = act.treaty if act.treaty is not None else main
    return None if index is None else keys.get(index, index)


def _together(one: DraftAct, other: DraftAct, day: When, other_day: When) -> bool:
    certain = one.kind in ONCE or one.sentence == other.sentence or bool(day.edtf and other_day.edtf)
    alike = certain and one_act(one, other, day, other_day)
    return alike and not _background(day, other, other_day) and not _background(other_day, one, day)


def _background(day: When, other: DraftAct, other_day: When) -> bool:
    """ "In 1992" is no other word for "in July" or "on Saturday": a bare year tells of the past, a bare day of the news."""
    return day.width is not None and day.width > _MONTH and other.time is not None and other_day.width is None


def _status(act: DraftAct) -> Status:
    return Status.DONE if act.status in TOLD_DONE else act.status


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _same_or_untold(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
