"""Labels made by hand of what final clauses say, and how a reading is held against them.

A name of an even place in its file is one to build on, the others were held back until the reader was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from foedus.ledger.cards.form import sparse

FOLDER = Path(__file__).parent / "labelled"
SAID = "+"  # a note in whatever words


class Label(NamedTuple):
    """What the text of that name says; `article` None where it has no such clause. `held` back?"""

    name: str
    article: str | None
    clause: dict[str, Any]
    held: bool


def labels(file: str, key: str | None = None) -> Iterator[Label]:
    """The labels of a file, in its order; under a key of each where it has several."""
    for place, (name, said) in enumerate(yaml.safe_load((FOLDER / file).read_text("utf-8")).items()):
        one = (said[key] if key else said) or {}
        clause = one.get("clause", {k: v for k, v in one.items() if k != "article"})
        yield Label(name.split("/")[1], one.get("article"), clause, bool(place % 2))


def same(clause: Any, label: Label) -> bool:
    """Does the reading say what the label says, and no more? The words of a note are not compared."""
    said = {k: v for k, v in sparse(clause).items() if k != "article"}
    return _plain(said) == _plain(label.clause)


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    made = {k: _delay(v) if k in ("delay", "later", "notice") else SAID if k == "note" else _flat(v) for k, v in said.items()}
    return {k: v for k, v in made.items() if v != {} or k == "later"}


def _flat(value: Any) -> Any:
    """A state's key more, or a group of which a part is meant, is compared by its kind alone."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{k: str(v) for k, v in one.items() if k != "of"} for one in value]
    return sorted(value) if isinstance(value, list) else str(value)


def _delay(delay: dict[str, Any]) -> dict[str, Any]:
    """The first month after is the month that follows, and twelve months are a year."""
    months = delay.get("months", 0) + 12 * delay.get("years", 0)
    plain = {k: v for k, v in delay.items() if k not in ("months", "years", "nth_month")} | ({"months": months} if months else {})
    nth = delay.get("nth_month")
    return plain | ({"first_of_month": True} if nth == 1 else {"nth_month": nth} if nth else {})
