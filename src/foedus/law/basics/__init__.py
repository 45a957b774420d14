"""What every rule of law speaks: facts as uncertain days, turning points, calendar arithmetic, proofs, names."""
