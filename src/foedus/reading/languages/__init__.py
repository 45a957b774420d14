"""Other languages than English: a text's language, and a reader of clauses that is driven by tables alone."""
