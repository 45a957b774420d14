"""What all requests share: the ledger as it is now, and what is made from it once."""
