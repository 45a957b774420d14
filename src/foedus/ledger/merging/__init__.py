"""Two ledgers kept apart become one: nothing is lost, nothing is there twice, what was decided otherwise is shown."""
