"""A treaty's own text as Akoma Ntoso."""
