"""Hashes of passwords by argon2id; as many at once as memory is set aside for."""

from __future__ import annotations

import threading
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from foedus.desk.team import names

AT_ONCE = 2  # hashes in one process; each takes 64 MiB


def hasher() -> PasswordHasher:
    """The second recommended choice of RFC 9106, 4: three passes over 64 MiB in four lanes, salt of 16 bytes, hash of 32."""
    return PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4, hash_len=32, salt_len=16)


class Passwords:
    """Takes equally long for a user that is there and for one that is not."""

    def __init__(self, by: PasswordHasher | None = None) -> None:
        self._hasher = by or hasher()
        self._free = threading.BoundedSemaphore(AT_ONCE)

    def hashed(self, typed: str) -> str:
        """The hash to keep. Refused where the password is too short or too long."""
        chosen = names.password(typed)
        with self._free:
            return self._hasher.hash(chosen)

    def right(self, kept: str | None, typed: str) -> bool:
        """Whether that password was hashed so; None is nobody's hash, and no password is right."""
        tried, nobodys = names.as_typed(typed), self._nobodys  # made for both alike: only then it takes equally long
        if tried is None:
            return False
        try:
            with self._free:
                self._hasher.verify(kept or nobodys, tried)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def renewed(self, kept: str, typed: str) -> str:
        """The hash as it stands; of a right password hashed with other parameters than today's, a new one."""
        if not self._hasher.check_needs_rehash(kept):
            return kept
        with self._free:
            return self._hasher.hash(names.as_typed(typed) or "")

    @cached_property
    def _nobodys(self) -> str:
        with self._free:
            return self._hasher.hash("")
