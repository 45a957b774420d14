"""What the audit tells of: one word an event."""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """Kept in the file as they stand here: a word may be added, never given another meaning."""

    USER_ADDED = "user added"
    ROLE_CHANGED = "role changed"
    PASSWORD_CHANGED = "password changed"
    PASSWORD_REFUSED = "password refused"  # the old one, at a change
    USER_DISABLED = "user disabled"
    USER_ENABLED = "user enabled"
    LOGGED_IN = "logged in"
    LOG_IN_REFUSED = "log-in refused"
    LOGGED_OUT = "logged out"
    SESSIONS_ENDED = "sessions ended"
    TOKEN_MADE = "token made"
    TOKEN_REVOKED = "token revoked"
    UPLOADED = "reports uploaded"
    TRIED_AGAIN = "reading tried again"
    DECIDED = "statement decided"  # what and why stands in the ledger
