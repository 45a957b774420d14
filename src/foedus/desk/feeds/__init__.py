"""What changed in a ledger lately: a list for pages, and an Atom feed."""
