"""Treaties for the tests of the law, put together from a few words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.core.clauses import FinalClauses
from foedus.core.statements import Act, Provision, Relation, Statement
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import ActKind


def act(kind: str, when: str | None = None, *actors: str, **more: Any) -> Act:
    return Act(kind=ActKind(kind), treaty="t", actors=actors, when=When.parse(when) if when else None, **more)


def held(content: Any, *, disputed: tuple[Statement, ...] = ()) -> Held[Any]:
    said = Statement(source="s1", start=0, end=1, content=content)
    return Held(content=content, statements=(said,), disputed=disputed)


def treaty(
    *acts: Act, parties: str = "RUS PRK", provisions: Iterable[Provision] = (), relations: Iterable[Relation] = (), **more: Any
) -> Treaty:
    clauses = more.pop("clauses", FinalClauses())
    return Treaty(
        id=more.pop("id", "t"), title=more.pop("title", "Sample Treaty"), parties=tuple(parties.split()), clauses=clauses,
        acts=tuple(held(a) for a in acts), provisions=tuple(held(p) for p in provisions), 
        relations=tuple(held(r) for r in relations), **more,
    )  # fmt: skip
