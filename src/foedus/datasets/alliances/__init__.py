"""Alliance data sets (ATOP, Correlates of War): rows of a user's file as spells, and as statements."""
