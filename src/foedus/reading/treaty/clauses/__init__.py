"""The final clauses of a treaty's text as typed data; what cannot be read is told with its article, never guessed."""
