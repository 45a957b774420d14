"""The alliances of a day as a graph: what is in it, as files, as a picture."""
