"""Acts that a text tells: who did what to which treaty."""
