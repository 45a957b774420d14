"""The reader's words: tables of the language, and the names that a text holds."""
