"""The team's tables in the desk's file. Times are whole seconds since 1970, UTC; of secrets only hashes are kept."""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, Integer, MetaData, Table, Text, event

TABLES = MetaData()
USERS = Table(
    "users",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("password", Text, nullable=False),  # argon2's own form: parameters, salt, hash
    Column("role", Text, nullable=False),
    Column("created", Integer, nullable=False),
    Column("disabled", Integer),
)
SESSIONS = Table(
    "sessions",
    TABLES,
    Column("digest", Text, primary_key=True),
    Column("user", ForeignKey("users.id"), nullable=False, index=True),
    Column("started", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
)
TOKENS = Table(
    "tokens",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("user", ForeignKey("users.id"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created", Integer, nullable=False),
    Column("expires", Integer),
    Column("used", Integer),
    Column("revoked", Integer),
)
ATTEMPTS = Table(
    "attempts",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("at", Integer, nullable=False, index=True),
)
AUDIT = Table(
    "audit",
    TABLES,
    Column("n", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("details", Text, nullable=False),
    sqlite_autoincrement=True,
)

_LARGEST = 2**63 - 1


def within(number: int) -> int:
    """The number, or the nearest that SQLite has."""
    return max(-_LARGEST, min(number, _LARGEST))


_KEPT = "CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON audit {when} BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
# INSERT OR REPLACE takes a row away without the trigger on DELETE: https://www.sqlite.org/lang_conflict.html
_REPLACING = "WHEN EXISTS (SELECT 1 FROM audit WHERE n = NEW.n)"
for _verb, _when in (("UPDATE", ""), ("DELETE", ""), ("INSERT", _REPLACING)):
    _made = DDL(_KEPT.format(verb=_verb, when=_when))  # type: ignore[no-untyped-call]
    event.listen(AUDIT, "after_create", _made)
