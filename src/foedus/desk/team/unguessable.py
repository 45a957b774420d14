"""Secrets of 256 bits: given once, kept only as SHA-256 (nobody can try them all, so no slow hash is needed)."""

from __future__ import annotations

import hashlib
import secrets

_BYTES = 32
_LONGEST = 100  # characters of one that is worth hashing


def fresh(prefix: str = "") -> str:
    """A new secret, fit for a cookie or a header."""
    return prefix + secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """What is kept of it."""
    return hashlib.sha256(secret[:_LONGEST].encode("utf-8", "replace")).hexdigest()
