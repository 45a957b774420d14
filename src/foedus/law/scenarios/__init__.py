"""What an event would trigger: scenarios, duties, cascades, conflicts, one by one or compiled for all states."""
