"""What is done with a whole ledger: copied, carried elsewhere, counted, freed of a source."""
