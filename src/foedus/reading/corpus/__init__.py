"""A corpus read document by document: the first pass, and statements as rows."""
