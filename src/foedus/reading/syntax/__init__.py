"""Sentences taken apart: phrases, verb groups, clauses."""
