"""Tickets in forms, so that no other site's page can send one in a user's name (cross-site request forgery)."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_SALT = 16  # bytes; each ticket differs, so that compressed pages do not give one away letter by letter (BREACH)


def secret_of(session: str) -> bytes:
    """The secret of a session for its tickets, from the token that only its user has. Without accounts the server has one."""
    return hashlib.sha256(b"foedus ticket\0" + session.encode("utf-8", "replace")).digest()


def sealed(secret: bytes, purpose: str) -> str:
    """A ticket for one purpose: a form's address or name."""
    salt = secrets.token_hex(_SALT)
    return salt + _seal(secret, salt, purpose)


def check(secret: bytes, purpose: str, ticket: str) -> bool:
    """Whether the ticket was sealed with that secret for that purpose."""
    salt, seal = ticket[: 2 * _SALT], ticket[2 * _SALT :]
    return ticket.isascii() and hmac.compare_digest(seal, _seal(secret, salt, purpose))


def _seal(secret: bytes, salt: str, purpose: str) -> str:
    return hmac.new(secret, f"{salt}\0{purpose}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()
