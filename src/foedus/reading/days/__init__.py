"""Days: time expressions, their resolution, and the day a report bears itself."""
