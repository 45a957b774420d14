"""Keeps statements: the append-only store, the cards, the fold from statements to treaties, the checks."""
