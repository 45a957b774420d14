"""A second reading, by a language model: it picks words of the source, the rest is settled as for the rules."""
