"""A writer: adds its portions to the ledger at ADDRESS one after the other, and prints the ids of each once it is added.

    python writer.py ADDRESS NAME PORTIONS

A portion has statements of the writer's own, and one that every writer adds.
"""

from __future__ import annotations

import sys

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.opening import open_ledger

OWN = 3
SHARED = "all"
Portion = tuple[list[Source], list[Statement]]


def portion(name: str, number: int) -> Portion:
    """What the writer of that name adds as its nth portion: its own statements, and one that all writers add."""
    mine, theirs = _source(name), _source(SHARED)
    own = [_statement(mine, f"{name}-{number}-{n}") for n in range(OWN)]
    return [mine, theirs], [*own, _statement(theirs, f"shared-{number}")]


def expected(names: list[str], portions: int) -> tuple[set[str], set[str]]:
    """The ids of the sources and of the statements that are there once all have written."""
    made = [portion(name, number) for name in names for number in range(portions)]
    return {s.id for sources, _ in made for s in sources}, {s.id for _, said in made for s in said}


def _source(name: str) -> Source:
    text = f"The reports of {name}."
    return Source(id=source_id(text), name=f"{name}.txt", text=text)


def _statement(source: Source, treaty: str) -> Statement:
    return Statement(source=source.id, start=0, end=11, content=Act(kind=ActKind.SIGNATURE, treaty=treaty))


def write(address: str, name: str, portions: int) -> None:
    """Write the portions, as many processes may do at once."""
    with open_ledger(address) as ledger:
        for number in range(portions):
            sources, statements = portion(name, number)
            ledger.add(sources, statements)
            print(*(s.id for s in statements), flush=True)


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
