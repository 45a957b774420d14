"""Names short enough for a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LONG = 60  # characters: about a line of a heading
_FEW = 3  # parties
_SMALL = frozenset(["a", "and", "at", "between", "by", "concerning", "for", "from", "in", "of", "on", "the", "to", "with"])


def short_name(title: str, names: Iterable[str], parties: Sequence[str] = ()) -> str:
    """The title; for a long one the first shorter proper name of several words, in the order in which a card gives them.

    What reports call by no name ("treaty") is told from others by its parties.
    """
    if title == title.lower() and parties:
        return f"{title} ({', '.join(parties[:_FEW])}{' and others' if len(parties) > _FEW else ''})"
    if len(title) <= _LONG:
        return title
    return next((name for name in names if len(name) < len(title) and _proper(name)), title)


def _proper(name: str) -> bool:
    """Written as names are: "Treaty of Nancy", not "treaty on partnership" and not "TCA"."""
    words = name.split()
    return len(words) > 1 and words[0][0].isupper() and all(w in _SMALL or not w[0].islower() for w in words)
