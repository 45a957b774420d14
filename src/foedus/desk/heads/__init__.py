"""Signed heads at the desk: the files of heads, proofs and keys, the checks, and what they come to in words."""
