"""How a duty is to be performed: how soon, with what, and what else is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.core.statements import Provision
from foedus.law.basics.tables import table


@dataclass(frozen=True, slots=True)
class Manner:
    """A provision's words on performance, each under its part; what a report told without its part is put there by its words."""

    promptness: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return iter((*self.promptness, *self.means, *self.rest))


def manner(provision: Provision) -> Manner:
    """Promptness, means and the rest, by `data/manners.csv` where the provision does not keep them apart."""
    told = {words: _part(words) for words in provision.manner}
    of = {part: tuple(w for w, p in told.items() if p == part) for part in ("promptness", "means", "rest")}
    soon = (provision.promptness,) if provision.promptness else ()
    return Manner(*(tuple(dict.fromkeys(w)) for w in ((*soon, *of["promptness"]), (*provision.means, *of["means"]), of["rest"])))


def _part(words: str) -> str:
    return next((row["part"] for row in table("manners") if re.search(row["pattern"], words, re.I)), "rest")
