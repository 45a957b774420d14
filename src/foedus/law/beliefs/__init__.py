"""What hangs on what is believed: disputed statements that decide, and what more knowledge changed."""
