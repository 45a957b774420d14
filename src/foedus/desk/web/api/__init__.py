"""What programs ask: the same answers as the pages, as JSON."""
