"""A corpus scanned: where its documents come from, the parts in which it is read, the engines, the pairs of near duplicates."""
