"""Treaties as linked data."""
