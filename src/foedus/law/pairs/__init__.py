"""A treaty between each two of its parties: reservations, amendments, successive treaties (VCLT arts. 19-23, 30, 40)."""
