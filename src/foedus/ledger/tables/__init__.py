"""A ledger as a database keeps it: its tables and guards, older forms brought forward, written to, read, erased in, checked."""
