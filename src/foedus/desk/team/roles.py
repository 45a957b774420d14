"""What a user may do: read, review (also decide on statements), admin (also run the team)."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering


@total_ordering
class Role(Enum):
    """Each is more than the ones before it: READ < REVIEW < ADMIN."""

    READ = "read"
    REVIEW = "review"
    ADMIN = "admin"

    def __lt__(self, other: Role) -> bool:
        ranks = list(Role)
        return ranks.index(self) < ranks.index(other)

    def __str__(self) -> str:
        return self.value

    def may(self, needed: Role) -> bool:
        """Whether who has this role may do what needs that one."""
        return self >= needed
