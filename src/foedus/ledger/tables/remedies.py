"""What to do about what a database's driver said."""

from __future__ import annotations

import re

_REMEDIES = (  # what a driver says, in lower case; the first that fits
    ("is locked", "Another program is writing to it: try again when it has finished."),
    ("no module", "Install that database's driver for Python (PostgreSQL's is psycopg), or name a file."),
    ("an address is written", "Mend the address."),
    (
        "permission denied|must be owner|read-only transaction",
        "Ask who owns the ledger for the right (docs/ledger.md tells which rights a role needs).",
    ),
    ('database ".*" does not exist', "Make the database first (createdb), or check its name in the address."),
    (
        'password|authentication|role ".*" does not exist|pg_hba|ident',
        "Check the user and the password: in the address, in PGPASSWORD or in ~/.pgpass.",
    ),
    (
        "terminating connection|closed the connection|connection is lost|connection is closed|connection not open",
        "Nothing was half written: see that the server runs, and do it again.",
    ),
    (
        "disk is full|no space left|disk i/o error",
        "Make room on the disk, or see whether it is sound; what was acknowledged is kept.",
    ),
    (
        "starting up|shutting down|in recovery mode|not yet accepting",
        "The database's server is being started or stopped: try again in a moment.",
    ),
    ("readonly|unable to open", "Check that the address is right and that you may write there."),
    ("connect|resolve|timed? ?out", "Check the host and the port of the address, and that the server runs."),
)
_ELSE = "Go back to a copy of it, or name another file: foedus ingest PATH... --ledger FILE makes a new one."


def remedy(said: str) -> str:
    """The remedy for that message."""
    return next((helps for words, helps in _REMEDIES if re.search(words, said.casefold())), _ELSE)
