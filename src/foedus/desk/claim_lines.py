"""Claims side by side: who asserts, who denies, who neither confirms nor denies, and which numbers they give."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.core.statements import Claim
from foedus.core.treaties import Held
from foedus.desk.lines import ClaimGroup, Voice
from foedus.desk.matters import refers, together
from foedus.desk.passages import Shelf, spoken

_FORM = re.compile(r"(>=|<=|>|<|~)?\s*(\d[\d.]*)(?:-(\d[\d.]*))?\s*(.*)")
_SIGNS = {">=": "at least ", "<=": "at most ", ">": "more than ", "<": "fewer than ", "~": "about "}


def claim_groups(claims: Iterable[Held[Claim]], shelf: Shelf, prefix: str) -> tuple[ClaimGroup, ...]:
    """Claims gathered by what they are about, the most disputed and most told first."""
    found = together(claims)
    ordered = sorted(found, key=lambda g: (-len({h.content.stance for h in g}), -len(g)))
    return tuple(_group(group, shelf, f"{prefix}-c{n}") for n, group in enumerate(ordered, 1))


def figure(number: str | None) -> str | None:
    """As "at least 3,000" for ">=3000", "80 to 90" for "80-90"; what is no number stays as it is."""
    fits = _FORM.fullmatch(number.strip()) if number else None
    if not fits:
        return number or None
    sign, low, high, unit = fits.groups()
    words = _SIGNS.get(sign or "", "") + _grouped(low) + (f" to {_grouped(high)}" if high else "")
    return f"{words} {unit}".rstrip()


def _grouped(digits: str) -> str:
    return f"{int(digits):,}" if digits.isdecimal() and len(digits) > 3 else digits


def _group(group: list[Held[Claim]], shelf: Shelf, key: str) -> ClaimGroup:
    about = min((h.content for h in group), key=lambda claim: (refers(claim), len(claim.about))).about
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
