"""Reports that come from outside: received in pieces, read apart from the server, added to the ledger in the background."""
