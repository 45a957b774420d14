"""One line of a ledger: what it records, what it is about, and its place in the chain."""
