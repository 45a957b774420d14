"""The days that a report bears as its own: datelines, lines that are dates, addresses, stamps of paragraphs."""
