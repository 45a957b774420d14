"""What brings a treaty into force: clauses, instruments, conditions (VCLT arts. 11-16, 24)."""
