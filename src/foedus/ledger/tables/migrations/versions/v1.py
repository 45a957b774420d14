"""The first form: `meta`, `entries` (number, kind, id, day, record, hash) and `texts`. No step leads to it."""

revision = "v1"
down_revision = None
