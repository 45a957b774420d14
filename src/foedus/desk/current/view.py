"""What counts at one time: sources as then known, the statements that stood, and the lineage of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from foedus.core.sources import Source
from foedus.core.statements import Relation, Statement
from foedus.desk.books import held_together, prose, publishers
from foedus.reading.lineage.growing import Growing

By = Mapping[str, tuple[Statement, ...]]


@dataclass(frozen=True)
class View:
    """Statements by id, by treaty (those of none are left out) and by source, in the order of their places."""

    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    by_treaty: By
    by_source: By
    growing: Growing = field(repr=False, compare=False)

    @classmethod
    def of(cls, sources: Mapping[str, Source], statements: Mapping[str, Statement], growing: Growing) -> View:
        """All put together at once."""
        said = statements.values()
        return cls(sources, statements, _put((s.content.treaty, s) for s in said), _put((s.source, s) for s in said), growing)

    @cached_property
    def told(self) -> tuple[Statement, ...]:
        """All statements, in the order in which they were recorded."""
        return tuple(self.statements.values())

    @cached_property
    def relating(self) -> Mapping[str, tuple[str, ...]]:
        """By treaty, the keys of those that say what they are to it."""
        found: dict[str, dict[str, None]] = {}
        for content in (s.content for s in self.told if isinstance(s.content, Relation)):
            found.setdefault(content.other, {})[content.treaty] = None
        return {key: tuple(keys) for key, keys in found.items()}

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """By source, the least id of those that share its passages; sources that stand alone are left out."""
        return held_together(self.growing.follow(prose(self.sources), publishers(self.sources)), self.sources)

    def after(self, sources: Mapping[str, Source], statements: Mapping[str, Statement]) -> tuple[View, frozenset[str]]:
        """The view with these in place of its own, and the keys of the treaties that this touches."""
        told_anew = {key for key, source in sources.items() if self.sources.get(key) != source}
        before = self.groups  # made first, for what grows goes forward
        groups = held_together(self.growing.follow(prose(sources), publishers(sources)), sources) if told_anew else before
        moved = [self.statements.get(k) or statements[k] for k in self.statements.keys() ^ statements.keys()]
        regrouped = {key for key in groups.keys() | before.keys() if groups.get(key) != before.get(key)}
        touched = {s.source for s in moved} | told_anew | regrouped
        by_source = _moved(self.by_source, ((s.source, s) for s in moved), statements)
        treaties = (s.content.treaty for by in (self.by_source, by_source) for key in touched for s in by.get(key, ()))
        by_treaty = _moved(self.by_treaty, ((s.content.treaty, s) for s in moved), statements)
        view = View(sources, statements, by_treaty, by_source, self.growing)
        vars(view)["groups"] = groups
        return view, frozenset(key for key in treaties if key)


def _put(pairs: Iterable[tuple[str | None, Statement]]) -> By:
    found: dict[str, list[Statement]] = {}
    for key, statement in pairs:
        if key:
            found.setdefault(key, []).append(statement)
    return {key: _in_order(said) for key, said in found.items()}


def _moved(by: By, pairs: Iterable[tuple[str | None, Statement]], standing: Mapping[str, Statement]) -> By:
    """With each of these statements put in where it stands now, taken out where it does not."""
    moved: dict[str, dict[str, Statement]] = {}
    for key, statement in pairs:
        if key:
            moved.setdefault(key, {s.id: s for s in by.get(key, ())})[statement.id] = statement
    made = {key: _in_order(s for s in said.values() if s.id in standing) for key, said in moved.items()}
    return {key: said for key, said in {**by, **made}.items() if said}


def _in_order(said: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(said, key=lambda s: (s.source, s.start, s.end, s.id)))
