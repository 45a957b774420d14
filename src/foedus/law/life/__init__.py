"""A treaty's life and each state's in it: standing, membership, pauses, ends, what is outstanding (VCLT Parts II, III, V)."""
