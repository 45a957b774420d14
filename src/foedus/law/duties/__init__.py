"""The life of a duty: created, in effect, triggered, performed, violated, discharged."""
