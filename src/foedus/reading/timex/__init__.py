"""Expressions of time as TimeML (TIMEX3) writes them: their extent, type and value."""
