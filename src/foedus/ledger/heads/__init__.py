"""Signed heads: what a ledger held on a day, provable later, and one entry of it without the rest (docs/ledger.md)."""
