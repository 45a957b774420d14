"""Statements from published data sets, and panels from the ledger."""
