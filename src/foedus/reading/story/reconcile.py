"""One key for one treaty: the register's where it knows it, else a name that the reports of one story share."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.core.when import When
from foedus.reading.drafts import Draft
from foedus.reading.story.profiles import Profile, apart, made_acts, one_treaty, profile, title

Place = tuple[str, int]  # a draft's key, and an index among its treaties


@dataclass(frozen=True, slots=True)
class _Member:
    place: Place
    title: str
    profile: Profile


@dataclass(slots=True)
class _Group:
    """Mentions of one treaty; `profiles` with the drafts that have them, since many reports say the same."""

    members: list[_Member] = field(default_factory=list)
    profiles: dict[Profile, set[str]] = field(default_factory=dict)

    def takes(self, one: _Member) -> bool:
        """What one text tells apart stays apart, unless another report or the register says that it is one."""
        alike = any(one_treaty(one.profile, p) and (p.key == one.profile.key is not None or drafts - {one.place[0]})
                    for p, drafts in self.profiles.items())  # fmt: skip
        return alike and not any(apart(one.profile, p) for p in self.profiles)

    def add(self, one: _Member) -> None:
        """Take it in."""
        self.members.append(one)
        self.profiles.setdefault(one.profile, set()).add(one.place[0])


def reconcile(drafts: Mapping[str, Draft], days: Mapping[str, Sequence[When]]) -> dict[Place, str]:
    """The key of every treaty of every draft, given the days of the drafts' acts."""
    members = [member for key, draft in drafts.items() for member in _members(key, draft, days[key])]
    groups: list[_Group] = []
    index: dict[Hashable, dict[int, None]] = {}
    for one in sorted(members, key=lambda m: (m.profile.key is None, not m.profile.names, not m.profile.signed.edtf)):
        near = dict.fromkeys(n for trait in _traits(one.profile) for n in index.get(trait, ()))
        home = next((n for n in near if groups[n].takes(one)), len(groups))
        if home == len(groups):
            groups.append(_Group())
        groups[home].add(one)
        for trait in _traits(one.profile):
            index.setdefault(trait, {})[home] = None
    return _keys(groups)


def _members(key: str, draft: Draft, days: Sequence[When]) -> Iterator[_Member]:
    made = made_acts(draft, days)
    for i in range(len(draft.treaties)):
        yield _Member((key, i), title(draft, i), profile(draft, i, made.get(i, ())))


def _traits(one: Profile) -> Iterator[Hashable]:
    """What two mentions of one treaty have at least one of in common."""
    if one.key:
        yield one.key
    yield from one.names
    if len(one.parties) > 1:
        yield one.parties


def _keys(groups: Sequence[_Group]) -> dict[Place, str]:
    out: dict[Place, str] = {}
    taken: set[str] = set()
    for group in groups:
        first = group.members[0]
        name = next((m.profile.key for m in group.members if m.profile.key), None) or _name(group.members)
        if name in taken:
            name = f"{name} ({first.place[0]}, {first.place[1]})"
        taken.add(name)
        out |= {m.place: name for m in group.members}
    return out


def _name(members: Sequence[_Member]) -> str:
    named = [m.title for m in members if m.profile.names]
    if named:
        return max(named, key=len)
    parties = max((m.profile.parties for m in members), key=len)
    return members[0].title + (f" ({', '.join(sorted(parties))})" if parties else "")
