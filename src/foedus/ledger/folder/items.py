"""Statements, sources and decisions as items of YAML lists, in the words of cards, and back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

from foedus.core.clauses import FinalClauses
from foedus.core.decisions import Decision
from foedus.core.methods import RULES
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Clauses, Membership, Naming, Provision, Relation, Statement
from foedus.core.words import Stance
from foedus.ledger.cards.form import sparse
from foedus.ledger.entries.shape import Misfit, Unfit, made

T = TypeVar("T", Decision, Redaction)
SECTIONS: dict[str, type[Any]] = {
    "names": Naming,
    "acts": Act,
    "clauses": Clauses,
    "provisions": Provision,
    "relations": Relation,
    "claims": Claim,
    "memberships": Membership,
}
SECTION = {cls: name for name, cls in SECTIONS.items()}
BESIDE = frozenset({"source", "said", "entry"})  # what stands beside the content's own fields
SHOWN = 400  # characters of the words that are shown
_FINAL = frozenset(f.name for f in fields(FinalClauses))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a ledger knows of an entry beside what it records; an item written by hand has none."""

    number: int = 0
    recorded: date | None = None
    id: str = ""
    sha256: str = ""  # of a source's text
    hash: str = ""  # its link in the chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Where in its source a statement stands, and how it was said and read. `words` help the reader."""

    at: tuple[int, ...] = (0, 0)
    words: str = ""
    speaker: str | None = None
    stance: Stance = Stance.ASSERTS
    method: str = RULES


def of_statement(statement: Statement, treaty: str | None, text: str) -> dict[str, Any]:
    """The statement in the file of that treaty, with the words of its source's text."""
    whole: dict[str, Any] = sparse(statement.content)
    if statement.content.treaty == treaty:
        whole.pop("treaty", None)
    said = Said(
        at=(statement.start, statement.end),
        words=shown(statement, text),
        speaker=statement.speaker,
        stance=statement.stance,
        method=statement.method,
    )
    beside = {"source": statement.source, "said": sparse(said)}
    final: dict[str, Any] = whole.pop("final", {})
    return final | whole | {key: value for key, value in beside.items() if value}


def statement_of(item: dict[str, Any], section: str, treaty: str | None) -> tuple[Statement, str]:
    """The statement again, and the words that are shown of it. Unfit where it is none."""
    content = {key: value for key, value in item.items() if key not in BESIDE}
    if section == "clauses":
        content = _gathered(content)
    if treaty is not None and section != "memberships":
        content.setdefault("treaty", treaty)
    said = made(item.get("said", {}), Said, ("said",))
    if len(said.at) != 2 or not isinstance(item.get("source"), str):
        raise Unfit([Misfit((), "Its source or its place there is missing.", "Add source: ID and said: {at: [from, to]}.")])
    statement = Statement(
        source=item["source"],
        start=said.at[0],
        end=said.at[1],
        content=made(content, SECTIONS[section]),
        speaker=said.speaker,
        stance=said.stance,
        method=said.method,
    )
    return statement, said.words


def shown(statement: Statement, text: str) -> str:
    """The words of the text where the statement stands, or their beginning."""
    return text[statement.start : min(statement.end, statement.start + SHOWN)] if statement.start >= 0 else ""


def of_source(source: Source) -> dict[str, Any]:
    """A record of the source, but for its id and text."""
    return {key: value for key, value in sparse(source).items() if key not in ("id", "text")}


def source_of(item: dict[str, Any], key: Any, text: Any) -> Source:
    """The source again. Unfit where it is none."""
    return made({k: v for k, v in item.items() if k != "entry"} | {"id": key, "text": text}, Source)


def of_decision(decision: Decision | Redaction) -> dict[str, Any]:
    """The decision, or the redaction, as it is."""
    return dict(sparse(decision))


def decision_of(item: dict[str, Any], cls: type[T]) -> T:
    """The decision, or the redaction, again. Unfit where it is none."""
    return made({key: value for key, value in item.items() if key != "entry"}, cls)


def stamp_of(item: dict[str, Any]) -> Stamp:
    """The item's stamp. Unfit where it is none."""
    return made(item.get("entry", {}), Stamp, ("entry",))


def _gathered(content: dict[str, Any]) -> dict[str, Any]:
    """The final clauses, which stand among the rest in the file, under a key of their own."""
    final = {key: value for key, value in content.items() if key in _FINAL}
    rest = {key: value for key, value in content.items() if key not in _FINAL}
    return rest | ({"final": final} if final else {})
