"""Answers from treaties: standing, what is outstanding, scenarios, proofs. Never sees a document."""
