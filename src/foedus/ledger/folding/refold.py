"""Folding again with other beliefs: only what the choices touch of the treaties that they touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from foedus.core.statements import Act, Content, Naming, Provision, Relation, Statement
from foedus.core.treaties import Treaty
from foedus.ledger.folding.disputes import Choice, chosen
from foedus.ledger.folding.fold import in_time
from foedus.ledger.folding.told import Told

Choices = frozenset[Choice]
Part = tuple[object, ...]  # what is folded together: acts of one kind and matter, all provisions, all relations


@dataclass(frozen=True, slots=True)
class Refolding:
    """What was told, and the treaties folded from it; each part that a choice touches is folded once more, and kept."""

    told: Told
    base: Mapping[str, Treaty]
    _said: dict[str, list[Statement]] = field(default_factory=dict)
    _made: dict[tuple[str, Part, Choices], Treaty] = field(default_factory=dict)

    def treaties(self, made: Choices) -> Mapping[str, Treaty]:
        """All treaties, with the choices made."""
        touched = {choice.dispute.content.treaty for choice in made}
        return {**self.base, **{key: self._treaty(key, made) for key in touched if key in self.base}}

    def _treaty(self, key: str, made: Choices) -> Treaty:
        mine = [c for c in made if c.dispute.content.treaty == key]
        if key not in self.told.cards:  # its parties may follow from its acts
            return self.told.treaty(key, chosen(self._believed(key), mine))
        touched: dict[Part, set[Choice]] = {}
        for choice in mine:
            for statement in (*choice.dispute.statements, *choice.dispute.denials):
                touched.setdefault(part_of(statement.content), set()).add(choice)
        treaty = self.base[key]
        for part, choices in touched.items():
            treaty = _spliced(treaty, part, self._again(key, part, frozenset(choices)))
        return replace(treaty, acts=tuple(sorted(treaty.acts, key=in_time)))

    def _again(self, key: str, part: Part, made: Choices) -> Treaty:
        if (key, part, made) not in self._made:
            said = (s for s in self._believed(key) if part_of(s.content) in (part, (Naming,)))
            self._made[key, part, made] = self.told.treaty(key, chosen(said, made))
        return self._made[key, part, made]

    def _believed(self, key: str) -> list[Statement]:
        if not self._said:
            self._said.update(self.told.believed())
        return self._said.get(key, [])


def part_of(content: Content) -> Part:
    """With what it is folded together."""
    return (content.kind, content.about) if isinstance(content, Act) else (type(content),)


def _spliced(base: Treaty, part: Part, again: Treaty) -> Treaty:
    if part == (Provision,):
        return replace(base, provisions=again.provisions)
    if part == (Relation,):
        return replace(base, relations=again.relations)
    return replace(base, acts=(*(h for h in base.acts if part_of(h.content) != part), *again.acts))
