"""Statements from documents: who says what was agreed, done or denied, when, in which words."""
