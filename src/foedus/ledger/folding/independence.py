"""How many stand behind a line: sources, and the ultimate speakers left when lineage and agencies are taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.treaties import Held

T = TypeVar("T")
_COUNTED = frozenset({"report", "text"})


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The sources of statements and their lineage: `group_of` gives the same name for sources that carry each other's passages."""

    sources: Mapping[str, Source]
    group_of: Callable[[str], str]

    def reports(self, statements: Iterable[Statement]) -> int:
        """The number of reports and texts among the sources; a citation is none."""
        return len({s.source for s in statements if self._counts(s)})

    def speakers(self, statements: Iterable[Statement]) -> frozenset[str]:
        """The ultimate speakers behind reports.

        An agency or official whose word is passed on counts once, whoever passes it on. Sources of one lineage that
        give nobody's word but their own count once, and not at all where the same lineage passes on a speaker's word.
        One that was redacted counts only where nothing else is left: whether another draws on it cannot be told any more.
        """
        counted = [s for s in statements if self._counts(s)]
        quoted = {self.group_of(s.source) for s in counted if self._passed_on(s)}
        spoken = {f"speaker {self._passed_on(s)}" for s in counted if self._passed_on(s)}
        own = {self.group_of(s.source) for s in counted if not self._passed_on(s) and not self._redacted(s)}
        found = frozenset(spoken | {f"lineage {group}" for group in own - quoted})
        return found or frozenset(["redacted"] if counted else [])

    def name(self, statement: Statement) -> str:
        """Who said it, for a sentence: the source's name, and whose word it passes on."""
        source = self.sources.get(statement.source)
        name = source.name if source else statement.source
        return f"{name}, citing {statement.speaker}" if statement.speaker else name

    def held(self, content: T, said: Iterable[Statement], differs: Iterable[str] = (), denied: Iterable[Statement] = ()) -> Held[T]:
        """The content with those who say so, counted."""
        statements = tuple(dict.fromkeys(said))
        return Held(
            content=content,
            statements=statements,
            reports=self.reports(statements),
            independent=len(self.speakers(statements)),
            differences=tuple(dict.fromkeys(differs)),
            disputed=tuple(dict.fromkeys(denied)),
        )

    def _counts(self, statement: Statement) -> bool:
        source = self.sources.get(statement.source)
        return source is not None and source.kind in _COUNTED

    def _redacted(self, statement: Statement) -> bool:
        return self.sources[statement.source].redacted is not None

    def _passed_on(self, statement: Statement) -> str:
        """Whose word it is, where it is not the outlet's own."""
        speaker = (statement.speaker or "").casefold()
        publisher = self.sources[statement.source].publisher or ""
        return "" if speaker == publisher.casefold() else speaker


def citations(held: Held[T]) -> int:
    """How many of the register's citations say so."""
    return len({s.source for s in held.statements if s.method == "card"})
