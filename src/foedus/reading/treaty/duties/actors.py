"""The states that a condition names: by whom, and toward whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.core.mentions import find_states

_BY = re.compile(r"\b(?:by|from|on the part of|with|(?:hostilities|war|operations|action) against)\s+(?:the\s+)?\Z", re.IGNORECASE)
_ON = re.compile(r"\b(?:against|between|(?<!bordering )(?:on|upon))\s+(?:the\s+)?\Z", re.IGNORECASE)
_ATTACK = re.compile(r"(?:\s+(?:armed|military|unprovoked))*\s+(?:attack|aggression|invasion)\b", re.IGNORECASE)
_SUFFERS = re.compile(r"(?:,[^,]{0,80},)?\s+(?:is|are|being|be|should|becom\w+|were|was)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:,|\s|\b(?:and|or|either|also|the|by)\b)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Actors:
    """Keys of the states that do it, and of those that suffer it; `spans` is where they stand."""

    by: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    def joined(self, other: Actors) -> Actors:
        """Both together; places are those of other words, and are dropped."""
        return Actors(tuple(dict.fromkeys(self.by + other.by)), tuple(dict.fromkeys(self.toward + other.toward)))


def actors(words: str) -> Actors:
    """Of the words of one condition."""
    said = find_states(words)
    names = [(start, end, one.key) for start, end, one in said if one.sort == "name"]
    attacking = [(start, end, one.key) for start, end, one in said if one.sort == "adjective" and _ATTACK.match(words, end)]
    by: list[str] = [key for _, _, key in attacking]
    toward: list[str] = []
    spans: list[tuple[int, int]] = [(start, end) for start, end, _ in attacking]
    for group in _groups(words, names):
        before, after = words[: group[0][0]], words[group[-1][1] :]
        role = by if _BY.search(before) else toward if _ON.search(before) or _SUFFERS.match(after) else None
        if role is not None:
            role += [key for _, _, key in group]
            spans += [(start, end) for start, end, _ in group]
    return Actors(tuple(dict.fromkeys(by)), tuple(dict.fromkeys(toward)), tuple(spans))


def _groups(words: str, names: list[tuple[int, int, str]]) -> list[list[tuple[int, int, str]]]:
    groups: list[list[tuple[int, int, str]]] = []
    for name in names:
        if groups and _JOINED.fullmatch(words, groups[-1][-1][1], name[0]):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups
