"""What is to be decided, and what was decided, as rows and as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.core.decisions import Decision
from foedus.core.plain import plain
from foedus.core.sources import Source
from foedus.core.statements import Relation, Statement
from foedus.desk.reports import in_columns
from foedus.desk.safe import one_line
from foedus.ledger.decisions.reviewed import Reviews, reviews
from foedus.ledger.store import Ledger

SHORT = 10  # characters of an id that tell statements apart in any ledger of some thousands
_WORDS = 70  # characters of words shown in a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A statement to be decided, with its source; `deferred` by the decision that stands, if one does."""

    key: str
    statement: Statement
    source: Source
    deferred: Decision | None

    @property
    def words(self) -> str:
        """The words that it rests on."""
        return self.source.text[self.statement.start : self.statement.end]


def pending(ledger: Ledger, treaty: str | None = None, source: str | None = None) -> list[Proposed]:
    """What is to be decided: of one treaty by its key or name as reported, or of sources by id or a part of the name."""
    statements, sources, found = ledger.by_id(), ledger.sources(), reviews(ledger.decisions())
    kept = {key: s for key, s in statements.items() if _about(s, treaty) and _from(s, sources, source)}
    return [
        Proposed(key=key, statement=kept[key], source=sources[kept[key].source], deferred=found.verdict(key))
        for key in found.pending(kept, sources)
    ]


def row(proposed: Proposed) -> tuple[str, ...]:
    """Id, what, whose, day or number, treaty, source, words."""
    deferred = f" (deferred by {proposed.deferred.by})" if proposed.deferred else ""
    what, *others = columns(proposed.statement)
    name = one_line(proposed.source.name, 30)
    return (proposed.key[:SHORT], what + deferred, *others, name, one_line(proposed.words, _WORDS))


def data(proposed: Proposed) -> dict[str, Any]:
    """The statement under its id, with its words."""
    one = proposed.statement
    return {
        "id": proposed.key,
        "kind of statement": type(one.content).__name__.lower(),
        **plain(one),
        "report": proposed.source.name,
        "words": proposed.words,
        "deferred": plain(proposed.deferred),
    }


def columns(statement: Statement) -> tuple[str, str, str, str]:
    """What, whose, day or number, and treaty of any statement."""
    content = statement.content
    if isinstance(content, Relation):
        when = content.when.edtf if content.when else ""
        return f"{content.kind} {content.other}", "", when, content.treaty
    return in_columns(statement) or (type(content).__name__.lower(), "", "", content.treaty or "")


def log_row(decision: Decision, statement: Statement | None, found: Reviews) -> tuple[str, ...]:
    """When, who, what, the statement's id and content, why; and whether it stands."""
    said = " ".join(filter(None, columns(statement))) if statement else ""
    stands = "yes" if found.verdict(decision.statement) == decision else ""
    when = decision.at.strftime("%Y-%m-%d %H:%M")
    return (when, decision.by, decision.verdict.value, decision.statement[:SHORT], said, decision.why, stands, decision.id[:SHORT])


def log_data(decision: Decision, found: Reviews) -> dict[str, Any]:
    """The decision under its id, and whether it stands."""
    return {"id": decision.id, **plain(decision), "stands": found.verdict(decision.statement) == decision}


def told(decisions: Iterable[Decision]) -> str:
    """Who decided what and when, in words: "Ann: reject (2024-12-04 10:12 UTC, why)"."""
    return "; ".join(f"{d.by}: {d.verdict.value} ({d.at:%Y-%m-%d %H:%M} UTC{', ' + d.why if d.why else ''})" for d in decisions)


def _about(statement: Statement, treaty: str | None) -> bool:
    if treaty is None:
        return True
    from foedus.ledger.cards.register import match

    return (statement.content.treaty or "").casefold() in {treaty.casefold(), match(treaty)}


def _from(statement: Statement, sources: Mapping[str, Source], wanted: str | None) -> bool:
    source = sources.get(statement.source)
    return wanted is None or bool(source and (source.id == wanted or wanted.casefold() in source.name.casefold()))
