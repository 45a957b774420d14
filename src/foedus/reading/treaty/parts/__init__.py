"""A treaty's text as its parts: lines, heads, the order of their numbers, the tree."""
