"""What persons decide of statements, and what counts after it."""
