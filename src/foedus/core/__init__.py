"""What everything speaks: uncertain days, states and organs, statements, treaties, errors as values."""
