"""Days: time expressions and their resolution."""
