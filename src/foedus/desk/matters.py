"""Which claims are about one matter, by their telling words (`data/one_thing.csv`); no meaning is guessed beyond these."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from foedus.core.mentions import find_states
from foedus.core.statements import Claim
from foedus.core.tables import rows
from foedus.core.treaties import Held

Group = list[Held[Claim]]
# "these allegations": a noun of speech with nothing said of what it is about; "the report on troops" tells its own matter
_REFERS = re.compile(
    r"\W*(?:(?:the|these|those|this|that|such|all|any|both)\s+)*(?:allegation|accusation|assertion|charge|claim|report)s?\b"
    r"(?!\s+(?:of|on|that|about|by|over|regarding|concerning))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5  # letters that forms of one word share
_LEAST = 2  # telling words that two claims must share to be about one thing
_SHARE = 0.5  # of the telling words of the shorter one
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the and for that this with from has have had was were will would may might can could not its their his her they are been "
        "but who which into than about over under there also any all what when whether least more most",
    )
)


def together(claims: Iterable[Held[Claim]]) -> list[Group]:
    """The claims in groups, each about one matter, in the order in which they come.

    Who speaks to "these allegations" speaks to what the same report told just before.
    """
    given = list(claims)
    found = _by_words(held for held in given if not refers(held.content))
    groups = {id(held): group for group in found for held in group}
    for held in (h for h in given if id(h) not in groups):
        group = next((groups[id(h)] for h in _before(held, given) if id(h) in groups), None)
        if group is None:
            found.append(group := [])
        group.append(held)
    return found


def refers(claim: Claim) -> bool:
    """Does it say no more of its matter than that it was told before: "these allegations"?"""
    return bool(_REFERS.match(claim.about))


def _before(held: Held[Claim], others: Iterable[Held[Claim]]) -> list[Held[Claim]]:
    """Those that some report tells before it, the nearest first."""
    places = {s.source: s.start for s in held.statements}
    gaps = [(places[s.source] - s.start, h) for h in others for s in h.statements if s.source in places and h is not held]
    return [h for gap, h in sorted(((gap, h) for gap, h in gaps if gap > 0), key=lambda pair: pair[0])]


def _by_words(claims: Iterable[Held[Claim]]) -> list[Group]:
    found: list[Group] = []
    by_word: dict[str, set[int]] = {}
    for held in claims:
        words = telling(held.content.about)
        near = sorted({at for word in words for at in by_word.get(word, ())})
        at = next((at for at in near if _belongs(held, found[at])), len(found))
        if at == len(found):
            found.append([])
        found[at].append(held)
        for word in words:
            by_word.setdefault(word, set()).add(at)
    return found


def _belongs(held: Held[Claim], group: Group) -> bool:
    """About the same thing as most of the group, so that one chance likeness does not chain two matters together.

    A number belongs with the numbers of the group where they count the same.
    """
    numbers = [h for h in group if h.content.number] if held.content.number else []
    return 2 * sum(_alike(held, other) for other in numbers or group) > len(numbers or group)


def _alike(one: Held[Claim], other: Held[Claim]) -> bool:
    a, b = telling(one.content.about), telling(other.content.about)
    common = a & b
    if one.content.number and other.content.number and common & _counted():
        return True
    least = min(len(a), len(b))
    if least < _LEAST:
        return a == b
    return len(common) >= _LEAST and (len(common) >= _SHARE * least or bool(common & _counted()))


@lru_cache(maxsize=100_000)
def telling(text: str) -> frozenset[str]:
    """The words that tell what it is about, by their beginnings; states are named in every claim and tell nothing."""
    for start, end, _ in reversed(find_states(text)):
        text = f"{text[:start]} {text[end:]}"
    found = (w for w in _WORD.findall(text.casefold()) if w not in _COMMON)
    return frozenset(_meanings().get(w, (w, ""))[0][:_STEM] for w in found)


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["stands_for"], row["counted"]) for row in rows("one_thing", "foedus.desk")}


@cache
def _counted() -> frozenset[str]:
    return frozenset(meaning[:_STEM] for meaning, counted in _meanings().values() if counted == "yes")
