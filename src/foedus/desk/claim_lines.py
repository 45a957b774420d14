"""Claims side by side: who asserts, who denies, who neither confirms nor denies, and which numbers they give."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.core.statements import Claim
from foedus.core.treaties import Held
from foedus.desk.passages import Shelf, spoken
from foedus.desk.views import ClaimGroup, Voice

_WORD = re.compile(r"[^\W\d_]{3,}")
_FORM = re.compile(r"(>=|<=|>|<|~)?\s*(\d[\d.]*)(?:-(\d[\d.]*))?\s*(.*)")
_SIGNS = {">=": "at least ", "<=": "at most ", ">": "more than ", "<": "fewer than ", "~": "about "}
_LEAST = 2  # telling words that two claims must share to be about one thing
_SHARE = 0.5  # of the telling words of the shorter one
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the and for that this with from has have had was were will would may might can could not its their his her they are been "
        "but who which into than about over under there also any all what when whether",
    )
)


def claim_groups(claims: Iterable[Held[Claim]], shelf: Shelf, prefix: str) -> tuple[ClaimGroup, ...]:
    """Claims gathered by what they are about, the most disputed and most told first."""
    found: list[list[Held[Claim]]] = []
    for held in claims:
        near = next((g for g in found if any(_one_thing(held.content.about, other.content.about) for other in g)), None)
        if near is None:
            found.append([held])
        else:
            near.append(held)
    ordered = sorted(found, key=lambda g: (-len({h.content.stance for h in g}), -len(g)))
    return tuple(_group(group, shelf, f"{prefix}-c{n}") for n, group in enumerate(ordered, 1))


def figure(number: str | None) -> str | None:
    """ "at least 3,000" for ">=3000", "80 to 90" for "80-90"; what is no number stays as it is."""
    fits = _FORM.fullmatch(number.strip()) if number else None
    if not fits:
        return number or None
    sign, low, high, unit = fits.groups()
    words = _SIGNS.get(sign or "", "") + _grouped(low) + (f" to {_grouped(high)}" if high else "")
    return f"{words} {unit}".rstrip()


def _grouped(digits: str) -> str:
    return f"{int(digits):,}" if digits.isdecimal() and len(digits) > 3 else digits


def _one_thing(one: str, other: str) -> bool:
    a, b = _telling(one), _telling(other)
    common = len(a & b)
    return a == b if min(len(a), len(b)) < _LEAST else common >= _LEAST and common >= _SHARE * min(len(a), len(b))


def _telling(text: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(text.casefold()) if w not in _COMMON)


def _group(group: list[Held[Claim]], shelf: Shelf, key: str) -> ClaimGroup:
    about = min((h.content.about for h in group), key=len)
    return ClaimGroup(key=key, about=about, voices=tuple(_voice(held, shelf) for held in group))


def _voice(held: Held[Claim], shelf: Shelf) -> Voice:
    claim = held.content
    return Voice(
        speaker=spoken(claim.speaker),
        stance=claim.stance.value,
        about=claim.about,
        number=claim.number,
        figure=figure(claim.number),
        reports=held.reports,
        independent=held.independent,
        passages=shelf.passages(held.statements),
    )
