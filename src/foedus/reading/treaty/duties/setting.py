"""What a duty hangs on, and how it is limited, gathered from the words around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from foedus.core.words import Event
from foedus.reading.treaty.duties.actors import Actors


@dataclass(frozen=True, slots=True)
class Setting:
    """What is gathered from the words around a duty. `again` are conditions that take up what was told before ("in this case")."""

    events: tuple[Event, ...] = ()
    triggers: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    actors: Actors = field(default_factory=Actors)
    again: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Does it tell no condition at all?"""
        return not (self.events or self.conditions or self.again)

    def joined(self, other: Setting) -> Setting:
        """Both together."""
        both = {
            name: tuple(dict.fromkeys((*getattr(self, name), *getattr(other, name))))
            for name in ("events", "triggers", "conditions", "limits", "exceptions", "unread", "areas", "again")
        }
        return Setting(**both, actors=self.actors.joined(other.actors))

    def told(self) -> Setting:
        """Its conditions alone, which hold for what goes on after it too."""
        return replace(self, limits=(), exceptions=())

    def resolved(self, before: Setting) -> Setting:
        """What takes up something told before, with that; left in words where nothing was told."""
        if not self.again:
            return self
        plain = replace(self, again=())
        if before.events:
            return plain.joined(before.told())
        return plain.joined(Setting(conditions=self.again, unread=self.again))
